package de.postfachhub.nachricht;

/** The law under which a message is handled. The Weisung 202509011 touches {@link #SGB_III} alone. */
public enum Rechtskreis {
    SGB_III,
    SGB_II,
    FAMILIENKASSE
}

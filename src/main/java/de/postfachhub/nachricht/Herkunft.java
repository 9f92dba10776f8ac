package de.postfachhub.nachricht;

/** The portal profile from which a message was sent. */
public enum Herkunft {
    UNTERNEHMENSPROFIL,
    PERSONENPROFIL
}

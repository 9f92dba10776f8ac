package de.postfachhub.nachricht;

/** The law under which a message is handled. The Weisung 202509011 touches {@link #SGB_III} alone. */
public enum Rechtskreis {
    SGB_III("SGB III"),
    SGB_II("SGB II"),
    FAMILIENKASSE("Familienkasse");

    private final String bezeichnung;

    Rechtskreis(String bezeichnung) {
        this.bezeichnung = bezeichnung;
    }

    /** The name that people read. */
    public String bezeichnung() {
        return bezeichnung;
    }
}

package de.postfachhub.nachricht;

/** The portal profile from which a message was sent. */
public enum Herkunft {
    UNTERNEHMENSPROFIL("Unternehmensprofil"),
    PERSONENPROFIL("Personenprofil");

    private final String bezeichnung;

    Herkunft(String bezeichnung) {
        this.bezeichnung = bezeichnung;
    }

    /** The name that people read. */
    public String bezeichnung() {
        return bezeichnung;
    }
}

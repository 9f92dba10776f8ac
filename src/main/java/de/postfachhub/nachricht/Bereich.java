package de.postfachhub.nachricht;

/** The part of an agency that works on a message. */
public enum Bereich {
    ARBEITGEBER_SERVICE("Arbeitgeber-Service"),
    LEISTUNG("Leistung");

    private final String bezeichnung;

    Bereich(String bezeichnung) {
        this.bezeichnung = bezeichnung;
    }

    /** The name that people read, in mails and on pages. */
    public String bezeichnung() {
        return bezeichnung;
    }
}

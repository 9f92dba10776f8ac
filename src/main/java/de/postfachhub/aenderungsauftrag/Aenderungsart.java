package de.postfachhub.aenderungsauftrag;

/** Which of the tables a change is about. */
public enum Aenderungsart {
    /** Which Bereich works on an Anliegen. */
    WEITERLEITUNG("Weiterleitung"),
    /** Where the messages of a Bereich go and who is notified: Zielpostfach and Organisationspostfach. */
    POSTFACH("Postfach"),
    /** That an office is there, or is closed and has a successor. */
    DIENSTSTELLE("Dienststelle");

    private final String bezeichnung;

    Aenderungsart(String bezeichnung) {
        this.bezeichnung = bezeichnung;
    }

    public String bezeichnung() {
        return bezeichnung;
    }
}

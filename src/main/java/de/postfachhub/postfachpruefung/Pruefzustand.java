package de.postfachhub.postfachpruefung;

/** What is known of an Organisationspostfach. */
public enum Pruefzustand {
    UNGEPRUEFT("ungeprüft"),
    GEPRUEFT("geprüft"),
    UNZUSTELLBAR("unzustellbar"),
    GESPERRT("gesperrt");

    private final String bezeichnung;

    Pruefzustand(String bezeichnung) {
        this.bezeichnung = bezeichnung;
    }

    public String bezeichnung() {
        return bezeichnung;
    }
}

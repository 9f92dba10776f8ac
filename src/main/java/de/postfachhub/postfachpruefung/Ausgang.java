package de.postfachhub.postfachpruefung;

/** How a check ended. */
enum Ausgang {
    BESTAETIGT("Code richtig eingegeben"),
    UNZUSTELLBAR("vom Mailserver endgültig abgelehnt"),
    ERSETZT("durch einen neuen Code ersetzt"),
    VERBRAUCHT("zu oft ein falscher Code"),
    VERFALLEN("nicht rechtzeitig versandt"),
    NICHT_ERLAUBT("Domäne nicht mehr erlaubt");

    private final String bezeichnung;

    Ausgang(String bezeichnung) {
        this.bezeichnung = bezeichnung;
    }

    public String bezeichnung() {
        return bezeichnung;
    }
}

package de.postfachhub.aufbewahrung;

/** What happens to data at the end of their period. */
enum Massnahme {
    GELOESCHT("Zeile gelöscht"),
    PSEUDONYMISIERT("Personenbezug entfernt"),
    BLEIBT("bleibt");

    private final String bezeichnung;

    Massnahme(String bezeichnung) {
        this.bezeichnung = bezeichnung;
    }

    String bezeichnung() {
        return bezeichnung;
    }
}

package de.postfachhub.umsetzung;

/** How far an agency is with a Weisung. */
enum Stand {
    UMGESTELLT("umgestellt", "Alles gilt so, wie die Weisung es will."),
    BEANTRAGT("beantragt", "Ein Änderungsauftrag ist eingereicht oder genehmigt, gilt aber noch nicht."),
    OFFEN("offen", "Die Frist läuft noch, und es ist nichts eingereicht."),
    UEBERFAELLIG("überfällig", "Die Frist ist vorbei, und es gilt noch nicht.");

    private final String bezeichnung;
    private final String text;

    Stand(String bezeichnung, String text) {
        this.bezeichnung = bezeichnung;
        this.text = text;
    }

    public String bezeichnung() {
        return bezeichnung;
    }

    public String text() {
        return text;
    }
}

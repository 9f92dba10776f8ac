package de.postfachhub.aenderungsauftrag;

/** Where a change request stands. */
public enum Auftragszustand {
    ENTWURF("Entwurf", "Noch nicht eingereicht."),
    EINGEREICHT("Eingereicht", "Wartet auf die Genehmigung durch eine zweite Person."),
    GENEHMIGT("Genehmigt", "Genehmigt, gilt aber erst ab einem späteren Tag."),
    WIRKSAM("Wirksam", "Genehmigt und in Kraft."),
    ABGELEHNT("Abgelehnt", "Abgelehnt; es gilt weiter, was vorher galt."),
    ZURUECKGEZOGEN("Zurückgezogen", "Zurückgezogen; es gilt weiter, was vorher galt."),
    VERFALLEN("Verfallen", "Bis zum Tag des Beginns nicht genehmigt; es gilt weiter, was vorher galt.");

    private final String bezeichnung;
    private final String text;

    Auftragszustand(String bezeichnung, String text) {
        this.bezeichnung = bezeichnung;
        this.text = text;
    }

    /** Nobody has decided yet. */
    public boolean offen() {
        return this == ENTWURF || this == EINGEREICHT;
    }

    public String bezeichnung() {
        return bezeichnung;
    }

    public String text() {
        return text;
    }
}

package de.postfachhub.protokoll;

/** Why an Organisationspostfach was not notified of a delivered message. */
public enum Hinweis {
    KEIN_ORGANISATIONSPOSTFACH("Für die Dienststelle und den Bereich ist kein Organisationspostfach eingetragen."),
    POSTFACH_GESPERRT("Das Organisationspostfach ist gesperrt, weil es nicht erreichbar ist."),
    MAIL_UNZUSTELLBAR("Der Mailserver hat die Benachrichtigung endgültig abgelehnt."),
    DOMAENE_NICHT_ERLAUBT("Die Domäne des Organisationspostfachs ist nicht zugelassen."),
    WIEDERVORLAGE("Das Organisationspostfach wurde schon beim ersten Mal benachrichtigt.");

    private final String text;

    Hinweis(String text) {
        this.text = text;
    }

    /** One German sentence for the operator and the auditor. */
    public String text() {
        return text;
    }
}

package de.postfachhub.protokoll;

/** What else there is to say of an event: why an Organisationspostfach was not notified, or whose message it is not. */
public enum Hinweis {
    KEIN_ORGANISATIONSPOSTFACH("Für die Dienststelle und den Bereich ist kein Organisationspostfach eingetragen."),
    POSTFACH_GESPERRT("Das Organisationspostfach ist gesperrt, weil es nicht erreichbar ist."),
    MAIL_UNZUSTELLBAR("Der Mailserver hat die Benachrichtigung endgültig abgelehnt."),
    DOMAENE_NICHT_ERLAUBT("Die Domäne des Organisationspostfachs ist nicht zugelassen."),
    WIEDERVORLAGE("Das Organisationspostfach wurde schon beim ersten Mal benachrichtigt."),
    ANDERE_NACHRICHT("Unter ihrer nachrichtId kennt der Hub eine andere Nachricht; deren Stand bleibt, wie er ist.");

    private final String text;

    Hinweis(String text) {
        this.text = text;
    }

    /** One German sentence for the operator and the auditor. */
    public String text() {
        return text;
    }
}

package de.postfachhub.protokoll;

/** What can happen to a message, with the sentence that an auditor reads. */
public enum Ereignisart {
    EINGEGANGEN("Der Hub hat die Nachricht angenommen."),
    ZUGESTELLT("Die Nachricht liegt in der Warteschlange des Zielpostfachs."),
    BENACHRICHTIGT("Das Organisationspostfach wurde per E-Mail benachrichtigt."),
    NICHT_BENACHRICHTIGT("Das Organisationspostfach wurde nicht benachrichtigt."),
    KLAERFALL("Die Nachricht konnte nicht zugestellt werden und wartet auf Klärung durch den Betrieb."),
    DUBLETTE("Dieselbe Nachricht ist noch einmal eingegangen; die Wiederholung wurde nicht zugestellt."),
    ZURUECKGEGEBEN("Die Agentur hat die Nachricht als nicht zuständig zurückgegeben."),
    WIEDERVORGELEGT("Die Nachricht wurde erneut zur Zuordnung vorgelegt."),
    FEHLER(
            "Ein Versuch der Verarbeitung ist gescheitert; nach dem letzten liegt die Nachricht in der Fehler-Warteschlange.");

    private final String text;

    Ereignisart(String text) {
        this.text = text;
    }

    /** One German sentence without any detail of the message. */
    public String text() {
        return text;
    }
}

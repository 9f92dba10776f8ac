package de.postfachhub.protokoll;

/** What can happen to a message, with the sentence that an auditor reads. */
public enum Ereignisart {
    EINGEGANGEN("Eingegangen", "Der Hub hat die Nachricht angenommen."),
    ZUGESTELLT("Zugestellt", "Die Nachricht liegt in der Warteschlange des Zielpostfachs."),
    BENACHRICHTIGT("Benachrichtigt", "Das Organisationspostfach wurde per E-Mail benachrichtigt."),
    NICHT_BENACHRICHTIGT("Nicht benachrichtigt", "Das Organisationspostfach wurde nicht benachrichtigt."),
    KLAERFALL("Klärfall", "Die Nachricht konnte nicht zugestellt werden und wartet auf Klärung durch den Betrieb."),
    DUBLETTE("Dublette", "Dieselbe Nachricht ist noch einmal eingegangen; die Wiederholung wurde nicht zugestellt."),
    ZURUECKGEGEBEN("Zurückgegeben", "Die Agentur hat die Nachricht als nicht zuständig zurückgegeben."),
    WIEDERVORGELEGT("Wiedervorgelegt", "Die Nachricht wurde erneut zur Zuordnung vorgelegt."),
    FEHLER(
            "Gescheiterter Versuch",
            "Ein Versuch der Verarbeitung ist gescheitert; nach dem letzten liegt die Nachricht in der Fehler-Warteschlange."),
    AUSGESONDERT(
            "Ausgesondert",
            "Der Broker hat die Nachricht ausgesondert; sie liegt in der Fehler-Warteschlange und wartet auf den Betrieb.");

    private final String bezeichnung;
    private final String text;

    Ereignisart(String bezeichnung, String text) {
        this.bezeichnung = bezeichnung;
        this.text = text;
    }

    /** The name that people read. */
    public String bezeichnung() {
        return bezeichnung;
    }

    /** One German sentence without any detail of the message. */
    public String text() {
        return text;
    }
}

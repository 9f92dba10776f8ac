package de.postfachhub.protokoll;

/** Why the broker has put a message aside, with what the operator reads and does. */
public enum Aussonderungsgrund {
    VERSUCHE_ERSCHOEPFT(
            "Alle Versuche, die Nachricht zu verarbeiten, sind gescheitert.",
            "Ursache an den gescheiterten Versuchen ansehen und beheben, dann von postfach.fehler zurück in die Warteschlange verschieben,"
                    + " die in Herkunftsqueue steht."),
    ABGELAUFEN(
            "Die Nachricht hat die Frist überschritten, die ihr Absender gesetzt hat.",
            "Prüfen, warum sie so lange wartete, dann von postfach.fehler zurück in die Warteschlange verschieben, die in Herkunftsqueue"
                    + " steht; dort läuft sie nicht noch einmal ab.");

    private final String text;
    private final String massnahme;

    Aussonderungsgrund(String text, String massnahme) {
        this.text = text;
        this.massnahme = massnahme;
    }

    /** One German sentence without any detail of the message. */
    public String text() {
        return text;
    }

    /** What the operator does about it, in German. */
    public String massnahme() {
        return massnahme;
    }
}

package de.postfachhub.aenderungsauftrag;

/** What the broker says about a queue. */
public enum Zielstand {
    VORHANDEN,
    /** Not there; the broker makes it with its first message. */
    ENTSTEHT,
    /** Not there, and the broker makes none by itself. */
    FEHLT,
    /** The broker can't be asked. */
    UNBEKANNT
}

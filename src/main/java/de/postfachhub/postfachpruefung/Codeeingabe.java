package de.postfachhub.postfachpruefung;

/** What came of a code that somebody entered. */
enum Codeeingabe {
    RICHTIG("Das Postfach ist geprüft."),
    /** Can be no code; isn't counted. */
    UNFOERMIG("Ein Code hat 8 Zeichen, zum Beispiel HK47-W9TC. Vokale, 0 und 1 kommen darin nicht vor."),
    FALSCH("Der Code stimmt nicht. Es gilt nur der Code aus der neuesten E-Mail."),
    VERBRAUCHT("Der Code stimmt nicht, und es waren zu viele falsche. Bitte einen neuen Code senden."),
    ABGELAUFEN("Der Code ist abgelaufen. Bitte einen neuen Code senden."),
    /** None was sent, or the last one is worth nothing any more. */
    KEINER("Für dieses Postfach ist kein Code unterwegs. Bitte zuerst einen senden.");

    private final String text;

    Codeeingabe(String text) {
        this.text = text;
    }

    /** German: why, and what can be done. */
    String text() {
        return text;
    }
}

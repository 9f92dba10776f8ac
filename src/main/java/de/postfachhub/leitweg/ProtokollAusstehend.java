package de.postfachhub.leitweg;

/** What became of a message isn't written in the journal yet, but will be in a moment. */
final class ProtokollAusstehend extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProtokollAusstehend() {
        super("Das Protokoll kennt die Nachricht noch nicht.");
    }
}

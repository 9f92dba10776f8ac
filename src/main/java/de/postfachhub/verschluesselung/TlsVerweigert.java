package de.postfachhub.verschluesselung;

import java.io.IOException;

/** The hub refuses a connection. The message is for operators: German, without anything secret or personal. */
public final class TlsVerweigert extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Tlsfehler fehler;

    /** @param verbindung such as {@code zum Broker} */
    public TlsVerweigert(Tlsfehler fehler, String verbindung) {
        super(fehler.text(verbindung));
        this.fehler = fehler;
    }

    public Tlsfehler fehler() {
        return fehler;
    }
}

package de.postfachhub.leitweg;

import java.io.File;

/** The embedded broker can't start. */
final class BrokerStartetNicht extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final File ordner;

    /** @param ordner where the broker keeps its messages */
    BrokerStartetNicht(File ordner, Exception grund) {
        super("Der eingebettete Broker startet nicht.", grund);
        this.ordner = ordner.getAbsoluteFile();
    }

    File ordner() {
        return ordner;
    }
}

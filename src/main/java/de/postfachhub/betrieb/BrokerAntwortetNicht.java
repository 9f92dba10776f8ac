package de.postfachhub.betrieb;

import java.time.Instant;

/** The broker can't be asked. */
final class BrokerAntwortetNicht extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant seit;
    private final String code;

    /** @param code what Artemis calls it, such as {@code NOT_CONNECTED}; never the text of an exception */
    BrokerAntwortetNicht(Instant seit, String code) {
        super("Der Broker antwortet nicht (" + code
                + "). Prüfen, ob er läuft und unter spring.artemis.broker-url erreichbar ist.");
        this.seit = seit;
        this.code = code;
    }

    Instant seit() {
        return seit;
    }

    String code() {
        return code;
    }
}

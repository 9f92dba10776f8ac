package de.postfachhub.betrieb;

import java.time.Instant;

/** The broker can't be asked. */
final class BrokerAntwortetNicht extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant seit;
    private final String code;

    /** @param code what Artemis calls it, such as {@code NOT_CONNECTED}; never the text of an exception */
    BrokerAntwortetNicht(Instant seit, String code) {
        super(
                "Der Broker antwortet dem Hub nicht (%s). Solange wird keine Nachricht zugestellt; verloren geht keine. %s"
                        .formatted(code, abhilfe(code)));
        this.seit = seit;
        this.code = code;
    }

    private static String abhilfe(String code) {
        return code.startsWith("SECURITY")
                ? "spring.artemis.user, spring.artemis.password und die Rechte dieses Benutzers im Broker prüfen."
                : "Prüfen, ob er läuft und unter spring.artemis.broker-url erreichbar ist; der Hub verbindet sich von selbst wieder.";
    }

    Instant seit() {
        return seit;
    }

    String code() {
        return code;
    }
}

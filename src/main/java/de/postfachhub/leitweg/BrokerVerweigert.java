package de.postfachhub.leitweg;

import jakarta.jms.JMSSecurityException;

/** The broker was reached and doesn't let the hub in. */
final class BrokerVerweigert extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerVerweigert(JMSSecurityException grund) {
        super("Der Broker lässt den Hub nicht ein.", grund);
    }
}

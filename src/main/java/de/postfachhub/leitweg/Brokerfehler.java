package de.postfachhub.leitweg;

import jakarta.jms.JMSException;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** What a fault that Artemis' client throws says of the broker, by the type that it carries. */
final class Brokerfehler {

    /** How a consumer meets that the broker has thrown it out; also after the connection was lost. */
    private static final Set<ActiveMQExceptionType> VERBRAUCHER_GESCHLOSSEN = Set.of(
            ActiveMQExceptionType.ILLEGAL_STATE,
            ActiveMQExceptionType.LARGE_MESSAGE_INTERRUPTED,
            ActiveMQExceptionType.OBJECT_CLOSED);

    /** The client's own, where the answer of the broker didn't come. All others are the broker's answer. */
    private static final Set<ActiveMQExceptionType> OHNE_ANTWORT = Set.of(
            ActiveMQExceptionType.CONNECTION_TIMEDOUT,
            ActiveMQExceptionType.DISCONNECTED,
            ActiveMQExceptionType.NOT_CONNECTED,
            ActiveMQExceptionType.OBJECT_CLOSED,
            ActiveMQExceptionType.REMOTE_DISCONNECT,
            ActiveMQExceptionType.TRANSACTION_OUTCOME_UNKNOWN,
            ActiveMQExceptionType.UNBLOCKED);

    private Brokerfehler() {}

    /** A short name without any detail of a message. */
    static String code(JMSException fehler) {
        return fehler.getCause() instanceof ActiveMQException artemis
                ? artemis.getType().name()
                : fehler.getClass().getSimpleName();
    }

    /** Whether the broker has perhaps closed the one consumer, for the sake of a message, and not the connection. */
    static boolean verbraucherGeschlossen(JMSException fehler) {
        return fehler.getCause() instanceof ActiveMQException artemis
                && VERBRAUCHER_GESCHLOSSEN.contains(artemis.getType());
    }

    /** Whether the broker has answered. A fault without a type is the client's own. */
    static boolean beantwortet(JMSException fehler) {
        return fehler.getCause() instanceof ActiveMQException artemis && !OHNE_ANTWORT.contains(artemis.getType());
    }
}

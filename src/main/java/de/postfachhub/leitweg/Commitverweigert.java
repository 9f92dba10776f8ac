package de.postfachhub.leitweg;

import jakarta.jms.JMSException;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** The broker didn't carry out the transaction in which a message was worked on, and took all of it back. */
final class Commitverweigert extends JMSException {

    private static final long serialVersionUID = 1L;

    private static final Set<ActiveMQExceptionType> VERBINDUNG_FEHLT = Set.of(
            ActiveMQExceptionType.CONNECTION_TIMEDOUT,
            ActiveMQExceptionType.DISCONNECTED,
            ActiveMQExceptionType.NOT_CONNECTED,
            ActiveMQExceptionType.REMOTE_DISCONNECT,
            ActiveMQExceptionType.UNBLOCKED);

    Commitverweigert(JMSException fehler) {
        super(fehler.getMessage(), fehler.getErrorCode());
        initCause(fehler.getCause() == null ? fehler : fehler.getCause());
    }

    /** Whether there is a broker to tell something to. */
    boolean verbunden() {
        return !(getCause() instanceof ActiveMQException artemis && VERBINDUNG_FEHLT.contains(artemis.getType()));
    }
}

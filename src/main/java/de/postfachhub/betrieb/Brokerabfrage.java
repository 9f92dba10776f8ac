package de.postfachhub.betrieb;

import de.postfachhub.aenderungsauftrag.Zielstand;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Instant;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;

/**
 * One connection that asks the broker for its queues and takes part in no transaction of a route. Artemis answers the question for a
 * queue to everyone who may connect; only the age needs the permission {@code browse}.
 */
final class Brokerabfrage implements AutoCloseable {

    /** The broker hands over the first message only, without its body where it is a large one. */
    private static final int OHNE_VORAUSLESEN = 0;

    private static final int BELIEBIG_SCHNELL = -1;

    private final Connection connection;
    private final ClientSession session;

    Brokerabfrage(ConnectionFactory connectionFactory) throws JMSException {
        connection = connectionFactory.createConnection();
        try {
            session = ((ActiveMQSession) connection.createSession()).getCoreSession();
            connection.start();
        } catch (JMSException e) {
            close();
            throw e;
        }
    }

    /** Messages in the queue, those under way to a consumer included; 0 for a queue that doesn't exist. */
    long tiefe(String queue) throws ActiveMQException {
        return session.queueQuery(SimpleString.of(queue)).getMessageCount();
    }

    Zielstand stand(String queue) throws ActiveMQException {
        var antwort = session.queueQuery(SimpleString.of(queue));
        if (antwort.isExists()) {
            return Zielstand.VORHANDEN;
        }
        return antwort.isAutoCreateQueues() ? Zielstand.ENTSTEHT : Zielstand.FEHLT;
    }

    /**
     * When the first message in line was sent. Null for an empty queue, where the hub's user may not browse, or where the broker can't hand the
     * message over (AMQP that JMS has no form for).
     *
     * <p>Not by a JMS browser: that one reads the text of a message before it gives it away.
     */
    @Nullable
    Instant aeltesteSeit(String queue) throws ActiveMQException {
        try (var browser =
                session.createConsumer(SimpleString.of(queue), null, OHNE_VORAUSLESEN, BELIEBIG_SCHNELL, true)) {
            var erste = browser.receiveImmediate();
            return erste == null ? null : Instant.ofEpochMilli(erste.getTimestamp());
        } catch (ActiveMQSecurityException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            // It is broken already: that is why it is closed.
        }
    }
}

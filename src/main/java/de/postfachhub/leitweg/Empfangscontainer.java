package de.postfachhub.leitweg;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.function.BiConsumer;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Reads for a route, and tells of the commit that the broker refuses. By then the route has ended; within a transaction Artemis says only at the
 * commit what is wrong with a message that was sent.
 */
final class Empfangscontainer extends DefaultJmsMessageListenerContainer {

    private final Einzelquittung quittung;
    private final BiConsumer<@Nullable Message, Commitverweigert> verweigert;

    Empfangscontainer(
            JmsEndpoint endpoint, Einzelquittung quittung, BiConsumer<@Nullable Message, Commitverweigert> verweigert) {
        super(endpoint);
        this.quittung = quittung;
        this.verweigert = verweigert;
    }

    @Override
    protected @Nullable Message receiveMessage(MessageConsumer consumer) throws JMSException {
        return quittung.ohneQuittung(() -> super.receiveMessage(consumer));
    }

    /** What is received while the hub stops doesn't come here, goes back unacknowledged, and counts no attempt. */
    @Override
    protected void invokeListener(Session session, Message message) throws JMSException {
        Einzelquittung.quittiere(message);
        super.invokeListener(session, message);
    }

    /** Not by Spring's own method, which holds some of these faults to be harmless. */
    @Override
    protected void commitIfNecessary(Session session, @Nullable Message message) throws JMSException {
        try {
            session.commit();
        } catch (JMSException e) {
            var fehler = new Commitverweigert(e);
            melde(message, fehler);
            throw fehler;
        }
    }

    /** What fails here must not take the place of the fault for which Spring throws the session away. */
    private void melde(@Nullable Message message, Commitverweigert fehler) {
        try {
            verweigert.accept(message, fehler);
        } catch (RuntimeException e) {
            fehler.addSuppressed(e);
        }
    }
}

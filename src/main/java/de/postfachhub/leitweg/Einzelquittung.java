package de.postfachhub.leitweg;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionAcknowledgeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionIndividualAcknowledgeMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Acknowledges to the broker the one message that was received, and none before it.
 *
 * <p>Within a transaction JMS acknowledges "all up to this one". A message that the broker can't convert is one of those: it counts as handed
 * over, fails on its way, and the next message would acknowledge it, unseen by anybody. Safe for use by many threads.
 */
@Component
final class Einzelquittung implements Interceptor {

    /** How a message is taken from the broker; null if there is none. */
    interface Empfang {
        @Nullable
        Message empfange() throws JMSException;
    }

    /** Set while the client acknowledges in JMS' manner, which it does before it gives the message away; by itself where priorities differ. */
    private final ThreadLocal<Boolean> imEmpfang = ThreadLocal.withInitial(() -> false);

    @Nullable
    Message ohneQuittung(Empfang empfang) throws JMSException {
        imEmpfang.set(true);
        try {
            return empfang.empfange();
        } finally {
            imEmpfang.remove();
        }
    }

    /** @param message received by {@link #ohneQuittung}, which is being worked on now */
    static void quittiere(Message message) throws JMSException {
        ClientMessage empfangen = ((ActiveMQMessage) message).getCoreMessage();
        try {
            empfangen.individualAcknowledge();
        } catch (ActiveMQException e) {
            JMSException fehler = new JMSException(e.getMessage());
            fehler.initCause(e);
            throw fehler;
        }
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        boolean quittung =
                packet instanceof SessionAcknowledgeMessage || packet instanceof SessionIndividualAcknowledgeMessage;
        return !(quittung && imEmpfang.get());
    }
}

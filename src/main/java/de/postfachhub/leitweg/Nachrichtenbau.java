package de.postfachhub.leitweg;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.component.jms.JmsMessageHelper;
import org.apache.camel.component.jms.MessageCreatedStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Completes each message that the hub sends: it survives a restart of the broker, never expires, whatever its sender wished, and carries the
 * properties of the exchange.
 *
 * <p>Those are written past the JMS interface, which refuses names that other protocols allow ({@code cloudEvents:type}) and values of bytes: a
 * message must not be held back, or robbed, by what stands in a property. A receiver reads them by JMS all the same. A property without a value
 * is left out.
 */
final class Nachrichtenbau implements MessageCreatedStrategy {

    @Override
    public void onMessageCreated(Message message, Session session, Exchange exchange, @Nullable Throwable cause) {
        try {
            message.setJMSExpiration(0);
            message.setJMSDeliveryMode(DeliveryMode.PERSISTENT);
            JmsMessageHelper.removeJmsProperty(message, JmsConstants.JMS_DELIVERY_MODE);
            schreibe(exchange.getIn().getHeaders(), (ActiveMQMessage) message);
        } catch (JMSException e) {
            throw new IllegalStateException("Eine JMS-Nachricht lässt sich nicht fertigstellen.", e);
        }
    }

    private static void schreibe(Map<String, Object> kopfzeilen, ActiveMQMessage message) throws JMSException {
        for (var kopfzeile : kopfzeilen.entrySet()) {
            if (istWert(kopfzeile.getValue()) && Kopfzeilen.reist(kopfzeile.getKey(), kopfzeilen)) {
                MessageUtil.setObjectProperty(message.getCoreMessage(), kopfzeile.getKey(), kopfzeile.getValue());
            }
        }
        if (message.getJMSCorrelationID() == null
                && kopfzeilen.get(JmsConstants.JMS_HEADER_CORRELATION_ID_AS_BYTES) instanceof byte[] bytes) {
            message.setJMSCorrelationIDAsBytes(bytes);
        }
    }

    private static boolean istWert(@Nullable Object wert) {
        return wert instanceof String
                || wert instanceof Boolean
                || wert instanceof Byte
                || wert instanceof Short
                || wert instanceof Integer
                || wert instanceof Long
                || wert instanceof Float
                || wert instanceof Double
                || wert instanceof Character
                || wert instanceof byte[];
    }
}

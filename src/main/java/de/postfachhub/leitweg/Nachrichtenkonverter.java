package de.postfachhub.leitweg;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.support.converter.MessageConversionException;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.util.unit.DataSize;

/**
 * Carries bodies through the hub unchanged: text stays text, bytes stay bytes, and whatever the contract doesn't allow stays the JMS
 * message that it was.
 *
 * <p>An ObjectMessage is therefore never deserialised, and a body that is far too large is never read into memory: Artemis streams it
 * from one queue to the other.
 */
final class Nachrichtenkonverter implements MessageConverter {

    /** Bytes of a streamed body, as Artemis announces them before the body is read. */
    private static final String ARTEMIS_LARGE_SIZE = "_AMQ_LARGE_SIZE";

    private static final long ARTEMIS_TEXT_OVERHEAD = 64;

    private final long hoechstgroesse;

    Nachrichtenkonverter(DataSize hoechstgroesse) {
        this.hoechstgroesse = hoechstgroesse.toBytes();
    }

    @Override
    public @Nullable Object fromMessage(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            // Artemis stores long text with two bytes a character, and no character is less than one byte in UTF-8.
            return angekuendigt(message) > 2 * hoechstgroesse + ARTEMIS_TEXT_OVERHEAD ? message : text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            return bytes.getBodyLength() > hoechstgroesse ? message : lies(bytes);
        }
        return message;
    }

    @Override
    public Message toMessage(@Nullable Object body, Session session) throws JMSException {
        if (body == null || body instanceof String) {
            return session.createTextMessage((String) body);
        }
        if (body instanceof byte[] bytes) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            return message;
        }
        if (body instanceof Message message) {
            // Received properties are read-only; Camel writes them anew from the headers.
            message.clearProperties();
            return message;
        }
        throw new MessageConversionException("A route may send text, bytes or a received JMS message, not "
                + body.getClass().getName());
    }

    private static byte[] lies(BytesMessage message) throws JMSException {
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        return body;
    }

    private static long angekuendigt(Message message) throws JMSException {
        return message.getObjectProperty(ARTEMIS_LARGE_SIZE) instanceof Number groesse ? groesse.longValue() : 0;
    }
}

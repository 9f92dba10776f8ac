package de.postfachhub.leitweg;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.postfachhub.protokoll.Ereignis;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/**
 * Fills up the first message of {@code postfach.protokoll} with those that wait behind it, within the same transaction: one insert and
 * one commit for many messages.
 */
@Component("protokollstapel")
public final class Protokollstapel {

    private static final int HOECHSTENS = 200;

    private final JmsTemplate jms;
    private final ObjectMapper objectMapper;

    Protokollstapel(ConnectionFactory connectionFactory, ObjectMapper objectMapper) {
        this.jms = new JmsTemplate(connectionFactory);
        this.jms.setSessionTransacted(true);
        this.objectMapper = objectMapper;
    }

    /** @return the events of all messages taken; a message that holds no events goes to the dead letters of the journal */
    public List<Ereignis> sammle(@Body byte[] erste) throws IOException {
        List<Ereignis> stapel = new ArrayList<>(lies(erste));
        jms.execute(session -> fuelleAuf(session, stapel), true);
        return stapel;
    }

    private int fuelleAuf(Session session, List<Ereignis> stapel) throws JMSException {
        int weitere = 0;
        try (MessageConsumer wartende = session.createConsumer(session.createQueue("postfach.protokoll"))) {
            for (Message message; weitere < HOECHSTENS && (message = wartende.receiveNoWait()) != null; weitere++) {
                try {
                    stapel.addAll(lies(message.getBody(byte[].class)));
                } catch (IOException | MessageFormatException e) {
                    // One unreadable message must not hold back the events of others.
                    sende(session, "postfach.fehler.protokoll", message);
                }
            }
        }
        return weitere;
    }

    private static void sende(Session session, String queue, Message message) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.send(message);
        }
    }

    private List<Ereignis> lies(byte[] ereignisse) throws IOException {
        return List.of(objectMapper.readValue(ereignisse, Ereignis[].class));
    }
}

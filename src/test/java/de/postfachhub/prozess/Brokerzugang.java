package de.postfachhub.prozess;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The broker as a portal, an agency and an operator see it: a connection without the hub. */
public final class Brokerzugang implements AutoCloseable {

    private static final long LEER_NACH_MILLIS = 500;

    private final ActiveMQConnection connection;
    private final QueueSession session;

    /** A message as it lay in a queue. */
    public record Fund(String queue, boolean text, byte[] body, Map<String, Object> kopfzeilen) {

        public int testnummer() {
            return Integer.parseInt(kopfzeilen.getOrDefault("Testnummer", -1).toString());
        }
    }

    public Brokerzugang(String url, String benutzer, String kennwort) throws JMSException {
        this.connection =
                (ActiveMQConnection) new ActiveMQConnectionFactory(url, benutzer, kennwort).createConnection();
        this.session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    public Connection connection() {
        return connection;
    }

    public void sende(String queue, Object body, Map<String, ?> kopfzeilen) throws JMSException {
        Message message = body instanceof String text ? session.createTextMessage(text) : bytes((byte[]) body);
        for (var kopfzeile : kopfzeilen.entrySet()) {
            message.setObjectProperty(kopfzeile.getKey(), kopfzeile.getValue());
        }
        try (var producer = session.createProducer(session.createQueue(queue))) {
            producer.send(message);
        }
    }

    public void sende(Testnachricht nachricht) throws JMSException {
        Map<String, Object> kopfzeilen = new HashMap<>(Map.of("Testnummer", nachricht.nummer()));
        if (nachricht.gruppe() != null) {
            kopfzeilen.put("JMSXGroupID", nachricht.gruppe());
        }
        sende("postfach.eingang", nachricht.body(), kopfzeilen);
    }

    private BytesMessage bytes(byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        return message;
    }

    /** Messages in the queue, those under way to a consumer included; 0 for a queue that doesn't exist. */
    public long tiefe(String queue) {
        try {
            return queues().contains(queue)
                    ? ((Number) frage(ResourceNames.QUEUE + queue, "messageCount")).longValue()
                    : 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Messages that the hub hasn't finished with, taken over or not. */
    public long wartend() {
        return tiefe("postfach.eingang") + tiefe("postfach.annahme");
    }

    public TreeSet<String> queues() throws Exception {
        return new TreeSet<>(Arrays.stream((Object[]) frage(ResourceNames.BROKER, "queueNames"))
                .map(String::valueOf)
                .toList());
    }

    private Object frage(String ressource, String attribut) throws Exception {
        return frage(frage -> JMSManagementHelper.putAttribute(frage, ressource, attribut));
    }

    /** Lets the broker carry out one of its management operations. */
    public void verwalte(String befehl, @Nullable Object... angaben) throws Exception {
        frage(frage -> JMSManagementHelper.putOperationInvocation(frage, ResourceNames.BROKER, befehl, angaben));
    }

    private interface Anfrage {
        void schreibe(Message frage) throws Exception;
    }

    private Object frage(Anfrage anfrage) throws Exception {
        // A requestor closes the session that it was given, so it gets one of its own.
        QueueSession eigene = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueRequestor requestor = new QueueRequestor(eigene, eigene.createQueue("activemq.management"));
        try {
            Message frage = eigene.createMessage();
            anfrage.schreibe(frage);
            Message antwort = requestor.request(frage);
            Object ergebnis = JMSManagementHelper.getResult(antwort);
            if (!JMSManagementHelper.hasOperationSucceeded(antwort)) {
                throw new IllegalStateException(String.valueOf(ergebnis));
            }
            return ergebnis;
        } finally {
            requestor.close();
        }
    }

    /** Takes every message out of the queue. */
    public List<Fund> leere(String queue) throws JMSException {
        return lies(queue, null);
    }

    /** Takes the messages that match out of the queue. */
    public List<Fund> lies(String queue, @Nullable String selektor) throws JMSException {
        return lies(queue, selektor, Integer.MAX_VALUE);
    }

    /** The same, but leaves the others there once there are enough. */
    public List<Fund> lies(String queue, @Nullable String selektor, int hoechstens) throws JMSException {
        List<Fund> funde = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue), selektor)) {
            for (Message message;
                    funde.size() < hoechstens && (message = consumer.receive(LEER_NACH_MILLIS)) != null; ) {
                funde.add(fund(queue, message));
            }
        }
        return funde;
    }

    /** Looks at the messages of a queue that no consumer has taken ahead, and leaves them there. */
    public List<Fund> betrachte(String queue) throws JMSException {
        List<Fund> funde = new ArrayList<>();
        try (var browser = session.createBrowser(session.createQueue(queue))) {
            for (var alle = browser.getEnumeration(); alle.hasMoreElements(); ) {
                funde.add(fund(queue, (Message) alle.nextElement()));
            }
        }
        return funde;
    }

    private static Fund fund(String queue, Message message) throws JMSException {
        Map<String, Object> kopfzeilen = new HashMap<>();
        for (var namen = message.getPropertyNames(); namen.hasMoreElements(); ) {
            String name = (String) namen.nextElement();
            kopfzeilen.put(name, message.getObjectProperty(name));
        }
        kopfzeilen.put("JMSPriority", message.getJMSPriority());
        kopfzeilen.put("JMSExpiration", message.getJMSExpiration());
        kopfzeilen.put("JMSDeliveryMode", message.getJMSDeliveryMode());
        kopfzeilen.put("JMSType", message.getJMSType());
        kopfzeilen.put("JMSCorrelationID", message.getJMSCorrelationID());
        kopfzeilen.put("JMSReplyTo", message.getJMSReplyTo());
        if (message instanceof TextMessage text) {
            return new Fund(queue, true, String.valueOf(text.getText()).getBytes(StandardCharsets.UTF_8), kopfzeilen);
        }
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return new Fund(queue, false, body, kopfzeilen);
        }
        return new Fund(queue, false, new byte[0], kopfzeilen);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}

package de.postfachhub.prozess;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.DeliveryMode;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/** A portal that speaks AMQP 1.0 and chooses every section of its messages. */
public final class Amqpzugang implements AutoCloseable {

    private static final long LEER_NACH_MILLIS = 500;

    private final Client client = Client.create();
    private final Connection connection;

    public Amqpzugang(int port, String benutzer, String kennwort) throws ClientException {
        connection = client.connect(
                "127.0.0.1", port, new ConnectionOptions().user(benutzer).password(kennwort));
    }

    /** Returns when the broker has taken the message. */
    public void sende(String queue, Message<?> message) throws Exception {
        try (Sender sender =
                connection.openSender(queue, new SenderOptions().deliveryMode(DeliveryMode.AT_LEAST_ONCE))) {
            sender.send(message.durable(true)).awaitAccepted();
        }
    }

    /** Takes every message out of the queue, also those that no JMS client can be given. */
    public List<Message<?>> leere(String queue) throws Exception {
        List<Message<?>> alle = new ArrayList<>();
        try (Receiver receiver = connection.openReceiver(queue)) {
            for (Delivery eine; (eine = receiver.receive(LEER_NACH_MILLIS, TimeUnit.MILLISECONDS)) != null; ) {
                alle.add(eine.message());
            }
        }
        return alle;
    }

    @Override
    public void close() {
        connection.close();
        client.close();
    }
}

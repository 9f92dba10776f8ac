package de.postfachhub.prozess;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.UnsignedLong;

/** Portals of every protocol that the contract names, one of which sends each message, with ids as their clients make them. */
final class Absender implements AutoCloseable {

    /** The body of what nobody can read. */
    static final String GIFT = "gift";

    private static final String EINGANG = "postfach.eingang";

    private final Random zufall;
    private final Brokerzugang core;
    private final Amqpzugang amqp;
    private final Stompzugang stomp;

    Absender(int port, Brokerzugang core, Random zufall) throws Exception {
        this.zufall = zufall;
        this.core = core;
        this.amqp = new Amqpzugang(port, "hub", "geheim");
        this.stomp = new Stompzugang(port, "hub", "geheim");
    }

    /** Returns when the broker has taken the message. */
    void sende(Testnachricht nachricht) throws Exception {
        switch (zufall.nextInt(3)) {
            case 0 -> core.sende(nachricht);
            case 1 -> amqp.sende(EINGANG, amqp(nachricht));
            default -> {
                if (nachricht.body() instanceof String text) {
                    Map<String, String> kopfzeilen =
                            new HashMap<>(Map.of("Testnummer", Integer.toString(nachricht.nummer())));
                    if (nachricht.gruppe() != null) {
                        kopfzeilen.put("JMSXGroupID", nachricht.gruppe());
                    }
                    stomp.sende(EINGANG, text, kopfzeilen);
                } else {
                    core.sende(nachricht);
                }
            }
        }
    }

    /** A message that the broker can't hand to any JMS client. */
    void sendeGift() throws Exception {
        amqp.sende(
                EINGANG,
                Message.create(GIFT)
                        .messageId("gift-" + zufall.nextInt())
                        .property(
                                "gesendetAm",
                                List.of(new Date(0), UUID.randomUUID(), List.of(1), Map.of("a", 1))
                                        .get(zufall.nextInt(4))));
    }

    private Message<?> amqp(Testnachricht nachricht) throws ClientException {
        Message<?> message = nachricht.body() instanceof String text
                ? Message.create(text)
                : Message.create((byte[]) nachricht.body());
        message.property("Testnummer", nachricht.nummer());
        if (nachricht.gruppe() != null) {
            message.groupId(nachricht.gruppe());
        }
        return switch (zufall.nextInt(5)) {
            case 0 -> message.messageId("ID:" + UUID.randomUUID() + ":1:1:1-" + nachricht.nummer());
            case 1 -> message.messageId(UnsignedLong.valueOf(nachricht.nummer()));
            case 2 -> message.messageId(new Binary(new byte[] {1, (byte) nachricht.nummer()}));
            case 3 -> message.messageId(UUID.randomUUID());
            default -> message;
        };
    }

    @Override
    public void close() throws Exception {
        stomp.close();
        amqp.close();
    }
}

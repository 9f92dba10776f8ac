package de.postfachhub.leitweg;

import de.postfachhub.zusagen.Befund;
import de.postfachhub.zusagen.Zusage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Objects;
import java.util.UUID;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Who sent a message, as far as the broker proves it. Where it doesn't write that on each message itself, a sender could write there whom he
 * likes. So the hub sends itself one with a false name and looks what has become of it, beside all transactions of the routes. Safe for use
 * by many threads.
 */
@Component
final class Brokerbenutzer implements Zusage {

    /** The property with the name, as JMS calls it. Written by the broker if it is told to, see {@code docker/artemis/broker.properties}. */
    static final String KOPFZEILE = "JMSXUserID";

    /** The same as the broker calls it, and as a sender would forge it. */
    static final String BEIM_BROKER = "_AMQ_VALIDATED_USER";

    private static final String QUEUE = "postfach.probe";
    private static final String NUMMER = "probe";
    private static final long FRIST_MILLIS = 5_000;
    private static final long LIEGENGEBLIEBEN_MILLIS = 60_000;

    /** What the broker proves. */
    enum Nachweis {
        /** Who sent it. */
        BENUTZER,
        /** Nobody but this process can send. */
        NUR_DIESER_HUB,
        NICHTS
    }

    /** @param hub the hub's own user, where the broker proves users */
    private record Auskunft(Nachweis nachweis, @Nullable String hub) {}

    private final CachingConnectionFactory connectionFactory;
    private final ObjectProvider<EmbeddedActiveMQ> eingebettet;
    private volatile boolean brokerIstDa;
    private volatile @Nullable Auskunft auskunft;

    Brokerbenutzer(CachingConnectionFactory connectionFactory, ObjectProvider<EmbeddedActiveMQ> eingebettet) {
        this.connectionFactory = connectionFactory;
        this.eingebettet = eingebettet;
    }

    /** From now on a question doesn't wait for it. */
    void brokerIstDa() {
        brokerIstDa = true;
    }

    /**
     * Whether it is proven that the hub itself sent the message, which is also true for what a person has moved after the hub had sent it.
     *
     * @param wer who sent it, if that is proven
     */
    boolean istHub(@Nullable String wer) throws JMSException {
        var bekannt = auskunft();
        return bekannt.nachweis() == Nachweis.NUR_DIESER_HUB
                || bekannt.nachweis() == Nachweis.BENUTZER && Objects.equals(wer, bekannt.hub());
    }

    /** @return what the message carries, if that is proven */
    @Nullable
    String belegt(@Nullable String wer) throws JMSException {
        return auskunft().nachweis() == Nachweis.BENUTZER ? wer : null;
    }

    @Override
    public String code() {
        return "BROKER_NENNT_BENUTZER";
    }

    @Override
    public Befund pruefe() throws JMSException {
        if (!brokerIstDa) {
            return Befund.unbekannt("der Hub hat noch keine Verbindung zum Broker");
        }
        auskunft = frage();
        return switch (auskunft().nachweis()) {
            case BENUTZER -> Befund.haelt("der Broker nennt zu jeder Nachricht den Benutzer, der sie gesendet hat");
            case NUR_DIESER_HUB -> Befund.haelt("nur dieser Prozess erreicht den Broker");
            case NICHTS ->
                Befund.verletzt(
                        "der Broker belegt nicht, wer eine Nachricht gesendet hat, Rückgaben der Agenturen gelten deshalb nicht",
                        "populateValidatedUser=true und die Warteschlange postfach.probe gehören in seine Einstellungen, siehe"
                                + " broker.properties");
        };
    }

    private Auskunft auskunft() throws JMSException {
        var bekannt = auskunft;
        if (bekannt == null) {
            bekannt = frage();
            auskunft = bekannt;
        }
        return bekannt;
    }

    private Auskunft frage() throws JMSException {
        if (eingebettet.stream().anyMatch(Brokerbenutzer::ohneTuer)) {
            return new Auskunft(Nachweis.NUR_DIESER_HUB, null);
        }
        String nummer = UUID.randomUUID().toString();
        try {
            String wer = sendeUndLies(nummer);
            return wer == null || wer.equals(nummer)
                    ? new Auskunft(Nachweis.NICHTS, null)
                    : new Auskunft(Nachweis.BENUTZER, wer);
        } catch (JMSSecurityException e) {
            return new Auskunft(Nachweis.NICHTS, null);
        }
    }

    private static boolean ohneTuer(EmbeddedActiveMQ broker) {
        var configuration = broker.getConfiguration();
        return !configuration.isSecurityEnabled()
                && configuration.getAcceptorConfigurations().stream()
                        .allMatch(tuer -> tuer.getFactoryClassName().equals(InVMAcceptorFactory.class.getName()));
    }

    /** @param nummer of this question, and the name that is forged */
    private @Nullable String sendeUndLies(String nummer) throws JMSException {
        // A connection of its own: the cached one belongs to the routes' transactions.
        try (var connection = Objects.requireNonNull(connectionFactory.getTargetConnectionFactory())
                        .createConnection();
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            var queue = session.createQueue(QUEUE);
            var probe = session.createMessage();
            probe.setStringProperty(NUMMER, nummer);
            probe.setStringProperty(BEIM_BROKER, nummer);
            try (var producer = session.createProducer(queue)) {
                producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
                producer.send(probe);
            }
            // Other instances ask there too. What one of them left behind goes along.
            long alt = probe.getJMSTimestamp() - LIEGENGEBLIEBEN_MILLIS;
            String auswahl = "%s = '%s' OR JMSTimestamp < %d".formatted(NUMMER, nummer, alt);
            try (var consumer = session.createConsumer(queue, auswahl)) {
                for (Message eine; (eine = consumer.receive(FRIST_MILLIS)) != null; ) {
                    if (nummer.equals(eine.getStringProperty(NUMMER))) {
                        return eine.getStringProperty(KOPFZEILE);
                    }
                }
            }
            throw new JMSException("The broker didn't give back the message within " + FRIST_MILLIS + " ms");
        }
    }
}

package de.postfachhub.leitweg;

import de.postfachhub.einstellungen.Warteschleife;
import de.postfachhub.verschluesselung.Tlsfehler;
import jakarta.jms.JMSSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Waits for the broker before Camel, which listens to the same event, starts the routes. The pages are there already, so that an operator
 * sees what the hub waits for.
 */
@Component
final class Brokerwartung {

    /** From the broker's settings alone: the hub sends nothing there, so it never makes this queue. */
    private static final SimpleString NUR_AUS_DEN_EINSTELLUNGEN = SimpleString.of("postfach.fehler.unlesbar");

    private static final Logger LOG = LoggerFactory.getLogger(Brokerwartung.class);

    private final CachingConnectionFactory connectionFactory;
    private final Brokerbenutzer brokerbenutzer;

    Brokerwartung(CachingConnectionFactory connectionFactory, Brokerbenutzer brokerbenutzer) {
        this.connectionFactory = connectionFactory;
        this.brokerbenutzer = brokerbenutzer;
    }

    /** @throws BrokerVerweigert when the broker answers and refuses the hub */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void warte(ContextRefreshedEvent event) {
        // Spring Boot says it after the start; a platform would take a hub that waits for a dead one and kill it.
        AvailabilityChangeEvent.publish(event.getApplicationContext(), LivenessState.CORRECT);
        try {
            new Warteschleife("der Broker", Brokerwartung::vergeht).durchlaufe(this::verbinde);
            brokerbenutzer.brokerIstDa();
        } catch (JMSSecurityException e) {
            throw new BrokerVerweigert(e);
        } catch (Exception e) {
            throw new IllegalStateException("Das Warten auf den Broker wurde abgebrochen.", e);
        }
    }

    private static boolean vergeht(Exception fehler) {
        return !(fehler instanceof JMSSecurityException)
                && Tlsfehler.von(fehler).isEmpty();
    }

    private void verbinde() throws Exception {
        try (var connection = connectionFactory.getTargetConnectionFactory().createConnection();
                var session = (ActiveMQSession) connection.createSession()) {
            if (!session.getCoreSession().queueQuery(NUR_AUS_DEN_EINSTELLUNGEN).isExists()) {
                LOG.warn(
                        "Der Broker kennt die Warteschlange {} nicht, er läuft mit fremden oder älteren Einstellungen: gescheiterte und"
                                + " abgelaufene Nachrichten bleiben dann unbemerkt liegen oder gehen verloren. In seinen Ordner etc gehören"
                                + " broker.properties und rechte.properties dieser Version des Hubs.",
                        NUR_AUS_DEN_EINSTELLUNGEN);
            }
        }
    }
}

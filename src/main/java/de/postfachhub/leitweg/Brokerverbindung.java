package de.postfachhub.leitweg;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says once that the routes can't read from the broker, and once that they can again. Spring and Artemis would say it for every queue
 * every five seconds, partly with a stack trace; their loggers are off in application.yaml. Safe for use by many threads.
 *
 * <p>What the broker refuses for the sake of one message (its commit, or the message itself, where it then throws the consumer out) reaches
 * Spring's containers in the same way. It is told as what it is: the connection stands.
 */
@Component
final class Brokerverbindung implements ExceptionListener {

    /** Longer than the pause between two attempts of a consumer, see {@link Jmseinrichtung}. */
    private static final Duration RUHE = Duration.ofSeconds(7);

    /** How a consumer meets that the broker has thrown it out; also after the connection was lost. */
    private static final Set<String> VERBRAUCHER_GESCHLOSSEN = Set.of(
            ActiveMQExceptionType.ILLEGAL_STATE.name(),
            ActiveMQExceptionType.LARGE_MESSAGE_INTERRUPTED.name(),
            ActiveMQExceptionType.OBJECT_CLOSED.name());

    private static final Logger LOG = LoggerFactory.getLogger(Brokerverbindung.class);

    /** @param heilSeit since when all consumers read, as far as one can see from here; null while one doesn't */
    private record Stoerung(
            Instant seit, Instant zuletzt, @Nullable Instant heilSeit) {}

    private final ObjectProvider<CamelContext> camel;
    private final MeterRegistry metriken;
    private final Clock uhr;
    private final List<String> abweisungen = new ArrayList<>();
    private @Nullable Stoerung stoerung;

    Brokerverbindung(ObjectProvider<CamelContext> camel, MeterRegistry metriken, Clock uhr) {
        this.camel = camel;
        this.metriken = metriken;
        this.uhr = uhr;
    }

    /** A consumer lost its connection or couldn't be set up. */
    @Override
    public void onException(JMSException ausnahme) {
        String code = code(ausnahme);
        boolean vielleichtEineNachricht =
                ausnahme instanceof Commitverweigert || VERBRAUCHER_GESCHLOSSEN.contains(code);
        if (!vielleichtEineNachricht || !merke(code)) {
            melde(code);
        }
    }

    private static String code(JMSException ausnahme) {
        return ausnahme.getCause() instanceof ActiveMQException artemis
                ? artemis.getType().name()
                : ausnahme.getClass().getSimpleName();
    }

    /** Whether the routes read from the broker. */
    synchronized boolean gestoert() {
        return stoerung != null;
    }

    @Scheduled(fixedDelay = 1_000)
    void pruefe() {
        boolean verbindetNeu = camel.getObject().getRoutes().stream()
                .anyMatch(route -> route.getConsumer() instanceof JmsConsumer consumer && verbindetNeu(consumer));
        String code = abgewiesen(verbindetNeu);
        if (verbindetNeu) {
            melde(Objects.requireNonNullElse(code, "verbindet neu"));
        } else {
            entwarne();
        }
    }

    /** @return false while the connection is ill anyway */
    private synchronized boolean merke(String code) {
        return stoerung == null && abweisungen.add(code);
    }

    /** Tells what was refused since the last look, unless the connection is the reason. Returns its code, if anything was refused. */
    private synchronized @Nullable String abgewiesen(boolean verbindetNeu) {
        if (abweisungen.isEmpty()) {
            return null;
        }
        String code = abweisungen.get(0);
        if (!verbindetNeu) {
            abweisungen.forEach(abweisung -> zaehle(
                    "postfach.jms.abweisungen",
                    "Vom Broker zurückgewiesene Transaktionen und geschlossene Verbraucher, nach ihrem Grund",
                    abweisung));
            LOG.warn(
                    "Der Broker hat {} Mal die Arbeit an einer Nachricht zurückgewiesen ({}). Er wiederholt sie und sondert die Nachricht nach"
                            + " dem letzten Versuch aus; andere Nachrichten betrifft das nicht.",
                    abweisungen.size(),
                    code);
        }
        abweisungen.clear();
        return code;
    }

    private synchronized void melde(String code) {
        var jetzt = uhr.instant();
        if (stoerung == null) {
            zaehle("postfach.jms.unterbrechungen", "Unterbrechungen der Verbindung zum Broker, nach ihrem Grund", code);
            LOG.warn(
                    "Die Verbindung zum Broker ist gestört ({}): Nachrichten warten dort, verloren geht keine. Der Hub versucht"
                            + " es weiter; was zu tun ist, sagt /actuator/health.",
                    code);
        }
        stoerung = new Stoerung(stoerung == null ? jetzt : stoerung.seit(), jetzt, null);
    }

    private void zaehle(String name, String beschreibung, String code) {
        Counter.builder(name)
                .description(beschreibung)
                .tag("code", code)
                .register(metriken)
                .increment();
    }

    private synchronized void entwarne() {
        if (stoerung == null) {
            return;
        }
        var jetzt = uhr.instant();
        var heilSeit = Objects.requireNonNullElse(stoerung.heilSeit(), jetzt);
        if (jetzt.isBefore(stoerung.zuletzt().plus(RUHE))) {
            stoerung = new Stoerung(stoerung.seit(), stoerung.zuletzt(), heilSeit);
        } else {
            LOG.info(
                    "Die Verbindung zum Broker steht wieder; sie war {} Sekunden lang gestört.",
                    Duration.between(stoerung.seit(), heilSeit).toSeconds());
            stoerung = null;
        }
    }

    private static boolean verbindetNeu(JmsConsumer consumer) {
        try {
            return consumer.getListenerContainer() instanceof DefaultMessageListenerContainer container
                    && container.isRecovering();
        } catch (Exception e) {
            // The route is just being started or stopped.
            return false;
        }
    }
}

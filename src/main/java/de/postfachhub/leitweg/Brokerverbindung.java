package de.postfachhub.leitweg;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

    private static final Logger LOG = LoggerFactory.getLogger(Brokerverbindung.class);

    /** @param heilSeit since when all consumers read, as far as one can see from here; null while one doesn't */
    private record Stoerung(
            Instant seit, Instant zuletzt, @Nullable Instant heilSeit) {}

    private final ObjectProvider<CamelContext> camel;
    private final MeterRegistry metriken;
    private final Clock uhr;
    /** How often the broker has refused something since the last look, by its code. */
    private final Map<String, Integer> abweisungen = new LinkedHashMap<>();

    private boolean verbandNeu;
    private @Nullable Stoerung stoerung;

    Brokerverbindung(ObjectProvider<CamelContext> camel, MeterRegistry metriken, Clock uhr) {
        this.camel = camel;
        this.metriken = metriken;
        this.uhr = uhr;
    }

    /** A consumer lost its connection or couldn't be set up. A refused commit comes here too, and twice: {@link #abgewiesen} has told it. */
    @Override
    public void onException(JMSException ausnahme) {
        boolean commit = ausnahme instanceof Commitverweigert;
        if (commit && ((Commitverweigert) ausnahme).ausgangBekannt()) {
            return;
        }
        String code = Brokerfehler.code(ausnahme);
        if (commit || !Brokerfehler.verbraucherGeschlossen(ausnahme) || !merke(code)) {
            melde(code);
        }
    }

    /** The broker refused a commit and said why: the connection stands. */
    void abgewiesen(Commitverweigert fehler) {
        merke(Brokerfehler.code(fehler));
    }

    /** Whether the routes read from the broker. */
    synchronized boolean gestoert() {
        return stoerung != null;
    }

    @Scheduled(fixedDelay = 1_000)
    void pruefe() {
        sieh(camel.getObject().getRoutes().stream()
                .anyMatch(route -> route.getConsumer() instanceof JmsConsumer consumer && verbindetNeu(consumer)));
    }

    /** A consumer connects anew for a moment after each refusal too. So it takes two looks in a row to tell, and the first decides nothing. */
    private synchronized void sieh(boolean verbindetNeu) {
        boolean zuvor = verbandNeu;
        verbandNeu = verbindetNeu;
        if (!verbindetNeu) {
            sageAbweisungen();
            entwarne();
        } else if (zuvor) {
            melde(
                    abweisungen.isEmpty()
                            ? "verbindet neu"
                            : abweisungen.keySet().iterator().next());
            abweisungen.clear();
        }
    }

    /** @return false while the connection is ill anyway */
    private synchronized boolean merke(String code) {
        if (stoerung == null) {
            abweisungen.merge(code, 1, Integer::sum);
        }
        return stoerung == null;
    }

    private void sageAbweisungen() {
        if (abweisungen.isEmpty()) {
            return;
        }
        abweisungen.forEach((code, anzahl) -> zaehle(
                "postfach.jms.abweisungen",
                "Vom Broker zurückgewiesene Transaktionen und geschlossene Verbraucher, nach ihrem Grund",
                code,
                anzahl));
        LOG.warn(
                "Der Broker hat {} Mal die Arbeit an einer Nachricht zurückgewiesen ({}). Er wiederholt sie und sondert die Nachricht nach"
                        + " dem letzten Versuch aus; andere Nachrichten betrifft das nicht.",
                abweisungen.values().stream().mapToInt(Integer::intValue).sum(),
                String.join(", ", abweisungen.keySet()));
        abweisungen.clear();
    }

    private synchronized void melde(String code) {
        var jetzt = uhr.instant();
        if (stoerung == null) {
            zaehle(
                    "postfach.jms.unterbrechungen",
                    "Unterbrechungen der Verbindung zum Broker, nach ihrem Grund",
                    code,
                    1);
            LOG.warn(
                    "Die Verbindung zum Broker ist gestört ({}): Nachrichten warten dort, verloren geht keine. Der Hub versucht"
                            + " es weiter; was zu tun ist, sagt /actuator/health.",
                    code);
        }
        stoerung = new Stoerung(stoerung == null ? jetzt : stoerung.seit(), jetzt, null);
    }

    private void zaehle(String name, String beschreibung, String code, int anzahl) {
        Counter.builder(name)
                .description(beschreibung)
                .tag("code", code)
                .register(metriken)
                .increment(anzahl);
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

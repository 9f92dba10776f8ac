package de.postfachhub.betrieb;

import de.postfachhub.aenderungsauftrag.Zielpruefung;
import de.postfachhub.aenderungsauftrag.Zielstand;
import jakarta.annotation.PreDestroy;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the broker for queues, in a thread of its own, so that a broker that is away or silent keeps nobody waiting for long: after one
 * question without an answer in time those who only look are answered without asking, for a while.
 */
@Component
final class Brokerzielpruefung implements Zielpruefung {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ConnectionFactory connectionFactory;
    private final Clock uhr;
    private final ExecutorService faden = Executors.newSingleThreadExecutor(arbeit -> {
        var neu = new Thread(arbeit, "zielpruefung");
        neu.setDaemon(true);
        return neu;
    });
    private volatile Instant nichtVor = Instant.EPOCH;
    /** Touched by the thread alone. */
    private @Nullable Brokerabfrage abfrage;

    Brokerzielpruefung(CachingConnectionFactory connectionFactory, Clock uhr) {
        // A connection of its own: the cached one belongs to the routes' transactions.
        this.connectionFactory = Objects.requireNonNull(connectionFactory.getTargetConnectionFactory());
        this.uhr = uhr;
    }

    @Override
    public Map<String, Zielstand> stand(Set<String> zielpostfaecher, Duration geduld) {
        if (geduld.compareTo(KURZ) <= 0 && uhr.instant().isBefore(nichtVor)) {
            return unbekannt(zielpostfaecher);
        }
        var frage = faden.submit(() -> frage(zielpostfaecher));
        try {
            return frage.get(geduld.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            nichtVor = uhr.instant().plus(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        frage.cancel(true);
        return unbekannt(zielpostfaecher);
    }

    private static Map<String, Zielstand> unbekannt(Set<String> zielpostfaecher) {
        return zielpostfaecher.stream().collect(Collectors.toMap(ziel -> ziel, ziel -> Zielstand.UNBEKANNT));
    }

    private Map<String, Zielstand> frage(Set<String> zielpostfaecher) throws JMSException, ActiveMQException {
        try {
            if (abfrage == null) {
                abfrage = new Brokerabfrage(connectionFactory);
            }
            Map<String, Zielstand> stand = new HashMap<>();
            for (var ziel : zielpostfaecher) {
                stand.put(ziel, abfrage.stand(ziel));
            }
            return stand;
        } catch (JMSException | ActiveMQException | RuntimeException e) {
            trenne();
            throw e;
        }
    }

    private void trenne() {
        if (abfrage != null) {
            abfrage.close();
            abfrage = null;
        }
    }

    @PreDestroy
    void beende() {
        faden.execute(this::trenne);
        faden.shutdown();
    }
}

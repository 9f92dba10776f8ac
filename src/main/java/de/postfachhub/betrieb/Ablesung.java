package de.postfachhub.betrieb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A figure that is read only while somebody looks at it, by one thread at a time, and that nobody waits for when its source is
 * away: however many pages are open, the source is asked once in two seconds at most, and never for more than a twentieth of
 * the time. Safe for use by many threads.
 */
final class Ablesung<T> {

    /**
     * @param wert the last that could be read; null if none ever was
     * @param am when it was read
     * @param gestoert the source fails or doesn't answer; {@code wert} is not of now
     */
    record Stand<T>(@Nullable T wert, @Nullable Instant am, boolean gestoert) {}

    private static final Logger LOG = LoggerFactory.getLogger(Ablesung.class);

    private static final Duration ABSTAND = Duration.ofSeconds(2);
    private static final int ANTEIL = 20;

    /** A source that takes longer counts as away, until it answers after all. */
    private static final Duration GEDULD = Duration.ofSeconds(3);

    private final String name;
    private final Supplier<T> quelle;
    private final Executor ausfuehrung;
    private final Clock uhr;

    private Stand<T> letzter = new Stand<>(null, null, false);
    private Instant begonnen = Instant.MIN;
    private Instant faellig = Instant.MIN;
    private CompletableFuture<Void> lauf = CompletableFuture.completedFuture(null);

    Ablesung(String name, Supplier<T> quelle, Executor ausfuehrung, Clock uhr) {
        this.name = name;
        this.quelle = quelle;
        this.ausfuehrung = ausfuehrung;
        this.uhr = uhr;
    }

    /** What is known, after waiting for a reading that is under way. */
    Stand<T> lies(Duration hoechstens) {
        var laufende = beginne();
        try {
            laufende.get(hoechstens.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The old figure has to do; how old it is stands beside it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stand();
    }

    /** Starts a reading if one is due. Several can be started before the first is waited for. */
    synchronized CompletableFuture<Void> beginne() {
        if (lauf.isDone() && !uhr.instant().isBefore(faellig)) {
            begonnen = uhr.instant();
            lauf = CompletableFuture.runAsync(this::lies, ausfuehrung);
        }
        return lauf;
    }

    private void lies() {
        try {
            var wert = quelle.get();
            fertig(wert);
        } catch (RuntimeException e) {
            gescheitert(e);
        }
    }

    private synchronized void fertig(T wert) {
        var jetzt = uhr.instant();
        var pause = Duration.between(begonnen, jetzt).multipliedBy(ANTEIL);
        letzter = new Stand<>(wert, jetzt, false);
        faellig = jetzt.plus(pause.compareTo(ABSTAND) > 0 ? pause : ABSTAND);
    }

    private synchronized void gescheitert(RuntimeException grund) {
        if (!letzter.gestoert()) {
            LOG.warn("{} can't be read: {}", name, grund.getClass().getSimpleName());
        }
        letzter = new Stand<>(letzter.wert(), letzter.am(), true);
        faellig = uhr.instant().plus(ABSTAND);
    }

    private synchronized Stand<T> stand() {
        boolean stumm = !lauf.isDone() && begonnen.plus(GEDULD).isBefore(uhr.instant());
        return stumm ? new Stand<>(letzter.wert(), letzter.am(), true) : letzter;
    }
}

package de.postfachhub.einstellungen;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the start until a server answers, for as long as it takes: whoever starts everything at once needs no order, and a hub whose
 * database comes back in the morning needs nobody. The log says what the hub waits for, at first and then every half minute.
 */
public final class Warteschleife {

    private static final Logger LOG = LoggerFactory.getLogger(Warteschleife.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration MELDEABSTAND = Duration.ofSeconds(30);

    private final String dienst;
    private final Predicate<Exception> vergeht;
    private final long beginn = System.nanoTime();
    private long gemeldet;

    /** One try to use the server. */
    @FunctionalInterface
    public interface Versuch {
        void unternimm() throws Exception;
    }

    /**
     * @param dienst what is waited for, as the log says it: {@code die Datenbank}
     * @param vergeht tells a fault that may pass by itself from one that a person must mend
     */
    public Warteschleife(String dienst, Predicate<Exception> vergeht) {
        this.dienst = dienst;
        this.vergeht = vergeht;
    }

    /**
     * Returns when an attempt has succeeded.
     *
     * @throws Exception of the attempt, when waiting doesn't help
     * @throws InterruptedException when the hub is told to stop meanwhile
     */
    public void durchlaufe(Versuch versuch) throws Exception {
        var ergebnis = new CompletableFuture<Void>();
        // Attempts have a thread of their own, so that this one just waits: only then Spring can interrupt it for a
        // stop.
        var versuche = Executors.newSingleThreadScheduledExecutor();
        try {
            versuche.scheduleWithFixedDelay(
                    () -> unternimm(versuch, ergebnis), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            ergebnis.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception grund ? grund : e;
        } finally {
            versuche.shutdownNow();
        }
    }

    private void unternimm(Versuch versuch, CompletableFuture<Void> ergebnis) {
        try {
            versuch.unternimm();
            if (gemeldet > 0) {
                LOG.info(
                        "Der Hub hat {} Sekunden gewartet: {} ist erreichbar.",
                        gewartet().toSeconds(),
                        dienst);
            }
            ergebnis.complete(null);
        } catch (Exception e) {
            if (vergeht.test(e)) {
                melde(e);
            } else {
                ergebnis.completeExceptionally(e);
            }
        } catch (Error e) {
            ergebnis.completeExceptionally(e);
        }
    }

    private void melde(Exception e) {
        if (gewartet().compareTo(MELDEABSTAND.multipliedBy(gemeldet)) >= 0) {
            LOG.warn(
                    "Der Hub wartet seit {} Sekunden: {} ist nicht erreichbar ({}).",
                    gewartet().toSeconds(),
                    dienst,
                    grund(e));
            gemeldet++;
        }
    }

    private static String grund(Exception e) {
        var ursache = getMostSpecificCause(e);
        return ursache.getClass().getSimpleName() + ": " + ursache.getMessage();
    }

    private Duration gewartet() {
        return Duration.ofNanos(System.nanoTime() - beginn);
    }
}

package de.postfachhub.betrieb;

import de.postfachhub.datenbank.Datenbankfehler;
import de.postfachhub.datenbank.Datenbankstoerung;
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

/**
 * Whether the database takes what the work writes, tried in the background: by one thread at a time, at most every few seconds however
 * many ask, and nobody waits long for it. Safe for use by many threads.
 */
final class Schreibpruefung {

    /**
     * @param art name of the database product; empty while it isn't known
     * @param fehler null while all is well
     */
    record Befund(String art, @Nullable Datenbankfehler fehler) {}

    private static final Duration ABSTAND = Duration.ofSeconds(3);
    private static final Duration GEDULD = Duration.ofSeconds(3);

    private static final Befund STUMM =
            new Befund("", new Datenbankfehler(false, "keine Antwort", Datenbankstoerung.NICHT_ERREICHBAR));

    private final Supplier<String> probe;
    private final Executor ausfuehrung;
    private final Clock uhr;

    private Instant begonnen = Instant.MIN;
    private CompletableFuture<Befund> lauf = CompletableFuture.completedFuture(STUMM);

    Schreibpruefung(Supplier<String> probe, Executor ausfuehrung, Clock uhr) {
        this.probe = probe;
        this.ausfuehrung = ausfuehrung;
        this.uhr = uhr;
    }

    /** Of the last few seconds. */
    Befund befund() {
        var laufende = beginne();
        try {
            return laufende.get(GEDULD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return STUMM;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return STUMM;
        }
    }

    private synchronized CompletableFuture<Befund> beginne() {
        if (lauf.isDone() && !uhr.instant().isBefore(begonnen.plus(ABSTAND))) {
            begonnen = uhr.instant();
            lauf = CompletableFuture.supplyAsync(this::pruefe, ausfuehrung);
        }
        return lauf;
    }

    private Befund pruefe() {
        try {
            return new Befund(probe.get(), null);
        } catch (RuntimeException e) {
            var andere = new Datenbankfehler(false, e.getClass().getSimpleName(), Datenbankstoerung.ANDERE);
            return new Befund("", Datenbankfehler.von(e).orElse(andere));
        }
    }
}

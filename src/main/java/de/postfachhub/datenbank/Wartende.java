package de.postfachhub.datenbank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The steps of routes that wait for the database just now. Says once in the log that they do, and once that they go on, unless it was but
 * for a moment. Safe for use by many threads.
 */
@Component
public final class Wartende {

    private static final Logger LOG = LoggerFactory.getLogger(Wartende.class);

    /** A deadlock passes with the next attempt and is nobody's business. */
    private static final Duration GERINGFUEGIG = Duration.ofSeconds(1);

    private record Wartender(Instant seit, Datenbankfehler fehler) {}

    /**
     * Why steps wait.
     *
     * @param anzahl of the steps
     * @param seit when the first of them met its first fault
     * @param fehler the last fault of that one
     */
    public record Stau(int anzahl, Instant seit, Datenbankfehler fehler) {}

    private final Map<String, Wartender> alle = new ConcurrentHashMap<>();
    private final Clock uhr;
    private boolean gesagt;

    Wartende(Clock uhr) {
        this.uhr = uhr;
    }

    /**
     * An attempt of a step has failed, and it will try again.
     *
     * @param vorgang what the step works on; it waits in one place at a time
     * @return whether it was the first attempt of that one
     */
    public synchronized boolean wartet(String vorgang, Datenbankfehler fehler) {
        var bisher = alle.get(vorgang);
        alle.put(vorgang, new Wartender(bisher == null ? uhr.instant() : bisher.seit(), fehler));
        if (!gesagt) {
            stau().map(Stau::fehler).ifPresent(this::sage);
        }
        return bisher == null;
    }

    private void sage(Datenbankfehler grund) {
        gesagt = true;
        LOG.warn(
                "Die Arbeit wartet auf die Datenbank ({}): {} Verloren geht nichts, sie macht von selbst weiter. {}",
                grund.grund(),
                grund.stoerung().satz(),
                grund.stoerung().massnahme());
    }

    /** The step has got through, or has given up waiting. Without effect for one that doesn't wait. */
    public void weiter(String vorgang) {
        // Every step of every message comes by here: none that doesn't wait takes the lock.
        if (alle.containsKey(vorgang)) {
            endet(vorgang);
        }
    }

    private synchronized void endet(String vorgang) {
        alle.remove(vorgang);
        if (gesagt && alle.isEmpty()) {
            gesagt = false;
            LOG.info("Die Arbeit wartet nicht mehr auf die Datenbank.");
        }
    }

    /** Empty while no step waits, or none for longer than a moment. */
    public synchronized Optional<Stau> stau() {
        var laengster = alle.values().stream().min(Comparator.comparing(Wartender::seit));
        return laengster
                .filter(einer -> !uhr.instant().isBefore(einer.seit().plus(GERINGFUEGIG)))
                .map(einer -> new Stau(alle.size(), einer.seit(), einer.fehler()));
    }
}

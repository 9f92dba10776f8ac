package de.postfachhub.protokoll;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A histogram of how long messages take from one moment to another. Its buckets stand in application.yaml. */
public final class Laufzeit {

    /** A sender can write any year; the sum of all times must not overflow. */
    private static final Duration HOECHSTENS = Duration.ofDays(365);

    private final Timer timer;

    /** @param beschreibung in German, for those who read the metrics */
    public Laufzeit(MeterRegistry metriken, String name, String beschreibung) {
        this.timer = Timer.builder(name).description(beschreibung).register(metriken);
    }

    /** @param von null where it isn't known; a sender's clock that runs ahead counts as no time at all */
    public void miss(@Nullable Instant von, Instant bis) {
        if (von == null) {
            return;
        }
        Duration dauer = Duration.between(von, bis);
        if (dauer.isNegative()) {
            timer.record(Duration.ZERO);
        } else {
            timer.record(dauer.compareTo(HOECHSTENS) < 0 ? dauer : HOECHSTENS);
        }
    }
}

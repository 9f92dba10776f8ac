package de.postfachhub.zustaendigkeit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** By which state of the tables this instance decides, as figures. */
@Component
final class Standmessung {

    Standmessung(Zustaendigkeiten zustaendigkeiten, Clock uhr, MeterRegistry metriken) {
        Gauge.builder(
                        "postfach.zustaendigkeit.generation",
                        () -> zustaendigkeiten.stand().generation())
                .description("Generation der Tabellen, nach der diese Instanz entscheidet")
                .register(metriken);
        TimeGauge.builder(
                        "postfach.zustaendigkeit.alter",
                        () -> sekundenSeit(zustaendigkeiten.stand().geladenAm(), uhr),
                        TimeUnit.SECONDS)
                .description("Zeit, seit diese Instanz ihre Generation der Tabellen gelesen hat")
                .register(metriken);
        TimeGauge.builder(
                        "postfach.zustaendigkeit.unbestaetigt",
                        () -> sekundenSeit(zustaendigkeiten.stand().bestaetigtAm(), uhr),
                        TimeUnit.SECONDS)
                .description("Zeit, seit die Datenbank zuletzt sagte, dass es keine neuere Generation gibt")
                .register(metriken);
    }

    private static double sekundenSeit(Instant zeitpunkt, Clock uhr) {
        return Duration.between(zeitpunkt, uhr.instant()).toMillis() / 1000.0;
    }
}

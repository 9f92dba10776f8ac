package de.postfachhub.zustaendigkeit;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** By which state of the tables this instance decides, and whether it could miss a newer one. */
@Component
final class ZustaendigkeitHealthIndicator implements HealthIndicator {

    /** It is asked each second; a slow database is no disturbance. */
    private static final Duration DULDSAM = Duration.ofSeconds(30);

    private final Zustaendigkeiten zustaendigkeiten;
    private final Clock uhr;

    ZustaendigkeitHealthIndicator(Zustaendigkeiten zustaendigkeiten, Clock uhr) {
        this.zustaendigkeiten = zustaendigkeiten;
        this.uhr = uhr;
    }

    @Override
    public Health health() {
        var stand = zustaendigkeiten.stand();
        var jetzt = uhr.instant();
        boolean aktuell = !stand.bestaetigtAm().plus(DULDSAM).isBefore(jetzt);
        var health = aktuell
                ? Health.up()
                : Health.down()
                        .withDetail(
                                "meldung",
                                "Die Tabellen der Zuständigkeit lassen sich seit %s nicht lesen oder sind fehlerhaft; entschieden wird weiter nach Generation %d."
                                                .formatted(stand.bestaetigtAm(), stand.generation())
                                        + " Ist der Teil datenbank in Ordnung, so nennt das Log den Fehler in den Tabellen; beim Start wird nicht nachgesehen, solange"
                                        + " der Hub auf den Broker wartet.");
        return health.withDetail("generation", stand.generation())
                .withDetail("geladenAm", stand.geladenAm())
                .withDetail(
                        "alterSekunden",
                        Duration.between(stand.geladenAm(), jetzt).toSeconds())
                .withDetail("bestaetigtAm", stand.bestaetigtAm())
                .build();
    }
}

package de.postfachhub.betrieb;

import de.postfachhub.datenbank.Datenbankfehler;
import de.postfachhub.datenbank.Wartende;
import de.postfachhub.protokoll.Schreibprobe;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Whether the work of this instance gets from the database what it needs: no step waits for it, and while there is nothing to do, a
 * trial says so. Tells codes alone: the texts of drivers hold addresses, users and values.
 */
@Component
final class DatenbankHealthIndicator implements HealthIndicator {

    private final Wartende wartende;
    private final Schreibpruefung pruefung;

    DatenbankHealthIndicator(
            Wartende wartende,
            Schreibprobe probe,
            @Qualifier("applicationTaskExecutor") TaskExecutor ausfuehrung,
            Clock uhr) {
        this.wartende = wartende;
        this.pruefung = new Schreibpruefung(probe::unternimm, ausfuehrung, uhr);
    }

    @Override
    public Health health() {
        var stau = wartende.stau();
        if (stau.isPresent()) {
            return gestoert(stau.get().fehler())
                    .withDetail("seit", stau.get().seit())
                    .withDetail("wartendeSchritte", stau.get().anzahl())
                    .build();
        }
        var befund = pruefung.befund();
        return befund.fehler() == null
                ? Health.up().withDetail("art", befund.art()).build()
                : gestoert(befund.fehler()).build();
    }

    private static Health.Builder gestoert(Datenbankfehler fehler) {
        return Health.down()
                .withDetail(
                        "meldung",
                        "%s (%s) Nachrichten warten im Broker, soweit sie die Datenbank brauchen; verloren geht keine. %s Der Hub macht von selbst weiter."
                                .formatted(
                                        fehler.stoerung().satz(),
                                        fehler.grund(),
                                        fehler.stoerung().massnahme()))
                .withDetail("grund", fehler.grund());
    }
}

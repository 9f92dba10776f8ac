package de.postfachhub.zusagen;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A line for each promise. DOWN in production alone: elsewhere nobody was promised anything. No message waits for it. */
@Component
final class ZusagenHealthIndicator implements HealthIndicator {

    private final Zusagen zusagen;

    ZusagenHealthIndicator(Zusagen zusagen) {
        this.zusagen = zusagen;
    }

    @Override
    public Health health() {
        var befunde = zusagen.befunde();
        var verletzte = befunde.entrySet().stream()
                .filter(eintrag -> eintrag.getValue().istVerletzt())
                .map(ZusagenHealthIndicator::zeile)
                .collect(joining(" "));
        boolean gestoert = zusagen.inProduktion() && !verletzte.isEmpty();
        var health = gestoert ? Health.down() : Health.up();
        if (gestoert) {
            health.withDetail(
                    "meldung", "Eine Zusage zur Sicherheit hält nicht mehr; Nachrichten laufen weiter. " + verletzte);
        }
        befunde.forEach((code, befund) -> health.withDetail(code, befund.zeile()));
        return health.build();
    }

    private static String zeile(Map.Entry<String, Befund> eintrag) {
        return eintrag.getKey() + ": " + eintrag.getValue().text() + ".";
    }
}

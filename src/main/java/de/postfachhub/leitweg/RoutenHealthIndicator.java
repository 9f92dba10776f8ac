package de.postfachhub.leitweg;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether every route runs and reads. */
@Component
final class RoutenHealthIndicator implements HealthIndicator {

    private final CamelContext camel;
    private final Brokerverbindung verbindung;

    RoutenHealthIndicator(CamelContext camel, Brokerverbindung verbindung) {
        this.camel = camel;
        this.verbindung = verbindung;
    }

    @Override
    public Health health() {
        if (!camel.getStatus().isStarted()) {
            return Health.down()
                    .withDetail(
                            "meldung",
                            "Die Routen sind nicht gestartet: Der Hub startet, wartet auf den Broker oder wird beendet.")
                    .build();
        }
        Map<String, String> ruhende = ruhende();
        if (!ruhende.isEmpty()) {
            return stillstand(ruhende);
        }
        return verbindung.gestoert()
                ? ohneBroker()
                : Health.up().withDetail("anzahl", camel.getRoutes().size()).build();
    }

    /** State by route id. */
    private Map<String, String> ruhende() {
        Map<String, String> ruhende = new TreeMap<>();
        for (Route route : camel.getRoutes()) {
            ServiceStatus zustand = camel.getRouteController().getRouteStatus(route.getId());
            if (zustand == null || !zustand.isStarted()) {
                ruhende.put(route.getId(), zustand(zustand));
            }
        }
        return ruhende;
    }

    private static Health stillstand(Map<String, String> ruhende) {
        return Health.down()
                .withDetail(
                        "meldung",
                        "Diese Routen laufen nicht; was sie bearbeiten sollen, wartet: "
                                + String.join(", ", ruhende.keySet())
                                + ". In Hawtio starten oder den Hub neu starten; warum sie stehen, sagt das Log.")
                .withDetail("routen", ruhende)
                .build();
    }

    private static Health ohneBroker() {
        return Health.down()
                .withDetail(
                        "meldung",
                        "Die Routen laufen, können aber nicht vom Broker lesen. Ist der Teil broker in Ordnung, so fehlen dem"
                                + " Benutzer spring.artemis.user im Broker Rechte an den Warteschlangen postfach.*.")
                .build();
    }

    private static String zustand(@Nullable ServiceStatus zustand) {
        if (zustand == null) {
            return "unbekannt";
        }
        return switch (zustand) {
            case Suspended, Suspending -> "ausgesetzt";
            case Starting, Initializing, Initialized -> "startet";
            default -> "angehalten";
        };
    }
}

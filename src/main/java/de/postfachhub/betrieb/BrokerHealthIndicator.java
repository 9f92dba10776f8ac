package de.postfachhub.betrieb;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this instance can use the broker. Answers at once, also while the broker doesn't. */
@Component
final class BrokerHealthIndicator implements HealthIndicator {

    private final Warteschlangen warteschlangen;

    BrokerHealthIndicator(Warteschlangen warteschlangen) {
        this.warteschlangen = warteschlangen;
    }

    @Override
    public Health health() {
        try {
            warteschlangen.alle();
            return Health.up().build();
        } catch (BrokerAntwortetNicht e) {
            return Health.down()
                    .withDetail("meldung", e.getMessage())
                    .withDetail("seit", e.seit())
                    .withDetail("grund", e.code())
                    .build();
        }
    }
}

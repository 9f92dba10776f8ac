package de.postfachhub.betrieb;

import de.postfachhub.betrieb.Warteschlangen.Warteschlange;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The queues as figures. They are the broker's: each instance tells the same. */
@Component
final class Betriebsmessung {

    private final Warteschlangen warteschlangen;
    private final Clock uhr;
    private final MultiGauge zielpostfaecher;

    Betriebsmessung(Warteschlangen warteschlangen, Clock uhr, MeterRegistry metriken) {
        this.warteschlangen = warteschlangen;
        this.uhr = uhr;
        Warteschlangen.NAMEN.forEach(name -> tiefe(metriken, name));
        Warteschlangen.MIT_ALTER.forEach(name -> alter(metriken, name));
        this.zielpostfaecher = MultiGauge.builder("postfach.zielpostfach.nachrichten")
                .description(
                        "Nachrichten, die in der Warteschlange einer Agentur liegen; nur mit postfach.betrieb.zielpostfaecher-messen")
                .register(metriken);
    }

    @Scheduled(fixedDelay = 15_000)
    void misstZielpostfaecher() {
        zielpostfaecher.register(
                warteschlangen.zielpostfaecher().stream()
                        .map(eine -> Row.of(Tags.of("warteschlange", eine.name()), eine.nachrichten()))
                        .toList(),
                true);
    }

    private void tiefe(MeterRegistry metriken, String name) {
        Gauge.builder("postfach.warteschlange.nachrichten", () -> wert(name, Warteschlange::nachrichten))
                .description("Nachrichten in einer Warteschlange des Hubs, auch die gerade bearbeiteten")
                .tag("warteschlange", name)
                .register(metriken);
    }

    private void alter(MeterRegistry metriken, String name) {
        TimeGauge.builder("postfach.warteschlange.alter", () -> wert(name, this::alter), TimeUnit.SECONDS)
                .description(
                        "Alter der vordersten Nachricht, wo Nachrichten auf einen Menschen warten, oder wie lange sie wenigstens wartet; 0, wenn keine wartet")
                .tag("warteschlange", name)
                .register(metriken);
    }

    private double alter(Warteschlange eine) {
        return eine.aeltesteSeit() == null
                ? 0
                : Duration.between(eine.aeltesteSeit(), uhr.instant()).toMillis() / 1000.0;
    }

    /** Not known while the broker is away. */
    private double wert(String name, ToDoubleFunction<Warteschlange> zahl) {
        try {
            return warteschlangen.alle().stream()
                    .filter(eine -> eine.name().equals(name))
                    .mapToDouble(zahl)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (BrokerAntwortetNicht e) {
            return Double.NaN;
        }
    }
}

package de.postfachhub.umsetzung;

import de.postfachhub.weisung.Weisungen;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The progress of the Weisungen as figures. They are the database's: each instance tells the same. */
@Component
final class Umsetzungsmessung {

    private final Weisungen weisungen;
    private final Umsetzungen umsetzungen;
    private final MultiGauge agenturen;

    Umsetzungsmessung(Weisungen weisungen, Umsetzungen umsetzungen, MeterRegistry metriken) {
        this.weisungen = weisungen;
        this.umsetzungen = umsetzungen;
        this.agenturen = MultiGauge.builder("postfach.weisung.agenturen")
                .description("Agenturen nach dem Stand ihrer Umsetzung einer Weisung, heute")
                .register(metriken);
    }

    /** On its own, not when somebody scrapes: a slow database must not hold up the other figures. */
    @Scheduled(fixedDelay = 60_000)
    void miss() {
        agenturen.register(zeilen(), true);
    }

    private List<Row<?>> zeilen() {
        try {
            return weisungen.weisungen().stream()
                    .map(weisung -> umsetzungen.stand(weisung, umsetzungen.heute(), null))
                    .<Row<?>>flatMap(Umsetzungsmessung::zeilen)
                    .toList();
        } catch (DataAccessException | TransactionException e) {
            // No figure is better than an old one; health says that the database is away.
            return List.of();
        }
    }

    private static Stream<Row<?>> zeilen(Umsetzungsstand stand) {
        return stand.gesamt().staende().entrySet().stream()
                .map(anteil -> Row.of(
                        Tags.of(
                                "weisung",
                                stand.weisung(),
                                "stand",
                                anteil.getKey().name().toLowerCase(Locale.ROOT)),
                        anteil.getValue().anzahl()));
    }
}

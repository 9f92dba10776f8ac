package de.postfachhub.benachrichtigung;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How many mails wait for what, over all instances. Asked in the background, so that no look at the metrics waits for the database. */
@Component
final class Versandlage {

    private record Zahlen(long sammelfrist, long wiederholung, long faellig, long gesperrt) {}

    private final JdbcClient jdbc;
    private final Clock uhr;
    private volatile @Nullable Zahlen zahlen;

    Versandlage(JdbcClient jdbc, Clock uhr, MeterRegistry metriken) {
        this.jdbc = jdbc;
        this.uhr = uhr;
        wartende(metriken, "sammelfrist", Zahlen::sammelfrist);
        wartende(metriken, "wiederholung", Zahlen::wiederholung);
        wartende(metriken, "faellig", Zahlen::faellig);
        Gauge.builder("postfach.postfaecher.gesperrt", this, lage -> lage.wert(Zahlen::gesperrt))
                .description("Organisationspostfächer, die gesperrt sind, weil der Mailserver sie nicht kennt")
                .register(metriken);
    }

    private void wartende(MeterRegistry metriken, String grund, ToDoubleFunction<Zahlen> zahl) {
        Gauge.builder("postfach.mail.wartend", this, lage -> lage.wert(zahl))
                .description(
                        "Mails, die auf das Ende der Sammelfrist, auf eine Wiederholung oder nur auf den Versand warten")
                .tag("grund", grund)
                .register(metriken);
    }

    /** Not known before the first look, nor while the database is away. */
    private double wert(ToDoubleFunction<Zahlen> zahl) {
        var jetzige = zahlen;
        return jetzige == null ? Double.NaN : zahl.applyAsDouble(jetzige);
    }

    /** One row per mailbox is looked at, never one per message. */
    @Scheduled(fixedDelay = 10_000)
    void zaehle() {
        try {
            zahlen = jdbc.sql("""
                            SELECT COUNT(CASE WHEN faellig_am > :jetzt AND offene_mail IS NULL THEN 1 END) AS sammelfrist,
                                   COUNT(CASE WHEN faellig_am > :jetzt AND offene_mail IS NOT NULL THEN 1 END) AS wiederholung,
                                   COUNT(CASE WHEN faellig_am <= :jetzt THEN 1 END) AS faellig,
                                   COUNT(gesperrt_seit) AS gesperrt
                            FROM benachrichtigungspostfach
                            """)
                    .param("jetzt", uhr.instant().atOffset(ZoneOffset.UTC))
                    .query(Versandlage::lies)
                    .single();
        } catch (DataAccessException | TransactionException e) {
            // The part "datenbank" of the health says it.
            zahlen = null;
        }
    }

    private static Zahlen lies(ResultSet zeile, int nummer) throws SQLException {
        return new Zahlen(
                zeile.getLong("sammelfrist"),
                zeile.getLong("wiederholung"),
                zeile.getLong("faellig"),
                zeile.getLong("gesperrt"));
    }
}

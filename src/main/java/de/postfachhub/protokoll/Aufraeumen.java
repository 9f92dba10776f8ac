package de.postfachhub.protokoll;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes once a day what is older than {@link Aufbewahrung} says: in small batches, each its own transaction, so that
 * nobody waits for long. Instances that clean at the same time get in each other's way at worst, never do harm.
 */
@Component
final class Aufraeumen {

    static final int STAPEL = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Aufraeumen.class);

    private final JdbcClient jdbc;
    private final Aufbewahrung aufbewahrung;
    private final Clock uhr;

    Aufraeumen(JdbcClient jdbc, Aufbewahrung aufbewahrung, Clock uhr) {
        this.jdbc = jdbc;
        this.aufbewahrung = aufbewahrung;
        this.uhr = uhr;
    }

    /** A failure is left to the next day: nothing depends on the day on which a row goes. */
    @Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void raeumeAuf() {
        var grenze = OffsetDateTime.ofInstant(uhr.instant().minus(aufbewahrung.aufbewahrung()), ZoneOffset.UTC);
        try {
            int ereignisse = loesche("protokoll", "id", "zeitpunkt", grenze);
            int eintraege = loesche("eingangsbuch", "nachricht_id", "eingetragen_am", grenze);
            LOG.info("Aufbewahrung: {} Ereignisse und {} Einträge des Eingangsbuchs gelöscht", ereignisse, eintraege);
        } catch (DataAccessException e) {
            LOG.warn("Aufbewahrung: abgebrochen, wird in 24 Stunden nachgeholt", e);
        }
    }

    private int loesche(String tabelle, String schluessel, String zeit, OffsetDateTime grenze) {
        var anweisung = """
                DELETE FROM %1$s
                WHERE %2$s IN (SELECT %2$s FROM %1$s WHERE %3$s < :grenze ORDER BY %3$s LIMIT :stapel)
                """.formatted(tabelle, schluessel, zeit);
        int summe = 0;
        int stapel;
        do {
            stapel = jdbc.sql(anweisung)
                    .param("grenze", grenze)
                    .param("stapel", STAPEL)
                    .update();
            summe += stapel;
        } while (stapel > 0);
        return summe;
    }
}

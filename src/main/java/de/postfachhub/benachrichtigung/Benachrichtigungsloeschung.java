package de.postfachhub.benachrichtigung;

import de.postfachhub.protokoll.Aufbewahrung;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes once a day what is older than {@link Aufbewahrung} says and doesn't wait to be sent; in small batches, each its own
 * transaction. A message that is replayed after that is mailed again.
 */
@Component
final class Benachrichtigungsloeschung {

    static final int STAPEL = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Benachrichtigungsloeschung.class);

    private final JdbcClient jdbc;
    private final Aufbewahrung aufbewahrung;
    private final Clock uhr;

    Benachrichtigungsloeschung(JdbcClient jdbc, Aufbewahrung aufbewahrung, Clock uhr) {
        this.jdbc = jdbc;
        this.aufbewahrung = aufbewahrung;
        this.uhr = uhr;
    }

    /** A failure is left to the next day: nothing depends on the day on which a row goes. */
    @Scheduled(initialDelay = 15, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void loescheAltes() {
        try {
            int summe = 0;
            int stapel;
            do {
                stapel = loescheStapel();
                summe += stapel;
            } while (stapel == STAPEL);
            LOG.info("Aufbewahrung: {} Benachrichtigungen gelöscht", summe);
        } catch (DataAccessException e) {
            LOG.warn("Aufbewahrung der Benachrichtigungen: abgebrochen, wird in 24 Stunden nachgeholt", e);
        }
    }

    private int loescheStapel() {
        return jdbc.sql("""
                        DELETE FROM benachrichtigung
                        WHERE id IN (
                            SELECT id
                            FROM benachrichtigung
                            WHERE status IN ('VERSANDT', 'GESPERRT', 'NICHT_ERLAUBT', 'GESCHEITERT') AND status_seit < :grenze
                            LIMIT :stapel)
                        """)
                .param(
                        "grenze",
                        uhr.instant().minus(aufbewahrung.aufbewahrung()).atOffset(ZoneOffset.UTC))
                .param("stapel", STAPEL)
                .update();
    }
}

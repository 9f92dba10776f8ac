package de.postfachhub.aufbewahrung;

import de.postfachhub.aufbewahrung.Loeschprotokoll.Lauf;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes once a day what {@link Tabellenfrist} says: in small batches, each its own transaction with its entry in the record, so that
 * nobody waits for long and nothing is deleted without a trace.
 */
@Component
final class Aufraeumen {

    static final int STAPEL = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Aufraeumen.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaktion;
    private final Loeschprotokoll loeschprotokoll;
    private final Aufbewahrung nachrichten;
    private final Aufbewahrungsfristen uebrige;
    private final Clock uhr;

    Aufraeumen(
            JdbcClient jdbc,
            TransactionTemplate transaktion,
            Loeschprotokoll loeschprotokoll,
            Aufbewahrung nachrichten,
            Aufbewahrungsfristen uebrige,
            Clock uhr) {
        this.jdbc = jdbc;
        this.transaktion = transaktion;
        this.loeschprotokoll = loeschprotokoll;
        this.nachrichten = nachrichten;
        this.uebrige = uebrige;
        this.uhr = uhr;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void raeumeAuf() {
        for (var regel : Tabellenfrist.values()) {
            regel.loeschung()
                    .ifPresent(loeschung -> regel.frist().ifPresent(frist -> raeumeAuf(regel, frist, loeschung)));
        }
    }

    /** A failure is left to the next day, and the other rules go on: nothing depends on the day on which a row goes. */
    private void raeumeAuf(Tabellenfrist regel, Frist frist, Loeschung loeschung) {
        var jetzt = uhr.instant();
        var lauf = new Lauf(UUID.randomUUID(), regel, jetzt, jetzt.minus(frist.dauer(nachrichten, uebrige)));
        long summe = 0;
        try {
            int stapel;
            do {
                stapel = stapel(lauf, loeschung);
                summe += stapel;
            } while (stapel == STAPEL);
            LOG.info(
                    "Aufbewahrung, {}: {} Mal {}",
                    regel.tabelle(),
                    summe,
                    regel.massnahme().bezeichnung());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Aufbewahrung, {}: nach {} Zeilen abgebrochen ({}), wird in 24 Stunden nachgeholt",
                    regel.tabelle(),
                    summe,
                    e.getClass().getSimpleName());
        }
    }

    private int stapel(Lauf lauf, Loeschung loeschung) {
        Integer anzahl = transaktion.execute(status -> {
            var jetzt = uhr.instant();
            int geloescht = loeschung.stapel(jdbc, lauf.aelterAls(), jetzt, STAPEL);
            if (geloescht > 0) {
                loeschprotokoll.vermerke(lauf, geloescht, jetzt);
            }
            return geloescht;
        });
        return anzahl == null ? 0 : anzahl;
    }
}

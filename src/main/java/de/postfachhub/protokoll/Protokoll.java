package de.postfachhub.protokoll;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal in the database. Safe for use by many threads and instances. */
@Component
public final class Protokoll {

    private final JdbcOperations stapel;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaktion;
    private final Protokollmessung messung;
    private final Loeschvermerke vermerke;

    Protokoll(
            JdbcOperations stapel, JdbcClient jdbc, PlatformTransactionManager transaktionen, MeterRegistry metriken) {
        this.stapel = stapel;
        this.jdbc = jdbc;
        this.vermerke = new Loeschvermerke(jdbc);
        this.messung = new Protokollmessung(metriken);
        this.transaktion = new TransactionTemplate(transaktionen);
    }

    /**
     * Writes all of the events or none, in one transaction. An event that is already there is passed over, so that a
     * redelivered or half-confirmed batch can simply be written again. What comes late of a message that was erased is written without
     * what leads to it.
     *
     * @throws org.springframework.dao.DataAccessException or
     *     {@link org.springframework.transaction.CannotCreateTransactionException} when the database can't be used now; wait
     *     and try again. No event is ever refused for what it holds.
     */
    public void schreibe(List<Ereignis> neueste) {
        transaktion.executeWithoutResult(status -> {
            var ereignisse = vermerke.ohneBezug(neueste);
            int[] eingefuegt = stapel.batchUpdate(
                    Protokollzeile.EINFUEGEN,
                    ereignisse.stream().map(Protokollzeile::werte).toList());
            var neue = IntStream.range(0, eingefuegt.length)
                    .filter(nummer -> eingefuegt[nummer] != 0)
                    .mapToObj(ereignisse::get)
                    .toList();
            // The caller may have begun the transaction; what it takes back must not have been counted.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    messung.geschrieben(neue);
                }
            });
        });
    }

    /**
     * The way of one message as far as {@code sicht} reaches, or empty if the journal has no event of it (any more, or not yet) that it
     * reaches.
     */
    public Optional<Nachrichtenweg> weg(UUID nachrichtId, Sichtkreis sicht) {
        var ereignisse = jdbc.sql("""
                        SELECT *
                        FROM protokoll
                        WHERE nachricht_id = ? AND %s
                        ORDER BY zeitpunkt, lfd, id
                        LIMIT 1000
                        """.formatted(sicht.bedingung("dienststelle")))
                .param(nachrichtId)
                .query(Protokollzeile::lies)
                .list();
        return ereignisse.isEmpty() ? Optional.empty() : Optional.of(Nachrichtenweg.aus(nachrichtId, ereignisse));
    }

    /** Whether somebody had what is known of the message erased, after that time; within the caller's transaction, if there is one. */
    public boolean istGeloescht(UUID nachrichtId, Instant zeitpunkt) {
        return vermerke.istGeloescht(nachrichtId, zeitpunkt);
    }

    /**
     * Where the message was delivered to last. Empty if the journal knows of no delivery, be it that there was none, that it isn't written yet
     * or not kept any longer.
     */
    public Optional<String> zielpostfach(UUID nachrichtId) {
        return jdbc.sql("""
                        SELECT queue
                        FROM protokoll
                        WHERE nachricht_id = ? AND art = 'ZUGESTELLT'
                        ORDER BY zeitpunkt DESC, lfd DESC
                        LIMIT 1
                        """).param(nachrichtId).query(String.class).optional();
    }

    /** Whether it is known what became of the message when it was accepted. */
    public boolean kennt(UUID nachrichtId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM protokoll WHERE nachricht_id = ? AND art = 'EINGEGANGEN')")
                .param(nachrichtId)
                .query(Boolean.class)
                .single();
    }

    /**
     * How much happened since then, minute by minute, in one statement over the index of the times. Its cost grows with the
     * number of events; ask for hours, not for months.
     */
    public List<Minutenzahl> zaehle(Instant seit) {
        return jdbc.sql("""
                        SELECT date_trunc('minute', zeitpunkt) AS beginn, art, bereich, count(*) AS anzahl
                        FROM protokoll
                        WHERE zeitpunkt >= ?
                        GROUP BY date_trunc('minute', zeitpunkt), art, bereich
                        """)
                .param(seit.atOffset(ZoneOffset.UTC))
                .query(Protokollzeile::zahl)
                .list();
    }

    /** Newest first. One more than {@code groesse} if there are more. */
    List<Ereignis> suche(Suche suche) {
        var anweisung = jdbc.sql("""
                SELECT *
                FROM protokoll
                %s
                ORDER BY zeitpunkt DESC, lfd DESC, id
                LIMIT :anzahl OFFSET :versatz
                """.formatted(suche.bedingung()));
        return anweisung
                .params(suche.werte())
                .param("anzahl", suche.groesse() + 1)
                .param("versatz", suche.seite() * suche.groesse())
                .query(Protokollzeile::lies)
                .list();
    }
}

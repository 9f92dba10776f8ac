package de.postfachhub.postfachpruefung;

import de.postfachhub.benachrichtigung.Mailadresse;
import de.postfachhub.zugang.Handelnder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** When test mails were asked for, counted backwards. Reads the last day alone, which the limits keep short. */
@Component
final class Anforderungen {

    private final JdbcClient jdbc;

    Anforderungen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One after the other, at all instances, until the end of the caller's transaction. */
    void sperre() {
        jdbc.sql("SELECT id FROM pruefgrenze FOR UPDATE").query(Integer.class).single();
    }

    /** The n-th latest to the same person, whatever the spelling; empty if there were fewer. */
    Optional<Instant> an(String adresse, Instant seit, int n) {
        return zeitpunkt(jdbc.sql("""
                                SELECT angefordert_am
                                FROM postfachpruefung
                                WHERE angefordert_am > :seit
                                  AND regexp_replace(lower(adresse), '[+][^@]*@', '@') = :person
                                ORDER BY angefordert_am DESC
                                LIMIT 1 OFFSET :vorher
                                """).param("person", Mailadresse.person(adresse)), seit, n);
    }

    /** The n-th latest by the same user; rows from before there were identities know the name alone. */
    Optional<Instant> von(Handelnder wer, Instant seit, int n) {
        return zeitpunkt(jdbc.sql("""
                                SELECT angefordert_am
                                FROM postfachpruefung
                                WHERE angefordert_am > :seit
                                  AND (angefordert_kennung = :kennung
                                       OR angefordert_kennung IS NULL AND angefordert_von = :name)
                                ORDER BY angefordert_am DESC
                                LIMIT 1 OFFSET :vorher
                                """).param("kennung", wer.kennung()).param("name", wer.name()), seit, n);
    }

    /** The n-th latest of all. */
    Optional<Instant> alle(Instant seit, int n) {
        return zeitpunkt(jdbc.sql("""
                                SELECT angefordert_am
                                FROM postfachpruefung
                                WHERE angefordert_am > :seit
                                ORDER BY angefordert_am DESC
                                LIMIT 1 OFFSET :vorher
                                """), seit, n);
    }

    private static Optional<Instant> zeitpunkt(StatementSpec frage, Instant seit, int n) {
        return frage.param("seit", seit.atOffset(ZoneOffset.UTC))
                .param("vorher", n - 1)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}

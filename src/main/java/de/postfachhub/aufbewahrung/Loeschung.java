package de.postfachhub.aufbewahrung;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One batch of a clean-up, in the caller's transaction. Rows that somebody else holds are left to the next run, so that any number of
 * instances may clean at once and nobody waits; what has changed meanwhile is looked at again before it goes.
 */
@FunctionalInterface
interface Loeschung {

    /** Stands for the steps that the hub itself has made, see {@code Auftragsschritt}. */
    String HUB = "Postfach-Hub";

    /** Returns how much it has deleted or changed, at most {@code hoechstens}. */
    int stapel(JdbcClient jdbc, Instant grenze, Instant jetzt, int hoechstens);

    /**
     * Deletes rows.
     *
     * @param schluessel the columns of the primary key, separated by commas
     * @param bedingung SQL with {@code :grenze} and {@code :jetzt}
     */
    static Loeschung zeilen(String tabelle, String schluessel, String bedingung) {
        return anweisung("DELETE FROM " + tabelle, tabelle, schluessel, bedingung);
    }

    /** Overwrites columns of rows. */
    static Loeschung spalten(String tabelle, String schluessel, String neu, String bedingung) {
        return anweisung("UPDATE " + tabelle + " SET " + neu, tabelle, schluessel, bedingung);
    }

    private static Loeschung anweisung(String tut, String tabelle, String schluessel, String bedingung) {
        var sql = """
                %1$s
                WHERE (%3$s) IN (SELECT %3$s FROM %2$s WHERE %4$s LIMIT :hoechstens FOR UPDATE SKIP LOCKED)
                  AND %4$s
                """.formatted(tut, tabelle, schluessel, bedingung);
        return (jdbc, grenze, jetzt, hoechstens) -> mitZeiten(jdbc.sql(sql), grenze, jetzt)
                .param("hoechstens", hoechstens)
                .update();
    }

    /**
     * Replaces the persons in change requests by numbers, which tell within a request who was the same and who another: that two persons have
     * acted stays proven. The mailboxes that it names, which may be persons' too, are removed.
     *
     * @param bedingung SQL with {@code :grenze} and {@code :tag}
     */
    static Loeschung namenInAuftraegen(String bedingung) {
        return (jdbc, grenze, jetzt, hoechstens) -> {
            var ids = mitZeiten(
                            jdbc.sql("SELECT id FROM aenderungsauftrag WHERE " + bedingung
                                    + " ORDER BY id LIMIT :hoechstens FOR UPDATE SKIP LOCKED"),
                            grenze,
                            jetzt)
                    .param("hoechstens", hoechstens)
                    .query(Long.class)
                    .list();
            if (!ids.isEmpty()) {
                ersetzeNamen(jdbc, ids, jetzt);
            }
            return ids.size();
        };
    }

    private static void ersetzeNamen(JdbcClient jdbc, List<Long> ids, Instant jetzt) {
        jdbc.sql("""
                        UPDATE aenderungsauftrag
                        SET einmalschluessel = NULL,
                            pseudonymisiert_am = :jetzt,
                            autor = COALESCE((
                                SELECT 'Person ' || min(s.nummer)
                                FROM auftragsschritt s
                                WHERE s.aenderungsauftrag = aenderungsauftrag.id AND s.wer = aenderungsauftrag.autor),
                                'Person 0')
                        WHERE id IN (:ids)
                        """).param("ids", ids).param("jetzt", utc(jetzt)).update();
        jdbc.sql("""
                        UPDATE auftragsschritt
                        SET wer = (
                            SELECT 'Person ' || min(s.nummer)
                            FROM auftragsschritt s
                            WHERE s.aenderungsauftrag = auftragsschritt.aenderungsauftrag AND s.wer = auftragsschritt.wer),
                            kennung = NULL
                        WHERE aenderungsauftrag IN (:ids) AND wer <> :hub
                        """).param("ids", ids).param("hub", HUB).update();
        jdbc.sql("UPDATE aenderung SET organisationspostfach = NULL WHERE aenderungsauftrag IN (:ids)")
                .param("ids", ids)
                .update();
    }

    private static JdbcClient.StatementSpec mitZeiten(JdbcClient.StatementSpec sql, Instant grenze, Instant jetzt) {
        return sql.param("grenze", utc(grenze))
                .param("tag", utc(grenze).toLocalDate())
                .param("jetzt", utc(jetzt));
    }

    private static OffsetDateTime utc(Instant zeitpunkt) {
        return zeitpunkt.atOffset(ZoneOffset.UTC);
    }
}

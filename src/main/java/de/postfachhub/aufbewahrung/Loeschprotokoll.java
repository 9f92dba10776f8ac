package de.postfachhub.aufbewahrung;

import de.postfachhub.protokoll.Instanz;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of what the hub has deleted by itself. */
@Component
final class Loeschprotokoll {

    /** One rule in one run. */
    record Lauf(UUID id, Tabellenfrist regel, Instant begonnen, Instant aelterAls) {}

    private final JdbcClient jdbc;
    private final String instanz;

    Loeschprotokoll(JdbcClient jdbc, Instanz instanz) {
        this.jdbc = jdbc;
        this.instanz = instanz.name();
    }

    /** Adds to what the run has deleted, in the caller's transaction. */
    void vermerke(Lauf lauf, int anzahl, Instant jetzt) {
        int geaendert = jdbc.sql("""
                        UPDATE loeschprotokoll
                        SET anzahl = anzahl + :anzahl, zuletzt_am = :jetzt
                        WHERE id = :id
                        """)
                .param("anzahl", anzahl)
                .param("jetzt", utc(jetzt))
                .param("id", lauf.id())
                .update();
        if (geaendert == 0) {
            jdbc.sql("""
                            INSERT INTO loeschprotokoll
                                (id, begonnen_am, zuletzt_am, gegenstand, massnahme, aelter_als, anzahl, instanz)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            lauf.id(),
                            utc(lauf.begonnen()),
                            utc(jetzt),
                            lauf.regel().name(),
                            lauf.regel().massnahme().name(),
                            utc(lauf.aelterAls()),
                            anzahl,
                            instanz)
                    .update();
        }
    }

    /** Newest first; one more than {@code groesse} if there are more. */
    List<Loeschvermerk> lies(int seite, int groesse) {
        return jdbc.sql("""
                        SELECT *
                        FROM loeschprotokoll
                        ORDER BY begonnen_am DESC, id
                        LIMIT ? OFFSET ?
                        """)
                .params(groesse + 1, (long) seite * groesse)
                .query(Loeschprotokoll::vermerk)
                .list();
    }

    private static Loeschvermerk vermerk(ResultSet zeile, int nummer) throws SQLException {
        return new Loeschvermerk(
                zeile.getObject("id", UUID.class),
                zeile.getObject("begonnen_am", OffsetDateTime.class),
                zeile.getObject("zuletzt_am", OffsetDateTime.class),
                zeile.getString("gegenstand"),
                zeile.getString("massnahme"),
                zeile.getObject("aelter_als", OffsetDateTime.class),
                zeile.getLong("anzahl"),
                zeile.getString("instanz"));
    }

    private static OffsetDateTime utc(Instant zeitpunkt) {
        return zeitpunkt.atOffset(ZoneOffset.UTC);
    }
}

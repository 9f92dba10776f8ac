package de.postfachhub.protokoll;

import static java.util.stream.Collectors.joining;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was asked of the tables, from the journal alone: by the messages that were delivered, and by the Klärfälle for which the
 * tables had no answer. Other Klärfälle asked nothing that a table could answer. Safe for use by many threads.
 */
@Component
public final class Fragenzaehlung {

    private static final int STAPEL = 500;

    private static final String ENTSCHIEDEN = """
            art IN ('ZUGESTELLT', 'KLAERFALL')
            AND (art = 'ZUGESTELLT' OR gruende IN ('UNBEKANNTE_DIENSTSTELLE', 'KEIN_ZIELPOSTFACH'))
            """;

    private final JdbcClient jdbc;

    Fragenzaehlung(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was asked on a day in Germany, each time that it was: see {@link #ueberholte}. The database groups what lies in that
     * day and answers with a few rows.
     *
     * @param agenturen the first three digits of the Dienststellen, at least one
     */
    public List<Fragenzahl> zaehle(Collection<String> agenturen, LocalDate tag) {
        return jdbc.sql("""
                        SELECT dienststelle, anliegen, rechtskreis, herkunft, count(*) AS anzahl
                        FROM protokoll
                        WHERE zeitpunkt >= :von AND zeitpunkt < :bis AND %s AND (%s)
                        GROUP BY dienststelle, anliegen, rechtskreis, herkunft
                        """.formatted(ENTSCHIEDEN, gehoertZu(agenturen)))
                .param("von", beginn(tag))
                .param("bis", beginn(tag.plusDays(1)))
                .query((zeile, nummer) -> lies(zeile, tag, zeile.getLong("anzahl")))
                .list();
    }

    /**
     * What messages asked since a day that were replayed later and asked once more, one by one: who counts messages takes these
     * off. Replays are rare, so they are looked up by their ids; a join would make PostgreSQL read the whole journal.
     */
    public List<Fragenzahl> ueberholte(Collection<String> agenturen, LocalDate seit) {
        Map<UUID, Instant> zuletzt = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT nachricht_id, max(zeitpunkt) AS zuletzt
                        FROM protokoll
                        WHERE art = 'WIEDERVORGELEGT' AND nachricht_id IS NOT NULL AND zeitpunkt >= :von AND (%s)
                        GROUP BY nachricht_id
                        """.formatted(gehoertZu(agenturen))).param("von", beginn(seit)).query(zeile -> {
            zuletzt.put(zeile.getObject("nachricht_id", UUID.class), zeitpunkt(zeile, "zuletzt"));
        });
        var ids = List.copyOf(zuletzt.keySet());
        List<Fragenzahl> ueberholte = new ArrayList<>();
        for (var stelle = 0; stelle < ids.size(); stelle += STAPEL) {
            jdbc.sql("""
                            SELECT nachricht_id, zeitpunkt, dienststelle, anliegen, rechtskreis, herkunft
                            FROM protokoll
                            WHERE nachricht_id IN (:ids) AND zeitpunkt >= :von AND %s
                            """.formatted(ENTSCHIEDEN))
                    .param("ids", ids.subList(stelle, Math.min(ids.size(), stelle + STAPEL)))
                    .param("von", beginn(seit))
                    .query(zeile -> {
                        var zeitpunkt = zeitpunkt(zeile, "zeitpunkt");
                        if (zeitpunkt.isBefore(zuletzt.get(zeile.getObject("nachricht_id", UUID.class)))) {
                            ueberholte.add(lies(zeile, LocalDate.ofInstant(zeitpunkt, Gueltigkeit.ZEITZONE), 1));
                        }
                    });
        }
        return ueberholte;
    }

    /**
     * Written out, not as parameters: only so does PostgreSQL see how many rows there are and group them by hashing, in half the
     * time. Nothing but digits gets there.
     */
    private static String gehoertZu(Collection<String> agenturen) {
        return agenturen.stream()
                .map(agentur -> "dienststelle LIKE '%03d%%'".formatted(Integer.parseInt(agentur)))
                .collect(joining(" OR "));
    }

    private static OffsetDateTime beginn(LocalDate tag) {
        return tag.atStartOfDay(Gueltigkeit.ZEITZONE).toOffsetDateTime();
    }

    private static Instant zeitpunkt(ResultSet zeile, String spalte) throws SQLException {
        return zeile.getObject(spalte, OffsetDateTime.class).toInstant();
    }

    private static Fragenzahl lies(ResultSet zeile, LocalDate tag, long anzahl) throws SQLException {
        return new Fragenzahl(
                tag,
                zeile.getString("dienststelle"),
                zeile.getString("anliegen"),
                Rechtskreis.valueOf(zeile.getString("rechtskreis")),
                Herkunft.valueOf(zeile.getString("herkunft")),
                anzahl);
    }
}

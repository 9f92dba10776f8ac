package de.postfachhub.aenderungsauftrag;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The previews that were kept with their requests; only ever added to. */
@Component
final class Auswirkungsablage {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Auswirkungsablage(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        // A report of a former version may hold what this one doesn't know, and times keep the offset that they had.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
    }

    Optional<Auswirkung> letzte(long auftrag) {
        return jdbc.sql("""
                        SELECT bericht
                        FROM auswirkung
                        WHERE aenderungsauftrag = ?
                        ORDER BY berechnet_am DESC
                        LIMIT 1
                        """).param(auftrag).query(String.class).optional().map(this::lies);
    }

    /**
     * Keeps it unless the request was decided before the calculation began: its own rows may then have been in the tables, and
     * the result would say that it changes nothing.
     */
    void behalte(long auftrag, Auswirkung auswirkung) {
        jdbc.sql("""
                        INSERT INTO auswirkung (aenderungsauftrag, berechnet_am, bericht)
                        SELECT id, :berechnet, :bericht
                        FROM aenderungsauftrag
                        WHERE id = :auftrag
                          AND NOT EXISTS (
                              SELECT 1
                              FROM auftragsschritt
                              WHERE aenderungsauftrag = :auftrag
                                AND zustand NOT IN ('ENTWURF', 'EINGEREICHT')
                                AND wann <= :berechnet)
                        ON CONFLICT DO NOTHING
                        """)
                .param("auftrag", auftrag)
                .param("berechnet", auswirkung.berechnetAm())
                .param("bericht", json.writeValueAsString(auswirkung))
                .update();
    }

    private Auswirkung lies(String bericht) {
        return json.readValue(bericht, Auswirkung.class);
    }
}

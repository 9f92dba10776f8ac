package de.postfachhub.protokoll;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which messages were erased from the journal, and when. An event of the time before that comes later, from a queue, from a dead letter that
 * somebody moved back or from an instance of another version, loses what leads to the message; one of the time after is another processing,
 * and stays. Within the transaction of the caller.
 */
final class Loeschvermerke {

    /** By so much the clocks of two instances may differ. */
    private static final Duration GANGABWEICHUNG = Duration.ofMinutes(1);

    /** A mailbox that is suspended may have any number of messages waiting, a statement not of parameters. */
    private static final int STAPEL = 500;

    private final JdbcClient jdbc;

    Loeschvermerke(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Ereignis> ohneBezug(List<Ereignis> ereignisse) {
        var ids = ereignisse.stream()
                .map(ereignis -> ereignis.kopf().nachrichtId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var geloeschte = lies(ids);
        return geloeschte.isEmpty()
                ? ereignisse
                : ereignisse.stream()
                        .map(ereignis -> umfasst(geloeschte, ereignis.kopf().nachrichtId(), ereignis.zeitpunkt())
                                ? ereignis.ohneBezug()
                                : ereignis)
                        .toList();
    }

    /** Whether what happened with the message at that time was before it was erased. */
    boolean istGeloescht(UUID nachrichtId, Instant zeitpunkt) {
        return umfasst(lies(List.of(nachrichtId)), nachrichtId, zeitpunkt);
    }

    void setze(Collection<UUID> nachrichtIds, Instant wann) {
        for (var id : nachrichtIds) {
            var zeit = OffsetDateTime.ofInstant(wann, ZoneOffset.UTC);
            boolean neu = jdbc.sql(
                                    "INSERT INTO geloeschte_nachricht (nachricht_id, geloescht_am) VALUES (?, ?) ON CONFLICT DO NOTHING")
                            .params(id, zeit)
                            .update()
                    == 1;
            if (!neu) {
                jdbc.sql("UPDATE geloeschte_nachricht SET geloescht_am = ? WHERE nachricht_id = ?")
                        .params(zeit, id)
                        .update();
            }
        }
    }

    /** Of all that were erased, what is in the journal all the same: it was written at the same moment, or by an older instance. */
    int holeNach() {
        int summe = 0;
        for (var eine : jdbc.sql("""
                        SELECT DISTINCT g.nachricht_id, g.geloescht_am
                        FROM geloeschte_nachricht g
                        JOIN protokoll p ON p.nachricht_id = g.nachricht_id
                        """)
                .query((zeile, nummer) -> Map.entry(
                        zeile.getObject("nachricht_id", UUID.class),
                        zeile.getObject("geloescht_am", OffsetDateTime.class).toInstant()))
                .list()) {
            summe += loese(List.of(eine.getKey()), eine.getValue());
        }
        return summe;
    }

    /** What stays tells how many messages there were, when to the minute, of which Anliegen and Dienststelle; no longer which. */
    int loese(Collection<UUID> nachrichtIds, Instant geloescht) {
        return jdbc.sql("""
                        UPDATE protokoll
                        SET nachricht_id = NULL, vorgang_id = NULL, eingang_am = NULL, jms_message_id = NULL,
                            zeitpunkt = date_trunc('minute', zeitpunkt)
                        WHERE nachricht_id IN (:ids) AND zeitpunkt < :bis
                        """)
                .param("ids", nachrichtIds)
                .param("bis", geloescht.plus(GANGABWEICHUNG).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<UUID, Instant> lies(List<UUID> ids) {
        Map<UUID, Instant> geloeschte = new HashMap<>();
        for (var stelle = 0; stelle < ids.size(); stelle += STAPEL) {
            jdbc.sql("SELECT nachricht_id, geloescht_am FROM geloeschte_nachricht WHERE nachricht_id IN (:ids)")
                    .param("ids", ids.subList(stelle, Math.min(ids.size(), stelle + STAPEL)))
                    .query(zeile -> {
                        geloeschte.put(
                                zeile.getObject("nachricht_id", UUID.class),
                                zeile.getObject("geloescht_am", OffsetDateTime.class)
                                        .toInstant());
                    });
        }
        return geloeschte;
    }

    private static boolean umfasst(Map<UUID, Instant> geloeschte, @Nullable UUID id, Instant zeitpunkt) {
        var geloescht = id == null ? null : geloeschte.get(id);
        return geloescht != null && zeitpunkt.isBefore(geloescht.plus(GANGABWEICHUNG));
    }
}

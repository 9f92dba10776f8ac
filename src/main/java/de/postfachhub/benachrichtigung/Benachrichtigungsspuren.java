package de.postfachhub.benachrichtigung;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.postfachhub.nachricht.Bereich;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the outbox keeps of messages, and its erasure (Art. 15 and 17 GDPR). Safe for use by many threads. */
@Component
public final class Benachrichtigungsspuren {

    /**
     * One message for one mailbox.
     *
     * @param seit since when it has this status
     * @param referenz of the mail
     * @param grund codes of the relay
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spur(
            UUID nachrichtId,
            String organisationspostfach,
            String anliegen,
            String dienststelle,
            Bereich bereich,
            OffsetDateTime eingangAm,
            Benachrichtigungsstatus status,
            OffsetDateTime seit,
            @Nullable UUID referenz,
            @Nullable String grund) {}

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final JdbcClient jdbc;

    Benachrichtigungsspuren(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Spur> von(UUID nachrichtId) {
        return jdbc.sql("SELECT * FROM benachrichtigung WHERE nachricht_id = ? ORDER BY status_seit, id")
                .param(nachrichtId)
                .query((zeile, nummer) -> {
                    var eine = Benachrichtigungstabelle.lies(zeile, nummer);
                    return new Spur(
                            nachrichtId,
                            eine.organisationspostfach(),
                            eine.anliegen(),
                            eine.dienststelle(),
                            eine.bereich(),
                            hier(eine.eingangAm()),
                            Benachrichtigungsstatus.valueOf(zeile.getString("status")),
                            hier(zeile.getObject("status_seit", OffsetDateTime.class)),
                            zeile.getObject("mail", UUID.class),
                            zeile.getString("grund"));
                })
                .list();
    }

    /**
     * Deletes what isn't to be sent any more, within the transaction of the caller.
     *
     * @return how many rows
     */
    public int loesche(Collection<UUID> nachrichtIds) {
        return jdbc.sql(
                        "DELETE FROM benachrichtigung WHERE nachricht_id IN (:ids) AND status NOT IN ('WARTET', 'GESPERRT')")
                .param("ids", nachrichtIds)
                .update();
    }

    private static OffsetDateTime hier(OffsetDateTime zeit) {
        return zeit.atZoneSameInstant(BERLIN).toOffsetDateTime();
    }
}

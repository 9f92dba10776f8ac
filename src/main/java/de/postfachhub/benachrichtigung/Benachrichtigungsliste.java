package de.postfachhub.benachrichtigung;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.protokoll.Sichtkreis;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One page of what was or is to be mailed, newest first.
 *
 * @param weitere whether there is a next page
 */
record Benachrichtigungsliste(List<Zeile> eintraege, int seite, boolean weitere) {

    static final int GROESSE = 50;

    /**
     * One message for one mailbox.
     *
     * @param status see {@link Benachrichtigungsstatus}
     * @param seit since when it has this status
     * @param referenz of its mail, as it stands in the mail's text and Message-ID; none before the mail is written
     * @param grund why the relay refused it for good: codes
     * @param versand how far the mailbox is, while the message waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Benachrichtigung")
    record Zeile(
            UUID id,
            UUID nachrichtId,
            String organisationspostfach,
            String dienststelle,
            Bereich bereich,
            String anliegen,
            OffsetDateTime eingangAm,
            Benachrichtigungsstatus status,
            OffsetDateTime seit,
            @Nullable UUID referenz,
            @Nullable String grund,
            @Nullable Versand versand) {}

    /**
     * @param faelligAm when it is tried for the first or the next time
     * @param versuche failed attempts so far
     * @param grund codes of the last failure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Versandstand")
    record Versand(
            @Nullable OffsetDateTime faelligAm,
            int versuche,
            @Nullable String grund) {}

    /**
     * @param seite from 0
     * @param sicht whose messages whoever asks may see
     */
    static Benachrichtigungsliste lies(
            JdbcClient jdbc, @Nullable Benachrichtigungsstatus status, int seite, Sichtkreis sicht) {
        var zeilen = jdbc.sql("""
                        SELECT b.*, p.faellig_am, p.versuche, p.antwort
                        FROM benachrichtigung b
                        LEFT JOIN benachrichtigungspostfach p ON p.adresse = b.organisationspostfach
                        WHERE b.status = COALESCE(:status, b.status) AND %s
                        ORDER BY b.status_seit DESC, b.id
                        LIMIT :anzahl OFFSET :versatz
                        """.formatted(sicht.bedingung("b.dienststelle")))
                .param("status", status == null ? null : status.name())
                .param("anzahl", GROESSE + 1)
                .param("versatz", seite * GROESSE)
                .query(Benachrichtigungsliste::zeile)
                .list();
        return new Benachrichtigungsliste(zeilen.stream().limit(GROESSE).toList(), seite, zeilen.size() > GROESSE);
    }

    private static Zeile zeile(ResultSet zeile, int nummer) throws SQLException {
        var eine = Benachrichtigungstabelle.lies(zeile, nummer);
        var status = Benachrichtigungsstatus.valueOf(zeile.getString("status"));
        var versand = new Versand(
                zeile.getObject("faellig_am", OffsetDateTime.class),
                zeile.getInt("versuche"),
                zeile.getString("antwort"));
        return new Zeile(
                eine.id(),
                eine.nachrichtId(),
                eine.organisationspostfach(),
                eine.dienststelle(),
                eine.bereich(),
                eine.anliegen(),
                eine.eingangAm(),
                status,
                zeile.getObject("status_seit", OffsetDateTime.class),
                zeile.getObject("mail", UUID.class),
                zeile.getString("grund"),
                status == Benachrichtigungsstatus.WARTET ? versand : null);
    }
}

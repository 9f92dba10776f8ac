package de.postfachhub.benachrichtigung;

import de.postfachhub.nachricht.Bereich;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to be said to the mailboxes and whether it was. Changed only while the row of the mailbox is locked. */
@Component
final class Benachrichtigungstabelle {

    private final JdbcClient jdbc;

    Benachrichtigungstabelle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if it is there already. */
    boolean lege(Benachrichtigung neue, Benachrichtigungsstatus status, Instant seit) {
        return jdbc.sql("""
                        INSERT INTO benachrichtigung (id, nachricht_id, organisationspostfach, eingang_am, anliegen,
                                                      dienststelle, bereich, status, status_seit, angekommen_am)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(
                                neue.id(),
                                neue.nachrichtId(),
                                neue.organisationspostfach(),
                                neue.eingangAm(),
                                neue.anliegen(),
                                neue.dienststelle(),
                                neue.bereich().name(),
                                status.name(),
                                seit.atOffset(ZoneOffset.UTC),
                                ankunft(neue))
                        .update()
                == 1;
    }

    long wartende() {
        return jdbc.sql("SELECT count(*) FROM benachrichtigung WHERE status = 'WARTET'")
                .query(Long.class)
                .single();
    }

    /** What waits for the mailbox, whether it is fixed to the open mail or not; oldest first. */
    List<Benachrichtigung> wartende(String postfach) {
        return jdbc.sql("""
                        SELECT *
                        FROM benachrichtigung
                        WHERE organisationspostfach = ? AND status = 'WARTET'
                        """).param(postfach).query(Benachrichtigungstabelle::lies).stream()
                .sorted(Benachrichtigung.AELTESTE_ZUERST)
                .toList();
    }

    /** The messages of a mail that is still to be sent; oldest first. */
    List<Benachrichtigung> inMail(String postfach, UUID mail) {
        return jdbc.sql("""
                        SELECT *
                        FROM benachrichtigung
                        WHERE organisationspostfach = ? AND status = 'WARTET' AND mail = ?
                        """).params(postfach, mail).query(Benachrichtigungstabelle::lies).stream()
                .sorted(Benachrichtigung.AELTESTE_ZUERST)
                .toList();
    }

    /** Fixes what waits for the mailbox as the messages of the mail. */
    void fuegeZusammen(String postfach, UUID mail) {
        jdbc.sql("""
                        UPDATE benachrichtigung
                        SET mail = ?
                        WHERE organisationspostfach = ? AND status = 'WARTET'
                        """).params(mail, postfach).update();
    }

    /**
     * Ends the waiting of the messages of one mail.
     *
     * @param grund see {@link Mailfehler#beleg()}
     */
    void schliesseMail(String postfach, UUID mail, Benachrichtigungsstatus neu, @Nullable String grund, Instant seit) {
        jdbc.sql("""
                        UPDATE benachrichtigung
                        SET status = ?, grund = ?, status_seit = ?
                        WHERE organisationspostfach = ? AND status = 'WARTET' AND mail = ?
                        """)
                .params(neu.name(), grund, seit.atOffset(ZoneOffset.UTC), postfach, mail)
                .update();
    }

    /** Moves all of a mailbox that have one status to another; a mail that they belonged to is dissolved. */
    int stelleUm(String postfach, Benachrichtigungsstatus alt, Benachrichtigungsstatus neu, Instant seit) {
        return jdbc.sql("""
                        UPDATE benachrichtigung
                        SET status = ?, status_seit = ?, mail = NULL, grund = NULL
                        WHERE organisationspostfach = ? AND status = ?
                        """)
                .params(neu.name(), seit.atOffset(ZoneOffset.UTC), postfach, alt.name())
                .update();
    }

    boolean wartetEtwas(String postfach) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1 FROM benachrichtigung WHERE organisationspostfach = ? AND status = 'WARTET')
                        """).param(postfach).query(Boolean.class).single();
    }

    Optional<Benachrichtigung> finde(UUID id, List<Benachrichtigungsstatus> einesVon) {
        return jdbc.sql("SELECT * FROM benachrichtigung WHERE id = :id AND status IN (:status)")
                .param("id", id)
                .param("status", einesVon.stream().map(Enum::name).toList())
                .query(Benachrichtigungstabelle::lies)
                .optional();
    }

    private static @Nullable OffsetDateTime ankunft(Benachrichtigung neue) {
        return neue.angekommenAm() == null ? null : neue.angekommenAm().atOffset(ZoneOffset.UTC);
    }

    static Benachrichtigung lies(ResultSet zeile, int nummer) throws SQLException {
        var ankunft = zeile.getObject("angekommen_am", OffsetDateTime.class);
        return new Benachrichtigung(
                zeile.getObject("id", UUID.class),
                zeile.getObject("nachricht_id", UUID.class),
                zeile.getString("organisationspostfach"),
                zeile.getObject("eingang_am", OffsetDateTime.class),
                zeile.getString("anliegen"),
                zeile.getString("dienststelle"),
                Bereich.valueOf(zeile.getString("bereich")),
                ankunft == null ? null : ankunft.toInstant());
    }
}

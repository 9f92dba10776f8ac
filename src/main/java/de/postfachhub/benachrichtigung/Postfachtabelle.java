package de.postfachhub.benachrichtigung;

import de.postfachhub.benachrichtigung.Versandpostfach.Besitz;
import de.postfachhub.benachrichtigung.Versandpostfach.Fehlschlag;
import de.postfachhub.protokoll.Sichtkreis;
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

/**
 * The mailboxes. Every method that reads to write locks the row until the end of the caller's transaction, which is the only
 * lock that two instances contend for.
 */
@Component
final class Postfachtabelle {

    private final JdbcClient jdbc;

    Postfachtabelle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row, which is made where there is none. */
    Versandpostfach sperreOderLegeAn(String adresse) {
        var vorhanden = sperre(adresse);
        if (vorhanden.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO benachrichtigungspostfach (adresse, versuche)
                            VALUES (?, 0)
                            ON CONFLICT DO NOTHING
                            """).param(adresse).update();
        }
        return vorhanden.or(() -> sperre(adresse)).orElseThrow();
    }

    Optional<Versandpostfach> sperre(String adresse) {
        return jdbc.sql("""
                        SELECT *
                        FROM benachrichtigungspostfach
                        WHERE adresse = ?
                        FOR UPDATE
                        """).param(adresse).query(Postfachtabelle::lies).optional();
    }

    /**
     * Since when one of a person's mailboxes has been suspended.
     *
     * @param person see {@link Mailadresse#person}
     */
    Optional<Instant> gesperrtSeit(String person) {
        return jdbc.sql("""
                        SELECT gesperrt_seit
                        FROM benachrichtigungspostfach
                        WHERE gesperrt_seit IS NOT NULL
                          AND regexp_replace(lower(adresse), '[+][^@]*@', '@') = ?
                        ORDER BY gesperrt_seit
                        LIMIT 1
                        """)
                .param(person)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Locks the mailbox that has been due for longest and that nobody is sending to. */
    Optional<Versandpostfach> sperreFaelliges(Instant jetzt) {
        return jdbc.sql("""
                        SELECT *
                        FROM benachrichtigungspostfach
                        WHERE faellig_am <= :jetzt
                          AND (beansprucht_bis IS NULL OR beansprucht_bis <= :jetzt)
                        ORDER BY faellig_am
                        LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("jetzt", zeit(jetzt))
                .query(Postfachtabelle::lies)
                .optional();
    }

    void schreibe(Versandpostfach postfach) {
        var besitz = postfach.besitz();
        var fehlschlag = postfach.fehlschlag();
        jdbc.sql("""
                        UPDATE benachrichtigungspostfach
                        SET faellig_am = ?, letzte_mail_am = ?, offene_mail = ?, versuche = ?, anspruch = ?,
                            beansprucht_bis = ?, gesperrt_seit = ?, antwort = ?, abgewiesen_seit = ?
                        WHERE adresse = ?
                        """)
                .params(
                        zeit(postfach.faelligAm()),
                        zeit(postfach.letzteMailAm()),
                        postfach.offeneMail(),
                        postfach.versuche(),
                        besitz == null ? null : besitz.anspruch(),
                        zeit(besitz == null ? null : besitz.bis()),
                        zeit(postfach.gesperrtSeit()),
                        postfach.antwort(),
                        zeit(fehlschlag == null ? null : fehlschlag.abgewiesenSeit()),
                        postfach.adresse())
                .update();
    }

    /** Without effect if the mailbox has passed to another owner or is nobody's. */
    void verlaengere(String adresse, UUID anspruch, Instant bis) {
        jdbc.sql("""
                        UPDATE benachrichtigungspostfach
                        SET beansprucht_bis = ?
                        WHERE adresse = ? AND anspruch = ?
                        """).params(zeit(bis), adresse, anspruch).update();
    }

    /**
     * The mailboxes to which all that was tried since the relay last took a mail from any instance was refused with this answer.
     * Without a lock.
     */
    List<Versandpostfach> gleichAbgewiesene(String antwort) {
        return jdbc.sql("""
                        SELECT *
                        FROM benachrichtigungspostfach p
                        WHERE p.antwort = ?
                          AND p.abgewiesen_seit IS NOT NULL
                          AND NOT EXISTS (
                              SELECT 1 FROM benachrichtigungspostfach WHERE letzte_mail_am >= p.abgewiesen_seit)
                        ORDER BY p.adresse
                        """).param(antwort).query(Postfachtabelle::lies).list();
    }

    /** When the relay last took a mail, from any instance; empty if it never did. */
    Optional<Instant> zuletztVersandt() {
        return jdbc.sql("SELECT max(letzte_mail_am) AS letzte_mail_am FROM benachrichtigungspostfach")
                .query((zeile, nummer) -> Optional.ofNullable(zeitpunkt(zeile, "letzte_mail_am")))
                .single();
    }

    /** Oldest first, without a lock: those to which something was to be said of a message that {@code sicht} reaches. */
    List<Versandpostfach> gesperrte(Sichtkreis sicht) {
        return jdbc.sql("""
                        SELECT *
                        FROM benachrichtigungspostfach p
                        WHERE p.gesperrt_seit IS NOT NULL AND (%b OR EXISTS (
                            SELECT 1 FROM benachrichtigung b WHERE b.organisationspostfach = p.adresse AND %s))
                        ORDER BY p.gesperrt_seit, p.adresse
                        """.formatted(sicht.alles(), sicht.bedingung("b.dienststelle")))
                .query(Postfachtabelle::lies)
                .list();
    }

    long anzahlGesperrter() {
        return jdbc.sql("SELECT count(*) FROM benachrichtigungspostfach WHERE gesperrt_seit IS NOT NULL")
                .query(Long.class)
                .single();
    }

    private static Versandpostfach lies(ResultSet zeile, int nummer) throws SQLException {
        return new Versandpostfach(
                zeile.getString("adresse"),
                zeitpunkt(zeile, "faellig_am"),
                zeitpunkt(zeile, "letzte_mail_am"),
                zeile.getObject("offene_mail", UUID.class),
                zeile.getInt("versuche"),
                besitz(zeile),
                zeitpunkt(zeile, "gesperrt_seit"),
                fehlschlag(zeile));
    }

    private static @Nullable Besitz besitz(ResultSet zeile) throws SQLException {
        var bis = zeitpunkt(zeile, "beansprucht_bis");
        return bis == null ? null : new Besitz(zeile.getObject("anspruch", UUID.class), bis);
    }

    private static @Nullable Fehlschlag fehlschlag(ResultSet zeile) throws SQLException {
        var antwort = zeile.getString("antwort");
        return antwort == null ? null : new Fehlschlag(antwort, zeitpunkt(zeile, "abgewiesen_seit"));
    }

    private static @Nullable Instant zeitpunkt(ResultSet zeile, String spalte) throws SQLException {
        var zeit = zeile.getObject(spalte, OffsetDateTime.class);
        return zeit == null ? null : zeit.toInstant();
    }

    private static @Nullable OffsetDateTime zeit(@Nullable Instant zeitpunkt) {
        return zeitpunkt == null ? null : zeitpunkt.atOffset(ZoneOffset.UTC);
    }
}

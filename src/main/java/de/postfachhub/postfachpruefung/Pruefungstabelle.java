package de.postfachhub.postfachpruefung;

import de.postfachhub.zugang.Handelnder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The test mails of all mailboxes. What reads to write locks the row until the end of the caller's transaction. */
@Component
final class Pruefungstabelle {

    private final JdbcClient jdbc;

    Pruefungstabelle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Pruefung> alle(String adresse) {
        return jdbc.sql("""
                        SELECT *
                        FROM postfachpruefung
                        WHERE adresse = ?
                        ORDER BY nummer DESC
                        """).param(adresse).query(Pruefungstabelle::lies).list();
    }

    /**
     * A new check whose mail is due at once; the one that was open ends.
     *
     * @throws org.springframework.dao.DuplicateKeyException if somebody else was faster
     */
    void lege(String adresse, int nummer, Handelnder von, Instant jetzt) {
        jdbc.sql("""
                        INSERT INTO postfachpruefung
                            (adresse, nummer, angefordert_von, angefordert_kennung, angefordert_am, faellig_am, versuche, fehleingaben)
                        VALUES (:adresse, :nummer, :von, :kennung, :jetzt, :jetzt, 0, 0)
                        """)
                .param("adresse", adresse)
                .param("nummer", nummer)
                .param("von", von.name())
                .param("kennung", von.kennung())
                .param("jetzt", zeit(jetzt))
                .update();
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET ausgang = 'ERSETZT', ausgang_am = :jetzt, code = NULL, faellig_am = NULL
                        WHERE adresse = :adresse AND nummer < :nummer AND ausgang IS NULL
                        """)
                .param("adresse", adresse)
                .param("nummer", nummer)
                .param("jetzt", zeit(jetzt))
                .update();
    }

    /** Locks the open check of the mailbox. */
    Optional<Pruefung> sperreOffene(String adresse) {
        return jdbc.sql("""
                        SELECT *
                        FROM postfachpruefung
                        WHERE adresse = ? AND ausgang IS NULL
                        FOR UPDATE
                        """).param(adresse).query(Pruefungstabelle::lies).optional();
    }

    /** Locks the check whose mail has been due for longest. */
    Optional<Pruefung> sperreFaellige(Instant jetzt) {
        return jdbc.sql("""
                        SELECT *
                        FROM postfachpruefung
                        WHERE faellig_am <= ?
                        ORDER BY faellig_am
                        LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """).param(zeit(jetzt)).query(Pruefungstabelle::lies).optional();
    }

    /** Begins an attempt to send with a code of its own; any other of the same check is worth nothing from now on. */
    void beginneVersand(Pruefung pruefung, String code, Instant jetzt, Instant wiederFaelligAm) {
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET code = ?, code_am = ?, faellig_am = ?, versuche = versuche + 1
                        WHERE adresse = ? AND nummer = ?
                        """)
                .params(code, zeit(jetzt), zeit(wiederFaelligAm), pruefung.adresse(), pruefung.nummer())
                .update();
    }

    /** Without effect if another attempt was begun meanwhile, or the mail is no longer under way. */
    void verlaengere(Pruefmail mail, Instant bis) {
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET faellig_am = ?
                        WHERE adresse = ? AND nummer = ? AND versuche = ? AND ausgang IS NULL AND faellig_am IS NOT NULL
                        """)
                .params(zeit(bis), mail.to(), mail.nummer(), mail.versuch())
                .update();
    }

    /**
     * How many other mailboxes were refused in the same way since the relay last took a test mail, or any mail as far as the caller
     * knows.
     */
    long andereAbgewiesene(Pruefmail mail, String antwort, Optional<Instant> zuletztVersandt) {
        return jdbc.sql("""
                                SELECT count(DISTINCT adresse)
                                FROM postfachpruefung p
                                WHERE p.antwort = :antwort
                                  AND p.adresse <> :adresse
                                  AND p.code_am > :zuletzt
                                  AND NOT EXISTS (SELECT 1 FROM postfachpruefung WHERE versandt_am >= p.code_am)
                                """)
                .param("antwort", antwort)
                .param("adresse", mail.to())
                .param("zuletzt", zeit(zuletztVersandt.orElse(Instant.EPOCH)))
                .query(Long.class)
                .single();
    }

    /** Without effect if another attempt was begun meanwhile. */
    void versandt(Pruefmail mail, Instant jetzt) {
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET versandt_am = ?, faellig_am = NULL, antwort = NULL
                        WHERE adresse = ? AND nummer = ? AND versuche = ?
                        """)
                .params(zeit(jetzt), mail.to(), mail.nummer(), mail.versuch())
                .update();
    }

    /** Without effect if another attempt was begun meanwhile or the check has ended. */
    void verschiebe(Pruefmail mail, String antwort, Instant auf) {
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET antwort = ?, faellig_am = ?
                        WHERE adresse = ? AND nummer = ? AND versuche = ? AND ausgang IS NULL
                        """)
                .params(antwort, zeit(auf), mail.to(), mail.nummer(), mail.versuch())
                .update();
    }

    /** Without effect if another attempt was begun meanwhile or the check has ended. */
    void unzustellbar(Pruefmail mail, String antwort, Instant jetzt) {
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET ausgang = 'UNZUSTELLBAR', ausgang_am = ?, antwort = ?, code = NULL, faellig_am = NULL
                        WHERE adresse = ? AND nummer = ? AND versuche = ? AND ausgang IS NULL
                        """)
                .params(zeit(jetzt), antwort, mail.to(), mail.nummer(), mail.versuch())
                .update();
    }

    /** @param offene locked by the caller */
    void beende(Pruefung offene, Ausgang ausgang, @Nullable Handelnder bestaetigtVon, Instant jetzt) {
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET ausgang = ?, ausgang_am = ?, bestaetigt_von = ?, bestaetigt_kennung = ?, code = NULL, faellig_am = NULL
                        WHERE adresse = ? AND nummer = ?
                        """)
                .params(
                        ausgang.name(),
                        zeit(jetzt),
                        bestaetigtVon == null ? null : bestaetigtVon.name(),
                        bestaetigtVon == null ? null : bestaetigtVon.kennung(),
                        offene.adresse(),
                        offene.nummer())
                .update();
    }

    /** @param offene locked by the caller */
    void zaehleFehleingabe(Pruefung offene) {
        jdbc.sql("""
                        UPDATE postfachpruefung
                        SET fehleingaben = fehleingaben + 1
                        WHERE adresse = ? AND nummer = ?
                        """).params(offene.adresse(), offene.nummer()).update();
    }

    private static Pruefung lies(ResultSet zeile, int nummer) throws SQLException {
        var ausgang = zeile.getString("ausgang");
        return new Pruefung(
                zeile.getString("adresse"),
                zeile.getInt("nummer"),
                zeile.getString("angefordert_von"),
                zeile.getObject("angefordert_am", OffsetDateTime.class).toInstant(),
                zeile.getInt("versuche"),
                zeile.getString("antwort"),
                zeile.getString("code"),
                zeitpunkt(zeile, "code_am"),
                zeitpunkt(zeile, "versandt_am"),
                zeile.getInt("fehleingaben"),
                ausgang == null ? null : Ausgang.valueOf(ausgang),
                zeitpunkt(zeile, "ausgang_am"),
                zeile.getString("bestaetigt_von"));
    }

    private static @Nullable Instant zeitpunkt(ResultSet zeile, String spalte) throws SQLException {
        var zeit = zeile.getObject(spalte, OffsetDateTime.class);
        return zeit == null ? null : zeit.toInstant();
    }

    private static OffsetDateTime zeit(Instant zeitpunkt) {
        return zeitpunkt.atOffset(ZoneOffset.UTC);
    }
}

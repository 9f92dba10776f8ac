package de.postfachhub.auskunft;

import de.postfachhub.auskunft.Auskunftsvorgang.Art;
import de.postfachhub.zugang.Handelnder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The record of what was told and erased; only ever appended to. */
@Component
final class Auskunftsverzeichnis {

    /** @param weitere whether there is a next page */
    record Seite(List<Auskunftsvorgang> eintraege, int seite, boolean weitere) {}

    /** Why, and under which number of the file; of an erasure. */
    record Anlass(Loeschgrund grund, String aktenzeichen) {}

    static final int GROESSE = 50;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final JdbcClient jdbc;
    private final Clock uhr;

    Auskunftsverzeichnis(JdbcClient jdbc, Clock uhr) {
        this.jdbc = jdbc;
        this.uhr = uhr;
    }

    /** @return the number of the entry */
    long vermerke(
            Art art,
            Handelnder wer,
            Kennung kennung,
            @Nullable Anlass anlass,
            int protokollzeilen,
            int benachrichtigungen) {
        var schluessel = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO auskunftsvorgang (zeitpunkt, art, wer, identitaet, kennungsart, kennung, grund, aktenzeichen,
                                                      protokollzeilen, benachrichtigungen)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        OffsetDateTime.ofInstant(uhr.instant(), ZoneOffset.UTC),
                        art.name(),
                        wer.name(),
                        wer.kennung(),
                        kennung.art().name(),
                        kennung.schluessel(),
                        anlass == null ? null : anlass.grund().name(),
                        anlass == null ? null : anlass.aktenzeichen(),
                        protokollzeilen,
                        benachrichtigungen)
                .update(schluessel, "id");
        return Objects.requireNonNull(schluessel.getKey()).longValue();
    }

    /** Newest first. */
    Seite seite(int seite) {
        var zeilen = jdbc.sql("SELECT * FROM auskunftsvorgang ORDER BY zeitpunkt DESC, id DESC LIMIT ? OFFSET ?")
                .params(GROESSE + 1, seite * GROESSE)
                .query(Auskunftsverzeichnis::lies)
                .list();
        return new Seite(zeilen.stream().limit(GROESSE).toList(), seite, zeilen.size() > GROESSE);
    }

    private static Auskunftsvorgang lies(ResultSet zeile, int nummer) throws SQLException {
        var grund = zeile.getString("grund");
        return new Auskunftsvorgang(
                zeile.getLong("id"),
                zeile.getObject("zeitpunkt", OffsetDateTime.class)
                        .atZoneSameInstant(BERLIN)
                        .toOffsetDateTime(),
                Art.valueOf(zeile.getString("art")),
                zeile.getString("wer"),
                zeile.getString("identitaet"),
                Kennung.Art.valueOf(zeile.getString("kennungsart")),
                zeile.getString("kennung"),
                grund == null ? null : Loeschgrund.valueOf(grund),
                zeile.getString("aktenzeichen"),
                zeile.getInt("protokollzeilen"),
                zeile.getInt("benachrichtigungen"));
    }
}

package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The three tables in the database. Checks nothing: {@link Stammdatenpflege} does, and is the only one that writes. */
// No @Repository: its proxy needs a class that isn't final, and JdbcClient translates the exceptions already.
@Component
final class Stammdatenspeicher {

    private static final int STAPEL = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate stapel;

    Stammdatenspeicher(JdbcClient jdbc, JdbcTemplate stapel) {
        this.jdbc = jdbc;
        this.stapel = stapel;
    }

    /** Counts the writes. Reads one row, so it may be asked each second. */
    long generation() {
        return jdbc.sql("SELECT generation FROM stand").query(Long.class).single();
    }

    /**
     * Makes the other writers of all instances wait for the end of this transaction, and begins a new generation.
     *
     * @return when the hub learns what is written now: later than all it knew before, even if the instances' clocks differ
     */
    OffsetDateTime sperre(Instant jetzt) {
        jdbc.sql("UPDATE stand SET generation = generation + 1").update();
        var zuletzt = jdbc.sql("SELECT geaendert_am FROM stand")
                .query(OffsetDateTime.class)
                .single();
        var genau = jetzt.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        var zeitpunkt = genau.isAfter(zuletzt) ? genau : zuletzt.plus(1, ChronoUnit.MICROS);
        jdbc.sql("UPDATE stand SET geaendert_am = ?").param(zeitpunkt).update();
        return zeitpunkt;
    }

    /** The rows that are known now, in the order of their ids. */
    Stammdaten lade() {
        return lade(tabelle -> "ersetzt_am IS NULL");
    }

    /** These rows, also where they were replaced since, in the order of their ids. */
    Stammdaten lade(Map<Stammdatentabelle, List<Long>> ids) {
        return lade(tabelle -> {
            var gesuchte = ids.getOrDefault(tabelle, List.of());
            return gesuchte.isEmpty()
                    ? "FALSE"
                    : gesuchte.stream().map(String::valueOf).collect(Collectors.joining(", ", "id IN (", ")"));
        });
    }

    private Stammdaten lade(Function<Stammdatentabelle, String> bedingung) {
        return new Stammdaten(
                jdbc.sql("""
                                SELECT id, nummer, name, regionaldirektion, gueltig_ab, gueltig_bis, nachfolger,
                                       aenderungsauftrag
                                FROM dienststelle
                                WHERE %s
                                ORDER BY id
                                """.formatted(bedingung.apply(Stammdatentabelle.DIENSTSTELLE)))
                        .query((zeile, stelle) -> dienststelle(zeile))
                        .list(),
                jdbc.sql("""
                                SELECT id, dienststelle, bereich, zielpostfach, organisationspostfach,
                                       gueltig_ab, gueltig_bis, aenderungsauftrag
                                FROM postfach
                                WHERE %s
                                ORDER BY id
                                """.formatted(bedingung.apply(Stammdatentabelle.POSTFACH)))
                        .query((zeile, stelle) -> postfach(zeile))
                        .list(),
                jdbc.sql("""
                                SELECT id, dienststelle, anliegen, rechtskreis, herkunft, bereich,
                                       gueltig_ab, gueltig_bis, grund, aenderungsauftrag
                                FROM weiterleitung
                                WHERE %s
                                ORDER BY id
                                """.formatted(bedingung.apply(Stammdatentabelle.WEITERLEITUNG)))
                        .query((zeile, stelle) -> weiterleitung(zeile))
                        .list());
    }

    /** @return false if the row is unknown or was replaced before */
    boolean beende(Zeile zeile, OffsetDateTime zeitpunkt) {
        return jdbc.sql("UPDATE %s SET ersetzt_am = ? WHERE id = ? AND ersetzt_am IS NULL"
                                .formatted(Stammdatentabelle.von(zeile).tabelle()))
                        .param(zeitpunkt)
                        .param(zeile.id())
                        .update()
                == 1;
    }

    /** The ids of the rows are ignored, the database gives new ones. */
    void fuegeEin(Stammdaten neu, OffsetDateTime zeitpunkt) {
        fuegeEin("""
                INSERT INTO dienststelle (nummer, name, regionaldirektion, nachfolger,
                                          gueltig_ab, gueltig_bis, aenderungsauftrag, erfasst_am)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, neu.dienststellen(), zeitpunkt, zeile ->
                new @Nullable Object[] {zeile.nummer(), zeile.name(), zeile.regionaldirektion(), zeile.nachfolger()});
        fuegeEin("""
                INSERT INTO postfach (dienststelle, bereich, zielpostfach, organisationspostfach,
                                      gueltig_ab, gueltig_bis, aenderungsauftrag, erfasst_am)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, neu.postfaecher(), zeitpunkt, zeile -> new @Nullable Object[] {
            zeile.dienststelle(), zeile.bereich().name(), zeile.zielpostfach(), zeile.organisationspostfach()
        });
        fuegeEin("""
                INSERT INTO weiterleitung (dienststelle, anliegen, rechtskreis, herkunft, bereich, grund,
                                           gueltig_ab, gueltig_bis, aenderungsauftrag, erfasst_am)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, neu.weiterleitungen(), zeitpunkt, zeile -> new @Nullable Object[] {
            zeile.dienststelle(),
            zeile.anliegen(),
            zeile.rechtskreis().name(),
            zeile.herkunft().name(),
            zeile.bereich().name(),
            zeile.grund()
        });
    }

    private <Z extends Zeile> void fuegeEin(
            String sql, List<Z> zeilen, OffsetDateTime zeitpunkt, Function<Z, @Nullable Object[]> eigene) {
        stapel.batchUpdate(sql, zeilen, STAPEL, (anweisung, zeile) -> {
            var stelle = 1;
            for (var wert : eigene.apply(zeile)) {
                anweisung.setObject(stelle++, wert);
            }
            anweisung.setObject(stelle++, zeile.gueltigkeit().ab());
            anweisung.setObject(stelle++, zeile.gueltigkeit().bis());
            anweisung.setObject(stelle++, zeile.aenderungsauftrag());
            anweisung.setObject(stelle, zeitpunkt);
        });
    }

    private static Dienststelle dienststelle(ResultSet zeile) throws SQLException {
        return new Dienststelle(
                zeile.getLong("id"),
                zeile.getString("nummer"),
                zeile.getString("name"),
                zeile.getString("regionaldirektion"),
                gueltigkeit(zeile),
                zeile.getString("nachfolger"),
                aenderungsauftrag(zeile));
    }

    private static Postfach postfach(ResultSet zeile) throws SQLException {
        return new Postfach(
                zeile.getLong("id"),
                zeile.getString("dienststelle"),
                Bereich.valueOf(zeile.getString("bereich")),
                zeile.getString("zielpostfach"),
                zeile.getString("organisationspostfach"),
                gueltigkeit(zeile),
                aenderungsauftrag(zeile));
    }

    private static Weiterleitung weiterleitung(ResultSet zeile) throws SQLException {
        return new Weiterleitung(
                zeile.getLong("id"),
                zeile.getString("dienststelle"),
                zeile.getString("anliegen"),
                Rechtskreis.valueOf(zeile.getString("rechtskreis")),
                Herkunft.valueOf(zeile.getString("herkunft")),
                Bereich.valueOf(zeile.getString("bereich")),
                gueltigkeit(zeile),
                zeile.getString("grund"),
                aenderungsauftrag(zeile));
    }

    private static Gueltigkeit gueltigkeit(ResultSet zeile) throws SQLException {
        return new Gueltigkeit(
                zeile.getObject("gueltig_ab", LocalDate.class), zeile.getObject("gueltig_bis", LocalDate.class));
    }

    private static @Nullable Long aenderungsauftrag(ResultSet zeile) throws SQLException {
        return zeile.getObject("aenderungsauftrag", Long.class);
    }
}

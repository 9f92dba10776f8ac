package de.postfachhub.zustaendigkeit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Zeilenabruf zeilen;

    Stammdatenspeicher(JdbcClient jdbc, JdbcTemplate stapel) {
        this.jdbc = jdbc;
        this.stapel = stapel;
        this.zeilen = new Zeilenabruf(jdbc);
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
        return zeilen.lies(tabelle -> "ersetzt_am IS NULL");
    }

    /** These rows, also where they were replaced since, in the order of their ids. */
    Stammdaten lade(Map<Stammdatentabelle, List<Long>> ids) {
        return zeilen.lies(tabelle -> {
            var gesuchte = ids.getOrDefault(tabelle, List.of());
            return gesuchte.isEmpty()
                    ? "FALSE"
                    : gesuchte.stream().map(String::valueOf).collect(Collectors.joining(", ", "id IN (", ")"));
        });
    }

    /** The rows that were known at a time, in the order of their ids. */
    Stammdaten lade(OffsetDateTime zeitpunkt) {
        return zeilen.lies(
                tabelle -> "erfasst_am <= ? AND (ersetzt_am IS NULL OR ersetzt_am > ?)", zeitpunkt, zeitpunkt);
    }

    /** When the hub learned the first of all rows; empty if it never knew any. */
    Optional<OffsetDateTime> ersteErfassung() {
        // JdbcClient's optional() doesn't take a row that holds nothing but null.
        return jdbc.sql("SELECT min(erfasst_am) FROM dienststelle")
                .query((zeile, stelle) -> Optional.ofNullable(zeile.getObject(1, OffsetDateTime.class)))
                .single();
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
}

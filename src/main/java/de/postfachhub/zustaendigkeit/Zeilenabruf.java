package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the three tables in the database. */
final class Zeilenabruf {

    private final JdbcClient jdbc;

    Zeilenabruf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rows of all tables that satisfy a condition, in the order of their ids.
     *
     * @param bedingung SQL for each table, never a text from outside
     */
    Stammdaten lies(Function<Stammdatentabelle, String> bedingung, Object... werte) {
        return new Stammdaten(
                lies(
                        """
                        SELECT id, nummer, name, regionaldirektion, gueltig_ab, gueltig_bis, nachfolger, aenderungsauftrag
                        FROM dienststelle
                        """,
                        bedingung.apply(Stammdatentabelle.DIENSTSTELLE),
                        werte,
                        (zeile, stelle) -> dienststelle(zeile)),
                lies("""
                        SELECT id, dienststelle, bereich, zielpostfach, organisationspostfach,
                               gueltig_ab, gueltig_bis, aenderungsauftrag
                        FROM postfach
                        """, bedingung.apply(Stammdatentabelle.POSTFACH), werte, (zeile, stelle) -> postfach(zeile)),
                lies(
                        """
                        SELECT id, dienststelle, anliegen, rechtskreis, herkunft, bereich,
                               gueltig_ab, gueltig_bis, grund, aenderungsauftrag
                        FROM weiterleitung
                        """,
                        bedingung.apply(Stammdatentabelle.WEITERLEITUNG),
                        werte,
                        (zeile, stelle) -> weiterleitung(zeile)));
    }

    private <Z extends Zeile> List<Z> lies(String auswahl, String bedingung, Object[] werte, RowMapper<Z> zeile) {
        return jdbc.sql(auswahl + "WHERE " + bedingung + " ORDER BY id")
                .params(werte)
                .query(zeile)
                .list();
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

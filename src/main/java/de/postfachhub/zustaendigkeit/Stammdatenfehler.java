package de.postfachhub.zustaendigkeit;

import org.jspecify.annotations.Nullable;

/**
 * A fault in the tables or in a file that is to be imported.
 *
 * @param datei file of the table
 * @param zeile line in the file, the header being line 1; for tables in the database the id of the row
 * @param spalte null if the fault concerns the whole line or file
 * @param text German: what was found, and what is allowed
 */
public record Stammdatenfehler(
        String datei, long zeile, @Nullable String spalte, Art art, String text) {

    /** What is wrong; the names are an API. */
    public enum Art {
        DATEI_FEHLT,
        FALSCHE_KODIERUNG,
        KEIN_CSV,
        SPALTE_UNBEKANNT,
        SPALTE_FEHLT,
        SPALTE_DOPPELT,
        SPALTENZAHL,
        FELD_FEHLT,
        UNGUELTIGER_WERT,
        UNBEKANNTES_ANLIEGEN,
        UNBEKANNTE_DIENSTSTELLE,
        ENDE_VOR_BEGINN,
        NACHFOLGER_OHNE_ENDE,
        NACHFOLGER_IM_KREIS,
        DOPPELTE_ZEILE,
        UEBERSCHNEIDUNG
    }

    @Override
    public String toString() {
        return spalte == null
                ? "%s, Zeile %d: %s (%s)".formatted(datei, zeile, text, art)
                : "%s, Zeile %d, Spalte %s: %s (%s)".formatted(datei, zeile, spalte, text, art);
    }
}

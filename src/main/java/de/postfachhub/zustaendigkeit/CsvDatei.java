package de.postfachhub.zustaendigkeit;

import de.postfachhub.zustaendigkeit.Stammdatenfehler.Art;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A CSV file of Stammdaten as lines of texts: encoding, header and number of columns are right, the texts aren't looked at. */
final class CsvDatei {

    /** @param zeile number of the line at which it begins; the header is line 1 */
    record Rohzeile(Stammdatentabelle tabelle, long zeile, Map<String, String> werte) {

        /** The text of a column, as it stands there; empty if nothing does. */
        String wert(String spalte) {
            return werte.getOrDefault(spalte, "");
        }
    }

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final Stammdatentabelle tabelle;
    private final List<Stammdatenfehler> fehler;

    private CsvDatei(Stammdatentabelle tabelle, List<Stammdatenfehler> fehler) {
        this.tabelle = tabelle;
        this.fehler = fehler;
    }

    /**
     * The readable lines of a file.
     *
     * @param inhalt null if the file doesn't exist
     * @param fehler takes what is wrong
     * @return null if the file can't be read at all, so that nothing can be said about its lines
     */
    static @Nullable List<Rohzeile> lies(
            Stammdatentabelle tabelle, byte @Nullable [] inhalt, List<Stammdatenfehler> fehler) {
        return new CsvDatei(tabelle, fehler).lies(inhalt);
    }

    private @Nullable List<Rohzeile> lies(byte @Nullable [] inhalt) {
        if (inhalt == null) {
            melde(1, null, Art.DATEI_FEHLT, "nicht gefunden oder nicht lesbar; erlaubt: eine CSV-Datei");
            return null;
        }
        var text = dekodiere(inhalt);
        return text == null ? null : zerlege(text);
    }

    private @Nullable String dekodiere(byte[] inhalt) {
        var bytes = ByteBuffer.wrap(inhalt);
        var zeichen = CharBuffer.allocate(inhalt.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, zeichen, true).isError()) {
            var zeile = 1;
            for (var stelle = 0; stelle < bytes.position(); stelle++) {
                zeile += inhalt[stelle] == '\n' ? 1 : 0;
            }
            melde(zeile, null, Art.FALSCHE_KODIERUNG, "kein UTF-8; erlaubt: UTF-8, mit oder ohne BOM");
            return null;
        }
        var text = zeichen.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private @Nullable List<Rohzeile> zerlege(String text) {
        List<Rohzeile> zeilen = new ArrayList<>();
        var beginn = 1L;
        try (var csv = CSVParser.parse(text, FORMAT)) {
            var saetze = csv.iterator();
            if (!saetze.hasNext()) {
                melde(1, null, Art.SPALTE_FEHLT, "Kopfzeile fehlt; erlaubt: " + String.join(",", tabelle.spalten()));
                return null;
            }
            var kopf = saetze.next().toList();
            if (!pruefeKopf(kopf)) {
                return null;
            }
            for (beginn = csv.getCurrentLineNumber() + 1; saetze.hasNext(); beginn = csv.getCurrentLineNumber() + 1) {
                uebernimm(saetze.next(), beginn, kopf, zeilen);
            }
            return zeilen;
        } catch (UncheckedIOException e) {
            melde(
                    beginn,
                    null,
                    Art.KEIN_CSV,
                    "die Anführungszeichen passen nicht zusammen; erlaubt: CSV nach RFC 4180");
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean pruefeKopf(List<String> kopf) {
        var vorher = fehler.size();
        var erlaubt = "; erlaubt: " + String.join(",", tabelle.spalten());
        var gesehen = new HashSet<String>();
        for (var spalte : kopf) {
            if (!tabelle.spalten().contains(spalte)) {
                melde(1, spalte, Art.SPALTE_UNBEKANNT, "unbekannte Spalte" + erlaubt);
            } else if (!gesehen.add(spalte)) {
                melde(1, spalte, Art.SPALTE_DOPPELT, "Spalte steht mehrfach im Kopf" + erlaubt);
            }
        }
        for (var spalte : tabelle.pflichtspalten()) {
            if (!gesehen.contains(spalte)) {
                melde(1, spalte, Art.SPALTE_FEHLT, "Spalte fehlt im Kopf" + erlaubt);
            }
        }
        return fehler.size() == vorher;
    }

    private void uebernimm(CSVRecord satz, long zeile, List<String> kopf, List<Rohzeile> zeilen) {
        if (satz.size() == 1 && satz.get(0).isEmpty()) {
            return;
        }
        if (satz.size() != kopf.size()) {
            melde(
                    zeile,
                    null,
                    Art.SPALTENZAHL,
                    "%d Spalten; erlaubt: %d, ein Komma im Text steht in Anführungszeichen"
                            .formatted(satz.size(), kopf.size()));
        }
        // A line that is too short or too long is still looked at, as far as it goes: all faults at once.
        Map<String, String> werte = new HashMap<>();
        for (var stelle = 0; stelle < Math.min(satz.size(), kopf.size()); stelle++) {
            werte.put(kopf.get(stelle), satz.get(stelle));
        }
        zeilen.add(new Rohzeile(tabelle, zeile, werte));
    }

    private void melde(long zeile, @Nullable String spalte, Art art, String text) {
        fehler.add(new Stammdatenfehler(tabelle.datei(), zeile, spalte, art, text));
    }
}

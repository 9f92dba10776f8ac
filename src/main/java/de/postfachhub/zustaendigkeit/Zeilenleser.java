package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.CsvDatei.Rohzeile;
import de.postfachhub.zustaendigkeit.Stammdatenfehler.Art;
import de.postfachhub.zustaendigkeit.Stammdatenpruefung.Eintrag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns one line of texts into a row, and collects what is wrong with each of its columns. */
final class Zeilenleser {

    /**
     * @param zeile null if a column is broken
     * @param eintrag what can be checked against other lines all the same
     */
    record Gelesen(@Nullable Zeile zeile, Eintrag eintrag) {}

    private static final Pattern DATUM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int ANZEIGELAENGE = 80;

    private final Rohzeile roh;
    private final Anliegenkatalog katalog;
    private final List<Stammdatenfehler> fehler;

    private Zeilenleser(Rohzeile roh, Anliegenkatalog katalog, List<Stammdatenfehler> fehler) {
        this.roh = roh;
        this.katalog = katalog;
        this.fehler = fehler;
    }

    static Gelesen lies(Rohzeile roh, Anliegenkatalog katalog, List<Stammdatenfehler> fehler) {
        return new Zeilenleser(roh, katalog, fehler).lies();
    }

    private Gelesen lies() {
        var vorher = fehler.size();
        var gueltigkeit = gueltigkeit();
        var zeile = switch (roh.tabelle()) {
            case DIENSTSTELLE -> dienststelle(gueltigkeit);
            case POSTFACH -> postfach(gueltigkeit);
            case WEITERLEITUNG -> weiterleitung(gueltigkeit);
        };
        return new Gelesen(fehler.size() == vorher ? zeile : null, eintrag(gueltigkeit));
    }

    private Eintrag eintrag(@Nullable Gueltigkeit gueltigkeit) {
        var schluessel =
                roh.tabelle().schluesselspalten().stream().map(roh::wert).toList();
        return new Eintrag(
                roh.tabelle(),
                roh.zeile(),
                schluessel.get(0),
                schluessel,
                gueltigkeit,
                roh.wert("nachfolger").isEmpty() ? null : roh.wert("nachfolger"),
                roh.werte());
    }

    private @Nullable Zeile dienststelle(@Nullable Gueltigkeit gueltigkeit) {
        var nummer = pflicht("nummer", Form.NUMMER);
        var name = pflicht("name", Form.NAME);
        var nachfolger = wahlfrei("nachfolger", Form.NUMMER);
        var regionaldirektion = wahlfrei("regionaldirektion", Form.NAME);
        return nummer == null || name == null || gueltigkeit == null
                ? null
                : new Dienststelle(roh.zeile(), nummer, name, regionaldirektion, gueltigkeit, nachfolger, null);
    }

    private @Nullable Zeile postfach(@Nullable Gueltigkeit gueltigkeit) {
        var dienststelle = pflicht("dienststelle", Form.NUMMER);
        var bereich = auswahl("bereich", Bereich.values());
        var ziel = pflicht("zielpostfach", Form.ZIELPOSTFACH);
        var organisation = wahlfrei("organisationspostfach", Form.ORGANISATIONSPOSTFACH);
        return dienststelle == null || bereich == null || ziel == null || gueltigkeit == null
                ? null
                : new Postfach(roh.zeile(), dienststelle, bereich, ziel, organisation, gueltigkeit, null);
    }

    private @Nullable Zeile weiterleitung(@Nullable Gueltigkeit gueltigkeit) {
        var dienststelle = pflicht("dienststelle", Form.NUMMER);
        var anliegen = anliegen();
        var rechtskreis = auswahl("rechtskreis", Rechtskreis.values());
        var herkunft = auswahl("herkunft", Herkunft.values());
        var bereich = auswahl("bereich", Bereich.values());
        var grund = wahlfrei("grund", Form.GRUND);
        return dienststelle == null
                        || anliegen == null
                        || rechtskreis == null
                        || herkunft == null
                        || bereich == null
                        || gueltigkeit == null
                ? null
                : new Weiterleitung(
                        roh.zeile(), dienststelle, anliegen, rechtskreis, herkunft, bereich, gueltigkeit, grund, null);
    }

    private @Nullable String anliegen() {
        var code = pflicht("anliegen", Form.ANLIEGEN);
        if (code != null && katalog.finde(code).isEmpty()) {
            melde("anliegen", Art.UNBEKANNTES_ANLIEGEN, "erlaubt: ein Code des Anliegenkatalogs");
        }
        return code;
    }

    private @Nullable Gueltigkeit gueltigkeit() {
        var vorher = fehler.size();
        if (roh.wert("gueltig_ab").isEmpty()) {
            melde("gueltig_ab", Art.FELD_FEHLT, "erlaubt: ein Datum JJJJ-MM-TT");
        }
        var ab = datum("gueltig_ab");
        var bis = datum("gueltig_bis");
        if (ab != null && bis != null && !bis.isAfter(ab)) {
            melde("gueltig_bis", Art.ENDE_VOR_BEGINN, "erlaubt: leer oder ein Tag nach " + ab);
        }
        return ab == null || fehler.size() != vorher ? null : new Gueltigkeit(ab, bis);
    }

    private @Nullable LocalDate datum(String spalte) {
        var wert = roh.wert(spalte);
        if (wert.isEmpty()) {
            return null;
        }
        try {
            if (DATUM.matcher(wert).matches()) {
                return LocalDate.parse(wert);
            }
        } catch (DateTimeException e) {
            // Right digits but no such day: the same fault as below.
        }
        melde(spalte, Art.UNGUELTIGER_WERT, "erlaubt: ein Datum JJJJ-MM-TT");
        return null;
    }

    private <E extends Enum<E>> @Nullable E auswahl(String spalte, E[] erlaubt) {
        var wert = roh.wert(spalte);
        for (var moeglich : erlaubt) {
            if (moeglich.name().equals(wert)) {
                return moeglich;
            }
        }
        melde(
                spalte,
                wert.isEmpty() ? Art.FELD_FEHLT : Art.UNGUELTIGER_WERT,
                "erlaubt: " + Arrays.stream(erlaubt).map(Enum::name).collect(Collectors.joining(", ")));
        return null;
    }

    private @Nullable String pflicht(String spalte, Form form) {
        if (roh.wert(spalte).isEmpty()) {
            melde(spalte, Art.FELD_FEHLT, "erlaubt: " + form.erlaubt());
            return null;
        }
        return wahlfrei(spalte, form);
    }

    private @Nullable String wahlfrei(String spalte, Form form) {
        var wert = roh.wert(spalte);
        if (wert.isEmpty()) {
            return null;
        }
        if (!form.nimmtAn(wert)) {
            melde(spalte, Art.UNGUELTIGER_WERT, "erlaubt: " + form.erlaubt());
            return null;
        }
        return wert;
    }

    private void melde(String spalte, Art art, String erlaubt) {
        var wert = roh.wert(spalte).replaceAll("\\p{Cntrl}", "\uFFFD");
        var gefunden = wert.isEmpty()
                ? "leer"
                : "„%s“".formatted(wert.length() > ANZEIGELAENGE ? wert.substring(0, ANZEIGELAENGE) + "…" : wert);
        fehler.add(new Stammdatenfehler(roh.tabelle().datei(), roh.zeile(), spalte, art, gefunden + "; " + erlaubt));
    }
}

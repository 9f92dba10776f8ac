package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import de.postfachhub.zustaendigkeit.Zeile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request changes, before and after, for people. */
final class Gegenueberstellung {

    /**
     * One change.
     *
     * @param dienststelle in words
     * @param spaeter what else it pushes aside: rows that begin later
     */
    record Vergleich(String dienststelle, String gegenstand, List<Merkmal> merkmale, List<String> spaeter) {}

    /** One thing that a change sets. */
    record Merkmal(String name, String bisher, String neu) {

        public boolean anders() {
            return !bisher.equals(neu);
        }
    }

    private static final String NICHTS = "nichts";
    private static final String NIEMAND = "keines, niemand wird benachrichtigt";

    private final Stammdaten vorher;
    private final Wortlaut wortlaut;

    private Gegenueberstellung(Stammdaten vorher, Wortlaut wortlaut) {
        this.vorher = vorher;
        this.wortlaut = wortlaut;
    }

    /** @param vorher the rows without the request */
    static List<Vergleich> von(List<Aenderung> aenderungen, Stammdaten vorher, Wortlaut wortlaut) {
        var gegenueberstellung = new Gegenueberstellung(vorher, wortlaut);
        return aenderungen.stream().map(gegenueberstellung::vergleich).toList();
    }

    private Vergleich vergleich(Aenderung aenderung) {
        var tag = new Tagesstand(vorher, aenderung.gueltigAb());
        List<Merkmal> merkmale = new ArrayList<>();
        var bisher = switch (aenderung.art()) {
            case WEITERLEITUNG -> weiterleitung(aenderung, tag, merkmale);
            case POSTFACH -> postfach(aenderung, tag, merkmale);
            case DIENSTSTELLE -> dienststelle(aenderung, tag, merkmale);
        };
        merkmale.add(new Merkmal(
                "Gilt",
                bisher.map(this::zeitraum).orElse("–"),
                aenderung.gueltigBis() == null
                        ? "ab " + Tag.deutsch(aenderung.gueltigAb())
                        : wortlaut.zeitraum(aenderung.gueltigAb(), aenderung.gueltigBis())));
        return new Vergleich(
                wortlaut.dienststelle(aenderung.dienststelle()),
                wortlaut.gegenstand(aenderung),
                merkmale,
                spaeteres(aenderung));
    }

    private Optional<? extends Zeile> weiterleitung(Aenderung aenderung, Tagesstand tag, List<Merkmal> merkmale) {
        var standard = wortlaut.standardbereich(aenderung.anliegen()) + " (Standard, keine Weiterleitung)";
        var bisher = Optional.ofNullable(aenderung.anliegen())
                .flatMap(anliegen -> tag.weiterleitung(
                        aenderung.dienststelle(), anliegen, aenderung.rechtskreis(), aenderung.herkunft()));
        merkmale.add(new Merkmal(
                "Bereich",
                bisher.map(zeile -> zeile.bereich().bezeichnung() + geerbt(zeile, aenderung))
                        .orElse(standard),
                aenderung.bereich() == null || aenderung.aufheben()
                        ? standard
                        : aenderung.bereich().bezeichnung()));
        return bisher;
    }

    private Optional<? extends Zeile> postfach(Aenderung aenderung, Tagesstand tag, List<Merkmal> merkmale) {
        var bisher = Optional.ofNullable(aenderung.bereich())
                .flatMap(bereich -> tag.postfach(aenderung.dienststelle(), bereich));
        merkmale.add(new Merkmal(
                "Ziel\u00ADpostfach",
                bisher.map(zeile -> zeile.zielpostfach() + geerbt(zeile, aenderung))
                        .orElse(NICHTS),
                aenderung.aufheben() ? NICHTS : text(aenderung.zielpostfach(), NICHTS)));
        merkmale.add(new Merkmal(
                "Organisations\u00ADpostfach",
                bisher.map(zeile -> text(zeile.organisationspostfach(), NIEMAND))
                        .orElse(NICHTS),
                aenderung.aufheben() ? NICHTS : text(aenderung.organisationspostfach(), NIEMAND)));
        return bisher;
    }

    private Optional<? extends Zeile> dienststelle(Aenderung aenderung, Tagesstand tag, List<Merkmal> merkmale) {
        var bisher = tag.dienststelle(aenderung.dienststelle());
        merkmale.add(new Merkmal(
                "Name",
                bisher.map(Dienststelle::name).orElse(NICHTS),
                aenderung.aufheben() ? "geschlossen" : text(aenderung.name(), NICHTS)));
        merkmale.add(new Merkmal(
                "Nachfolger",
                bisher.map(Dienststelle::nachfolger).map(wortlaut::dienststelle).orElse("keiner"),
                aenderung.nachfolger() == null ? "keiner" : wortlaut.dienststelle(aenderung.nachfolger())));
        return bisher;
    }

    private List<String> spaeteres(Aenderung aenderung) {
        return Fortschreibung.verdraengte(vorher, aenderung).stream()
                .filter(zeile -> zeile.gueltigkeit().ab().isAfter(aenderung.gueltigAb()))
                .map(zeile -> "%s (%s)".formatted(inhalt(zeile), zeitraum(zeile)))
                .toList();
    }

    private static String inhalt(Zeile zeile) {
        if (zeile instanceof Weiterleitung regel) {
            return regel.bereich().bezeichnung();
        }
        return zeile instanceof Postfach postfach ? postfach.zielpostfach() : ((Dienststelle) zeile).name();
    }

    private String zeitraum(Zeile zeile) {
        return wortlaut.zeitraum(zeile.gueltigkeit().ab(), zeile.gueltigkeit().bis());
    }

    private static String geerbt(Zeile zeile, Aenderung aenderung) {
        var woher = zeile.schluessel().get(0);
        return woher.equals(aenderung.dienststelle()) ? "" : " (von der Agentur " + woher + ")";
    }

    private static String text(@Nullable String wert, String sonst) {
        return wert == null || wert.isEmpty() ? sonst : wert;
    }
}

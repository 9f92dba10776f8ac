package de.postfachhub.zustaendigkeit;

import de.postfachhub.zustaendigkeit.Unterschied.Art;
import de.postfachhub.zustaendigkeit.Unterschied.Eintrag;
import de.postfachhub.zustaendigkeit.Unterschied.Inhalt;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two days of the tables, key by key. A row that another one with the same content follows is no difference: what
 * holds is what counts, not in how many rows it is written.
 */
final class Unterschiedssicht {

    private record Schluessel(Stammdatentabelle tabelle, List<String> werte) {}

    private record Paar(
            Schluessel schluessel,
            @Nullable Zeile vorher,
            @Nullable Zeile nachher) {

        boolean anders() {
            return vorher == null || nachher == null || !inhalt(vorher).equals(inhalt(nachher));
        }
    }

    private static final Set<String> GUELTIGKEIT = Set.of("gueltig_ab", "gueltig_bis");

    private static final Comparator<Paar> REIHENFOLGE = Comparator.comparing(
                    (Paar paar) -> paar.schluessel().werte().get(0))
            .thenComparing(paar -> paar.schluessel().tabelle())
            .thenComparing(paar -> String.join(",", paar.schluessel().werte()));

    private Unterschiedssicht() {}

    /**
     * One page of the differences, by Dienststelle.
     *
     * @param dienststelle 3 digits: the agency with its offices, 5 digits: that office, null: all
     */
    static Unterschied von(
            Kenntnisstand bekannt, LocalDate von, LocalDate nach, @Nullable String dienststelle, Seitenwahl seite) {
        var vorher = gueltige(bekannt.stammdaten(), von, dienststelle);
        var nachher = gueltige(bekannt.stammdaten(), nach, dienststelle);
        var anders = Stream.concat(vorher.keySet().stream(), nachher.keySet().stream())
                .distinct()
                .map(schluessel -> new Paar(schluessel, vorher.get(schluessel), nachher.get(schluessel)))
                .filter(Paar::anders)
                .sorted(REIHENFOLGE)
                .toList();
        return new Unterschied(
                von,
                nach,
                bekannt.zeitpunkt().atZone(Gueltigkeit.ZEITZONE).toOffsetDateTime(),
                seite.seite(),
                seite.groesse(),
                anders.size(),
                seite.weitere(anders.size()),
                seite.ausschnitt(anders).stream()
                        .map(Unterschiedssicht::eintrag)
                        .toList());
    }

    private static Map<Schluessel, Zeile> gueltige(
            Stammdaten stammdaten, LocalDate tag, @Nullable String dienststelle) {
        return stammdaten
                .zeilen()
                .filter(zeile -> zeile.gueltigkeit().enthaelt(tag))
                .filter(zeile ->
                        dienststelle == null || zeile.schluessel().get(0).startsWith(dienststelle))
                .collect(Collectors.toMap(
                        zeile -> new Schluessel(Stammdatentabelle.von(zeile), zeile.schluessel()),
                        Function.identity()));
    }

    private static Eintrag eintrag(Paar paar) {
        var tabelle = paar.schluessel().tabelle();
        var art = paar.vorher() == null ? Art.BEGINNT : paar.nachher() == null ? Art.ENDET : Art.AENDERT_SICH;
        Map<String, String> schluessel = new LinkedHashMap<>();
        for (var stelle = 0; stelle < tabelle.schluesselspalten().size(); stelle++) {
            schluessel.put(
                    tabelle.schluesselspalten().get(stelle),
                    paar.schluessel().werte().get(stelle));
        }
        return new Eintrag(
                tabelle, art, paar.schluessel().werte().get(0), schluessel, bild(paar.vorher()), bild(paar.nachher()));
    }

    private static @Nullable Inhalt bild(@Nullable Zeile zeile) {
        return zeile == null
                ? null
                : new Inhalt(
                        inhalt(zeile),
                        zeile.gueltigkeit().ab(),
                        zeile.gueltigkeit().bis(),
                        zeile.beleg(),
                        zeile.aenderungsauftrag());
    }

    /** What it says about its key, by column. */
    private static Map<String, String> inhalt(Zeile zeile) {
        var tabelle = Stammdatentabelle.von(zeile);
        var werte = Stammdatenschreiber.werte(zeile);
        Map<String, String> inhalt = new LinkedHashMap<>();
        for (var stelle = tabelle.schluesselspalten().size(); stelle < werte.size(); stelle++) {
            var spalte = tabelle.spalten().get(stelle);
            if (werte.get(stelle) != null && !GUELTIGKEIT.contains(spalte)) {
                inhalt.put(spalte, werte.get(stelle).toString());
            }
        }
        return inhalt;
    }
}

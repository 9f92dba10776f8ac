package de.postfachhub.zustaendigkeit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import de.postfachhub.zustaendigkeit.Stichtagsbild.Dienststellenbild;
import de.postfachhub.zustaendigkeit.Stichtagsbild.Zustand;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the tables say for one day. A pure function of them. */
final class Stichtagssicht {

    private Stichtagssicht() {}

    /**
     * One page of the Dienststellen, in the order of their numbers.
     *
     * @param dienststelle 3 digits: the agency with its offices, 5 digits: that office, null: all
     */
    static Stichtagsbild von(
            Kenntnisstand bekannt, LocalDate stichtag, @Nullable String dienststelle, Seitenwahl seite) {
        var stammdaten = bekannt.stammdaten();
        var nummern = stammdaten.dienststellen().stream()
                .filter(zeile -> dienststelle == null || zeile.nummer().startsWith(dienststelle))
                .collect(groupingBy(Dienststelle::nummer, TreeMap::new, toList()));
        var postfaecher = gueltige(stammdaten.postfaecher(), stichtag, Postfach::dienststelle);
        var weiterleitungen = gueltige(stammdaten.weiterleitungen(), stichtag, Weiterleitung::dienststelle);
        var bilder = seite.ausschnitt(nummern.entrySet().stream().toList()).stream()
                .map(eintrag -> bild(
                        eintrag.getValue(),
                        stichtag,
                        postfaecher.getOrDefault(eintrag.getKey(), List.of()),
                        weiterleitungen.getOrDefault(eintrag.getKey(), List.of())))
                .toList();
        return new Stichtagsbild(
                stichtag,
                bekannt.zeitpunkt().atZone(Gueltigkeit.ZEITZONE).toOffsetDateTime(),
                seite.seite(),
                seite.groesse(),
                nummern.size(),
                seite.weitere(nummern.size()),
                bilder);
    }

    private static Dienststellenbild bild(
            List<Dienststelle> zeilen,
            LocalDate stichtag,
            List<Postfach> postfaecher,
            List<Weiterleitung> weiterleitungen) {
        var zeile = massgebliche(zeilen, stichtag);
        var zustand = zeile.gueltigkeit().enthaelt(stichtag)
                ? Zustand.OFFEN
                : zeile.gueltigkeit().ab().isAfter(stichtag) ? Zustand.KUENFTIG : Zustand.GESCHLOSSEN;
        return Dienststellenbild.von(zeile, zustand, postfaecher, weiterleitungen);
    }

    /** The row that holds, else the one that ended last, else the first that will hold. */
    private static Dienststelle massgebliche(List<Dienststelle> zeilen, LocalDate stichtag) {
        var nachBeginn =
                Comparator.comparing((Dienststelle zeile) -> zeile.gueltigkeit().ab());
        return zeilen.stream()
                .filter(zeile -> !zeile.gueltigkeit().ab().isAfter(stichtag))
                .max(nachBeginn)
                .orElseGet(() -> zeilen.stream().min(nachBeginn).orElseThrow());
    }

    private static <Z extends Zeile> Map<String, List<Z>> gueltige(
            List<Z> zeilen, LocalDate stichtag, Function<Z, String> dienststelle) {
        return zeilen.stream()
                .filter(zeile -> zeile.gueltigkeit().enthaelt(stichtag))
                .sorted(Stammdatenschreiber.REIHENFOLGE)
                .collect(groupingBy(dienststelle));
    }
}

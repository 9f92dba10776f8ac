package de.postfachhub.zustaendigkeit;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of one generation, arranged for lookup. Immutable, so a decision sees one state from its first step to its last. */
final class Schnappschuss {

    private record Postfachschluessel(String dienststelle, Bereich bereich) {}

    private record Regelschluessel(String dienststelle, String anliegen, Rechtskreis rechtskreis, Herkunft herkunft) {}

    private final long generation;
    private final Stammdaten stammdaten;
    private final Map<String, Zeitreihe<Dienststelle>> dienststellen;
    private final Map<Postfachschluessel, Zeitreihe<Postfach>> postfaecher;
    private final Map<Regelschluessel, Zeitreihe<Weiterleitung>> weiterleitungen;

    /** @throws StammdatenUngueltig if the rows contradict each other */
    Schnappschuss(long generation, Stammdaten stammdaten) {
        var fehler = Stammdatenpruefung.pruefe(stammdaten);
        if (!fehler.isEmpty()) {
            throw new StammdatenUngueltig(
                    "Die Tabellen der Zuständigkeit widersprechen sich (Zeile = id in der Datenbank)", fehler);
        }
        this.generation = generation;
        this.stammdaten = stammdaten;
        this.dienststellen = reihen(stammdaten.dienststellen(), Dienststelle::nummer);
        this.postfaecher = reihen(
                stammdaten.postfaecher(), zeile -> new Postfachschluessel(zeile.dienststelle(), zeile.bereich()));
        this.weiterleitungen = reihen(
                stammdaten.weiterleitungen(),
                zeile -> new Regelschluessel(
                        zeile.dienststelle(), zeile.anliegen(), zeile.rechtskreis(), zeile.herkunft()));
    }

    private static <S, Z extends Zeile> Map<S, Zeitreihe<Z>> reihen(List<Z> zeilen, Function<Z, S> schluessel) {
        return zeilen.stream().collect(groupingBy(schluessel, collectingAndThen(toList(), Zeitreihe::new)));
    }

    long generation() {
        return generation;
    }

    Stammdaten stammdaten() {
        return stammdaten;
    }

    /** All rows of that number; null if there is none. */
    @Nullable
    Zeitreihe<Dienststelle> dienststelle(String nummer) {
        return dienststellen.get(nummer);
    }

    @Nullable
    Postfach postfach(String dienststelle, Bereich bereich, long sekunde) {
        var reihe = postfaecher.get(new Postfachschluessel(dienststelle, bereich));
        return reihe == null ? null : reihe.gueltige(sekunde);
    }

    @Nullable
    Weiterleitung weiterleitung(String dienststelle, Zuordnungsfrage frage, long sekunde) {
        var reihe = weiterleitungen.get(
                new Regelschluessel(dienststelle, frage.anliegen(), frage.rechtskreis(), frage.herkunft()));
        return reihe == null ? null : reihe.gueltige(sekunde);
    }
}

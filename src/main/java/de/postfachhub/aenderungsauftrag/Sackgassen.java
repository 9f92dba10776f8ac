package de.postfachhub.aenderungsauftrag;

import static java.util.stream.Collectors.toCollection;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import de.postfachhub.zustaendigkeit.Zeile;
import de.postfachhub.zustaendigkeit.Zuordnung;
import de.postfachhub.zustaendigkeit.Zuordnungsfrage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the dead ends that a request would create. A pure function over the tables. */
final class Sackgassen {

    private Sackgassen() {}

    /**
     * Every combination of Dienststelle, Anliegen, Rechtskreis and Herkunft that is delivered without the changes and wouldn't be
     * with them, tried on every day from the first change on at which anything changes that takes part.
     *
     * @return the first such day of each combination, in the order of the Dienststellen and of the catalogue
     */
    static List<Sackgasse> finde(Stammdatenprobe probe, Anliegenkatalog katalog, List<Aenderung> aenderungen) {
        var kreis = Wirkungskreis.von(probe, aenderungen);
        var tage = tage(probe, aenderungen, kreis);
        List<Sackgasse> gefundene = new ArrayList<>();
        for (var dienststelle : dienststellen(probe, kreis)) {
            for (var anliegen : katalog.alle()) {
                for (var rechtskreis : Rechtskreis.values()) {
                    for (var herkunft : Herkunft.values()) {
                        tage.stream()
                                .map(tag -> frage(dienststelle, anliegen.code(), rechtskreis, herkunft, tag))
                                .flatMap(frage -> sackgasse(probe, frage))
                                .findFirst()
                                .ifPresent(gefundene::add);
                    }
                }
            }
        }
        return gefundene;
    }

    /** The question of a message that comes in when that day begins. */
    static Zuordnungsfrage frage(
            String dienststelle, String anliegen, Rechtskreis rechtskreis, Herkunft herkunft, LocalDate tag) {
        return new Zuordnungsfrage(
                dienststelle,
                anliegen,
                rechtskreis,
                herkunft,
                tag.atStartOfDay(Gueltigkeit.ZEITZONE).toOffsetDateTime());
    }

    private static Stream<Sackgasse> sackgasse(Stammdatenprobe probe, Zuordnungsfrage frage) {
        Zuordnung nachher = probe.nachher(frage);
        var grund = nachher.klaerungsgrund();
        if (grund == null || probe.vorher(frage).klaerungsgrund() != null) {
            return Stream.empty();
        }
        return Stream.of(new Sackgasse(
                frage.dienststelle(),
                frage.anliegen(),
                frage.rechtskreis(),
                frage.herkunft(),
                frage.eingangAm().toLocalDate(),
                grund));
    }

    /** Numbers that have no row of their own are decided as their agency is, which is among these. */
    private static Collection<String> dienststellen(Stammdatenprobe probe, Wirkungskreis kreis) {
        return Stream.of(probe.vorher(), probe.nachher())
                .flatMap(stammdaten -> stammdaten.dienststellen().stream())
                .map(Dienststelle::nummer)
                .filter(nummer -> kreis.betroffene().contains(Wirkungskreis.agentur(nummer)))
                .collect(toCollection(TreeSet::new));
    }

    private static Collection<LocalDate> tage(Stammdatenprobe probe, List<Aenderung> aenderungen, Wirkungskreis kreis) {
        var erster = aenderungen.stream()
                .map(Aenderung::gueltigAb)
                .min(LocalDate::compareTo)
                .orElseThrow();
        var tage = Stream.of(probe.vorher(), probe.nachher())
                .flatMap(stammdaten -> stammdaten.zeilen())
                .filter(zeile -> kreis.beteiligte()
                        .contains(Wirkungskreis.agentur(zeile.schluessel().get(0))))
                .map(Zeile::gueltigkeit)
                .flatMap(gueltigkeit -> Stream.of(gueltigkeit.ab(), gueltigkeit.bis()))
                .filter(Objects::nonNull)
                .filter(tag -> tag.isAfter(erster))
                .collect(toCollection(TreeSet::new));
        tage.add(erster);
        return tage;
    }
}

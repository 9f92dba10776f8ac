package de.postfachhub.aenderungsauftrag;

import static java.util.stream.Collectors.toSet;

import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How far changes reach, by agencies: a decision never leaves an agency except by a successor.
 *
 * @param betroffene agencies whose messages can be decided otherwise: those of the changes, and those whose successors lead there
 * @param beteiligte those, and all to which their own successors lead: no other agency's rows take part in these decisions
 */
record Wirkungskreis(Set<String> betroffene, Set<String> beteiligte) {

    private record Uebergang(String von, String nach) {}

    Wirkungskreis {
        betroffene = Set.copyOf(betroffene);
        beteiligte = Set.copyOf(beteiligte);
    }

    static Wirkungskreis von(Stammdatenprobe probe, List<Aenderung> aenderungen) {
        var hin = Stream.of(probe.vorher(), probe.nachher())
                .flatMap(stammdaten -> stammdaten.dienststellen().stream())
                .flatMap(zeile -> Stream.ofNullable(zeile.nachfolger())
                        .map(nachfolger -> new Uebergang(agentur(zeile.nummer()), agentur(nachfolger))))
                .collect(toSet());
        var her = hin.stream()
                .map(uebergang -> new Uebergang(uebergang.nach(), uebergang.von()))
                .collect(toSet());
        var genannte = aenderungen.stream()
                .map(aenderung -> agentur(aenderung.dienststelle()))
                .collect(toSet());
        var betroffene = erreichbare(genannte, her);
        return new Wirkungskreis(betroffene, erreichbare(betroffene, hin));
    }

    /** The agency of a Dienststelle: the first three digits of its number. */
    static String agentur(String nummer) {
        return nummer.substring(0, 3);
    }

    private static Set<String> erreichbare(Set<String> anfang, Set<Uebergang> uebergaenge) {
        var erreicht = new TreeSet<>(anfang);
        boolean gewachsen;
        do {
            gewachsen = erreicht.addAll(uebergaenge.stream()
                    .filter(uebergang -> erreicht.contains(uebergang.von()))
                    .map(Uebergang::nach)
                    .toList());
        } while (gewachsen);
        return erreicht;
    }
}

package de.postfachhub.umsetzung;

import de.postfachhub.weisung.Weisung;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the agencies are with a Weisung on a day.
 *
 * @param weisung its number
 * @param frist last day on which an agency isn't late
 * @param bekannt when it was known like this
 * @param gesamt of the agencies listed here
 * @param regionaldirektionen always all of them
 * @param agenturen by number
 */
record Umsetzungsstand(
        String weisung,
        String titel,
        LocalDate frist,
        LocalDate stichtag,
        OffsetDateTime bekannt,
        Zahlen gesamt,
        List<Teilstand> regionaldirektionen,
        List<Agenturstand> agenturen) {

    /** In place of a name, for agencies whose Regionaldirektion isn't given. */
    static final String OHNE_ANGABE = "ohne Angabe";

    /** @param prozent of all, rounded to one digit */
    record Anteil(int anzahl, double prozent) {}

    /** @param staende each state, also those in which no agency is */
    record Zahlen(int agenturen, Map<Stand, Anteil> staende) {

        static Zahlen von(List<Agenturstand> agenturen) {
            Map<Stand, Anteil> staende = new EnumMap<>(Stand.class);
            for (var stand : Stand.values()) {
                var anzahl = (int) agenturen.stream()
                        .filter(agentur -> agentur.stand() == stand)
                        .count();
                var prozent = agenturen.isEmpty() ? 0 : Math.round(1000.0 * anzahl / agenturen.size()) / 10.0;
                staende.put(stand, new Anteil(anzahl, prozent));
            }
            return new Zahlen(agenturen.size(), staende);
        }

        public Anteil umgestellt() {
            return staende.get(Stand.UMGESTELLT);
        }

        public Anteil ueberfaellig() {
            return staende.get(Stand.UEBERFAELLIG);
        }
    }

    record Teilstand(String regionaldirektion, Zahlen zahlen) {}

    /** @param agenturen of all Regionaldirektionen */
    static Umsetzungsstand von(
            Weisung weisung, LocalDate stichtag, OffsetDateTime bekannt, List<Agenturstand> agenturen) {
        var nachDirektion = agenturen.stream()
                .collect(Collectors.groupingBy(Umsetzungsstand::direktion, TreeMap::new, Collectors.toList()));
        return new Umsetzungsstand(
                weisung.nummer(),
                weisung.titel(),
                weisung.frist(),
                stichtag,
                bekannt,
                Zahlen.von(agenturen),
                nachDirektion.entrySet().stream()
                        .map(teil -> new Teilstand(teil.getKey(), Zahlen.von(teil.getValue())))
                        .toList(),
                agenturen.stream()
                        .sorted(Comparator.comparing(Agenturstand::agentur))
                        .toList());
    }

    boolean kennt(String regionaldirektion) {
        return regionaldirektionen.stream()
                .anyMatch(teil -> teil.regionaldirektion().equals(regionaldirektion));
    }

    /** German, for somebody who asked for another one. */
    String erlaubteDirektionen() {
        return regionaldirektionen.stream()
                .map(Teilstand::regionaldirektion)
                .collect(Collectors.joining(
                        ", ", "Diese Regionaldirektion hat an dem Tag keine Agentur. Erlaubt: ", "."));
    }

    /** The same with the agencies of one Regionaldirektion alone; null: all of them. */
    Umsetzungsstand nur(@Nullable String regionaldirektion) {
        var ihre = agenturen.stream()
                .filter(agentur ->
                        regionaldirektion == null || direktion(agentur).equals(regionaldirektion))
                .toList();
        return new Umsetzungsstand(
                weisung, titel, frist, stichtag, bekannt, Zahlen.von(ihre), regionaldirektionen, ihre);
    }

    private static String direktion(Agenturstand agentur) {
        return agentur.regionaldirektion() == null ? OHNE_ANGABE : agentur.regionaldirektion();
    }
}

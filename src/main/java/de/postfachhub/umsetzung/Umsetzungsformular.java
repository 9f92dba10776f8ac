package de.postfachhub.umsetzung;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for, as it was typed, so that the form can show it again.
 *
 * @param bekannt local time in Germany, as {@code 2026-11-22T10:00}
 * @param stand name of a {@link Stand}
 * @param sortierung a column, with a minus in front of it for the other direction
 */
record Umsetzungsformular(
        @Nullable String stichtag,
        @Nullable String bekannt,
        @Nullable String regionaldirektion,
        @Nullable String stand,
        @Nullable String sortierung) {

    private static final int LAENGSTES = 200;
    private static final String UMGEKEHRT = "-";

    private static final Map<String, Comparator<Agenturstand>> SPALTEN = Map.of(
            "agentur", Comparator.comparing(Agenturstand::agentur),
            "name", Comparator.comparing(Agenturstand::name),
            "regionaldirektion",
                    Comparator.comparing(
                            Agenturstand::regionaldirektion, Comparator.nullsLast(Comparator.naturalOrder())),
            "stand", Comparator.comparing(Agenturstand::stand),
            "seit", Comparator.comparing(Agenturstand::seit, Comparator.nullsLast(Comparator.naturalOrder())));

    Umsetzungsformular {
        stichtag = getippt(stichtag);
        bekannt = getippt(bekannt);
        regionaldirektion = getippt(regionaldirektion);
        stand = getippt(stand);
        sortierung = getippt(sortierung);
    }

    private static @Nullable String getippt(@Nullable String wert) {
        if (wert == null || wert.isBlank()) {
            return null;
        }
        var ohneRand = wert.strip();
        return ohneRand.length() > LAENGSTES ? ohneRand.substring(0, LAENGSTES) : ohneRand;
    }

    public boolean gefiltert() {
        return stichtag != null || bekannt != null || regionaldirektion != null || stand != null;
    }

    Optional<Stand> derStand() {
        return Arrays.stream(Stand.values())
                .filter(einer -> einer.name().equals(stand))
                .findFirst();
    }

    /** Those that were asked for, in the order that was asked for; agencies that are equal in it by number. */
    List<Agenturstand> auswahl(List<Agenturstand> agenturen) {
        var reihenfolge = SPALTEN.getOrDefault(spalte(), SPALTEN.get("agentur"));
        return agenturen.stream()
                .filter(agentur -> derStand().isEmpty() || derStand().get() == agentur.stand())
                .sorted((absteigend() ? reihenfolge.reversed() : reihenfolge).thenComparing(Agenturstand::agentur))
                .toList();
    }

    /** The value of aria-sort; null where the table isn't sorted by the column. */
    public @Nullable String richtung(String spalte) {
        return spalte.equals(spalte()) ? absteigend() ? "descending" : "ascending" : null;
    }

    /** What a click on the column's head asks for. */
    public String naechste(String spalte) {
        return spalte.equals(spalte()) && !absteigend() ? UMGEKEHRT + spalte : spalte;
    }

    private String spalte() {
        return sortierung == null ? "agentur" : absteigend() ? sortierung.substring(1) : sortierung;
    }

    private boolean absteigend() {
        return sortierung != null && sortierung.startsWith(UMGEKEHRT);
    }
}

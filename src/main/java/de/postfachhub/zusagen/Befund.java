package de.postfachhub.zusagen;

import java.util.List;

/**
 * What a look at a {@link Zusage} has shown.
 *
 * @param satz German, without secrets
 * @param massnahme what to do; empty unless it is violated
 */
public record Befund(Stand stand, String satz, String massnahme) {

    public enum Stand {
        HAELT("hält"),
        VERLETZT("verletzt"),
        /** Nothing was to be seen. */
        UNBEKANNT("unbekannt");

        private final String wort;

        Stand(String wort) {
            this.wort = wort;
        }
    }

    public static Befund haelt(String satz) {
        return new Befund(Stand.HAELT, satz, "");
    }

    /** @param satz what is so and shouldn't be, without a full stop */
    public static Befund verletzt(String satz, String massnahme) {
        return new Befund(Stand.VERLETZT, satz, massnahme);
    }

    /** @param verletzungen each as for {@link #verletzt}; with none of them it holds */
    public static Befund aus(List<String> verletzungen, String sonst, String massnahme) {
        return verletzungen.isEmpty()
                ? haelt(sonst)
                : verletzt(
                        verletzungen.stream()
                                .distinct()
                                .reduce((a, b) -> a + ", " + b)
                                .orElseThrow(),
                        massnahme);
    }

    public static Befund unbekannt(String satz) {
        return new Befund(Stand.UNBEKANNT, satz, "");
    }

    boolean istVerletzt() {
        return stand == Stand.VERLETZT;
    }

    /** For somebody who looks at all of them. */
    String zeile() {
        return stand.wort + ": " + text();
    }

    /** Whole, with what to do. */
    String text() {
        return massnahme.isEmpty() ? satz : satz + "; " + massnahme;
    }
}

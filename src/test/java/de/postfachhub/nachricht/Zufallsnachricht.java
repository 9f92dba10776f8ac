package de.postfachhub.nachricht;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes messages as a sender may write them: fields in any order and escaping, any white space, unknown fields with
 * anything inside; envelope fields right, wrong or missing.
 *
 * <p>All content carries {@link #GEHEIM}.
 */
final class Zufallsnachricht {

    static final String GEHEIM = "GEHEIM";

    /** A day that only a calendar refuses. */
    static final String TAG_OHNE_KALENDERBLATT = "2025-02-30T09:00:00Z";

    /** JSON values of each envelope field that the contract allows; sorted, so that a seed gives the same again. */
    static final Map<String, List<String>> RICHTIG = new TreeMap<>(Map.ofEntries(
            entry(
                    "nachrichtId",
                    zeichenketten("3f0c2d5e-8a41-4c7b-9d2f-6b1e0a9c4d73", "3F0C2D5E-8A41-4C7B-9D2F-6B1E0A9C4D73")),
            entry("vorgangId", mit(zeichenketten("V-1", "", "ä€\"\\/", "x".repeat(100)), "null")),
            entry(
                    "eingangAm",
                    zeichenketten(
                            "2025-10-01T09:00:00+02:00",
                            "2025-10-01T09:00:00Z",
                            "2025-10-01T09:00Z",
                            "2024-02-29T23:59:59.999999999-17:59",
                            "0000-01-01T00:00:00-00:00",
                            "2025-10-01T09:00:00.5+18:00",
                            "2025-10-01T09:00:00-18:00")),
            entry("rechtskreis", zeichenketten("SGB_III", "SGB_II", "FAMILIENKASSE")),
            entry("herkunft", zeichenketten("UNTERNEHMENSPROFIL", "PERSONENPROFIL")),
            entry("anliegen", zeichenketten("SONSTIGES", " ", "Ü".repeat(100))),
            entry("dienststelle", zeichenketten("735", "73501", "00000", "030"))));

    /** Values that are wrong for every envelope field. */
    static final List<String> IMMER_FALSCH =
            List.of("3001", "0", "-1.5e3", "true", "false", "{}", "[]", "[\"735\"]", "{\"dienststelle\":\"735\"}");

    /** JSON strings of which each field allows few or none. */
    static final List<String> GEMISCHT = zeichenketten(
            "",
            "73501\\n",
            "7350",
            "735012",
            "٧٣٥٠١",
            "1-1-1-1-1",
            "3f0c2d5e8a414c7b9d2f6b1e0a9c4d73",
            "3f0c2d5e-8a41-4c7b-9d2f-6b1e0a9c4d73 ",
            "2025-10-01",
            "2025-10-01T09:00:00",
            "2025-10-01T09:00",
            "2025-10-01T09:00:00+02",
            "2025-10-01T09:00:00+0200",
            "2025-10-01T09:00:00+18:01",
            "2025-10-01T24:00:00Z",
            "2025-10-01T23:59:60Z",
            "2025-10-01t09:00:00z",
            "2025-00-01T09:00:00Z",
            "2025-10-32T09:00:00Z",
            "2025-10-01T09:00:00Z\\n",
            "sgb_iii",
            "SGB_III ",
            "PERSONENPROFIL\\n",
            "x".repeat(101),
            "\\ud83d\\ude00",
            "\\ud83d",
            "a\\u0000",
            "a\\n",
            "a\\u0085",
            "a\\u2028");

    private final Random zufall;
    private final Set<String> doppelte = new HashSet<>();

    Zufallsnachricht(Random zufall) {
        this.zufall = zufall;
    }

    /** The envelope fields that stand twice in what {@link #schreibe} wrote. */
    Set<String> doppelte() {
        return doppelte;
    }

    String schreibe(boolean auchDoppelte) {
        var felder = new ArrayList<String>();
        umschlag().forEach((name, wert) -> felder.add(feld(name, wert)));
        for (int i = zufall.nextInt(6); i > 0; i--) {
            felder.add(feld("feld" + i, inhalt(4)));
        }
        new TreeSet<>(Rohleser.INHALTSFELDER).forEach(name -> felder.add(feld(name, inhalt(4))));
        if (auchDoppelte && zufall.nextInt(5) == 0) {
            var name = eines(List.copyOf(RICHTIG.keySet()));
            felder.add(feld(name, eines(RICHTIG.get(name))));
            felder.add(feld(name, inhalt(2)));
            doppelte.add(name);
        }
        Collections.shuffle(felder, zufall);
        return leer() + "{" + leer() + String.join(",", felder) + "}" + leer();
    }

    private Map<String, String> umschlag() {
        var felder = new LinkedHashMap<String, String>();
        RICHTIG.forEach((name, richtig) -> {
            switch (zufall.nextInt(30)) {
                case 0 -> {}
                case 1 -> felder.put(name, eines(IMMER_FALSCH));
                case 2 -> felder.put(name, eines(GEMISCHT));
                case 3 -> felder.put(name, "null");
                default -> felder.put(name, eines(richtig));
            }
        });
        return felder;
    }

    private String feld(String name, String wert) {
        return leer() + '"' + verfremdet(name) + '"' + leer() + ":" + leer() + wert + leer();
    }

    /** Some of the letters as escapes: the same name to a reader of JSON. */
    private String verfremdet(String name) {
        return name.chars()
                .mapToObj(zeichen ->
                        zufall.nextInt(20) == 0 ? "\\u%04x".formatted(zeichen) : String.valueOf((char) zeichen))
                .collect(Collectors.joining());
    }

    private String inhalt(int tiefe) {
        return switch (zufall.nextInt(tiefe == 0 ? 4 : 6)) {
            case 0 -> '"' + GEHEIM + " ÄÖ€\ud83d\ude00 \\\" } ] , : \\\\" + '"';
            case 1 -> eines(List.of("471147", "-0", "1.5E+300", "0.0"));
            case 2 -> eines(List.of("true", "false", "null", "\"\""));
            case 3 -> '"' + GEHEIM + "QUJD".repeat(zufall.nextInt(zufall.nextInt(100) == 0 ? 5_000 : 5)) + '"';
            case 4 -> "[" + leer() + inhalt(tiefe - 1) + leer() + "," + inhalt(tiefe - 1) + "]";
            default ->
                "{" + feld(eines(List.copyOf(RICHTIG.keySet())), inhalt(tiefe - 1)) + ","
                        + feld(GEHEIM, inhalt(tiefe - 1)) + "}";
        };
    }

    private String leer() {
        return eines(List.of("", "", "", " ", "\n", "\r\n", "\t  "));
    }

    private <T> T eines(List<T> auswahl) {
        return auswahl.get(zufall.nextInt(auswahl.size()));
    }

    private static List<String> zeichenketten(String... texte) {
        return Arrays.stream(texte)
                .map(text -> '"' + text.replaceAll("\"|\\\\(?![nu])", "\\\\$0") + '"')
                .toList();
    }

    private static List<String> mit(List<String> werte, String weiterer) {
        var alle = new ArrayList<>(werte);
        alle.add(weiterer);
        return alle;
    }
}

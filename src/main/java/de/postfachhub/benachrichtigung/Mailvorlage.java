package de.postfachhub.benachrichtigung;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Subject and text of the mails, with {@linkplain Platzhalter placeholders} in braces. A line of the text that consists of a
 * placeholder without a value is left out.
 */
record Mailvorlage(String betreff, List<String> zeilen) {

    private static final Pattern PLATZHALTER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LEERRAUM = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** RFC 5322, 2.1.1 allows two more. */
    private static final int ZEILENLAENGE = 76;

    /**
     * @param vorlage the first line is the subject, the second is empty, the rest is the text
     * @throws IllegalArgumentException with all faults at once and what is allowed, in German
     */
    static Mailvorlage lies(String vorlage) {
        var zeilen = vorlage.lines().map(String::stripTrailing).toList();
        var fehler = new ArrayList<String>();
        if (zeilen.size() < 3 || zeilen.get(0).isBlank() || !zeilen.get(1).isEmpty()) {
            fehler.add("sie muss aus einer Zeile Betreff, einer leeren Zeile und dem Text bestehen");
        }
        for (int i = 0; i < zeilen.size(); i++) {
            pruefe(zeilen.get(i), i + 1, fehler);
        }
        if (!fehler.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", fehler) + ". Platzhalter im Betreff: "
                    + Platzhalter.erlaubte(true) + "; im Text außerdem: " + Platzhalter.erlaubte(false));
        }
        return new Mailvorlage(zeilen.get(0), zeilen.subList(2, zeilen.size()));
    }

    /** One line without control characters, whatever the values hold. */
    String betreff(Mailinhalt inhalt) {
        return LEERRAUM.matcher(fuelle(betreff, inhalt)).replaceAll(" ").strip();
    }

    /** Lines of 76 characters at most, unless a single word is longer. */
    String text(Mailinhalt inhalt) {
        return zeilen.stream()
                // The lines of an empty string are none: that leaves out what has no value.
                .flatMap(zeile ->
                        zeile.isEmpty() ? Stream.of("") : fuelle(zeile, inhalt).lines())
                .map(Mailvorlage::umbrochen)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void pruefe(String zeile, int nummer, List<String> fehler) {
        boolean imBetreff = nummer == 1;
        PLATZHALTER
                .matcher(zeile)
                .results()
                .map(treffer -> treffer.group(1))
                .filter(name -> Platzhalter.finde(name)
                        .filter(gefunden -> gefunden.einzeilig() || !imBetreff)
                        .isEmpty())
                .forEach(name -> fehler.add(
                        "Zeile " + nummer + ": {" + name + "} gibt es " + (imBetreff ? "im Betreff " : "") + "nicht"));
        if (PLATZHALTER.matcher(zeile).replaceAll("").matches(".*[{}].*")) {
            fehler.add("Zeile " + nummer + ": eine geschweifte Klammer ohne ihr Gegenstück");
        }
    }

    private static String fuelle(String zeile, Mailinhalt inhalt) {
        return PLATZHALTER.matcher(zeile).replaceAll(treffer -> wert(treffer, inhalt));
    }

    private static String wert(MatchResult treffer, Mailinhalt inhalt) {
        return Matcher.quoteReplacement(
                Platzhalter.finde(treffer.group(1)).orElseThrow().wert(inhalt));
    }

    /** Continues an indented line a little further in. */
    private static String umbrochen(String zeile) {
        if (zeile.length() <= ZEILENLAENGE) {
            return zeile;
        }
        var einzug = zeile.substring(0, zeile.length() - zeile.stripLeading().length());
        var folgeeinzug = einzug.isEmpty() ? "" : einzug + "  ";
        var fertig = new StringBuilder();
        var laufende = einzug;
        for (var wort : zeile.strip().split(" +")) {
            var verlaengert = laufende.isBlank() ? laufende + wort : laufende + " " + wort;
            if (verlaengert.length() > ZEILENLAENGE && !laufende.isBlank()) {
                fertig.append(laufende).append('\n');
                verlaengert = folgeeinzug + wort;
            }
            laufende = verlaengert;
        }
        return fertig.append(laufende).toString();
    }
}

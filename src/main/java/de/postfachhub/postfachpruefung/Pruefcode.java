package de.postfachhub.postfachpruefung;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of the codes: eight characters in two groups that nobody confuses when they are read out or typed. */
final class Pruefcode {

    static final int LAENGE = 8;

    /** No vowels, so that no code is a word, and of two characters that look alike only one: B 8, G 6, I L 1, O 0, S 5, U V, Z 2. */
    static final String ZEICHEN = "23456789CDFHJKMNPQRTVWXY";

    private static final Pattern TRENNENDES = Pattern.compile("[\\s\\p{Pd}.]+");
    private static final Pattern FORM = Pattern.compile("[" + ZEICHEN + "]{" + LAENGE + "}");
    private static final int HOECHSTLAENGE_EINGABE = 100;

    private Pruefcode() {}

    /** @param zufall one that can't be foretold */
    static String neu(RandomGenerator zufall) {
        return zufall.ints(LAENGE, 0, ZEICHEN.length())
                .mapToObj(stelle -> String.valueOf(ZEICHEN.charAt(stelle)))
                .collect(Collectors.joining());
    }

    /** As it stands in the mail. */
    static String gruppiert(String code) {
        return code.substring(0, LAENGE / 2) + "-" + code.substring(LAENGE / 2);
    }

    /** What was typed, in any case and with or without separators; empty if it can be no code. */
    static Optional<String> lies(String eingabe) {
        if (eingabe.length() > HOECHSTLAENGE_EINGABE) {
            return Optional.empty();
        }
        var code = TRENNENDES.matcher(eingabe).replaceAll("").toUpperCase(Locale.ROOT);
        return FORM.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }
}

package de.postfachhub.zugang;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which names of persons can be told apart by people, and how they are compared. Letters are those of Latin script that a German authority
 * has to know (DIN 91379), because a name in two scripts, with characters that aren't seen, or in compatibility forms looks like another
 * one.
 */
public final class Personenname {

    /** Stands in histories for what happened by itself. */
    public static final String HUB = "Postfach-Hub";

    static final int LAENGSTER = 100;

    static final String ERLAUBT = "höchstens " + LAENGSTER
            + " Zeichen: lateinische Buchstaben, Ziffern, . - _ @ + ' , und einzelne Leerzeichen dazwischen; nicht "
            + HUB;

    private static final String SONSTIGE = ".-_@+',";
    private static final Pattern EIN_PUNKT_ZU_VIEL = Pattern.compile("i\u0307");

    private Personenname() {}

    /** Whether people can read the name as one name only, and the journal can keep it. */
    static boolean istZulaessig(String name) {
        return !name.isBlank()
                && name.length() <= LAENGSTER
                && name.codePoints().allMatch(Personenname::istErlaubt)
                && name.equals(name.strip())
                && !name.contains("  ")
                && Normalizer.isNormalized(name, Form.NFKC)
                && !gleicht(name, HUB);
    }

    /** Whether people would take the two for one name; upper and lower case make no difference to them. */
    public static boolean gleicht(String einer, String anderer) {
        return schluessel(einer).equals(schluessel(anderer));
    }

    /** The same text for names that are taken for each other. By way of upper case, in which ß is SS and ı is I. */
    static String schluessel(String name) {
        var gefaltet =
                Normalizer.normalize(name, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(EIN_PUNKT_ZU_VIEL.matcher(gefaltet).replaceAll("i"), Form.NFC);
    }

    private static boolean istErlaubt(int zeichen) {
        return zeichen >= '0' && zeichen <= '9'
                || zeichen == ' '
                || SONSTIGE.indexOf(zeichen) >= 0
                || istLateinisch(zeichen)
                        && (Character.isLowerCase(zeichen) || Character.isUpperCase(zeichen))
                        && Character.isLetter(zeichen);
    }

    /** The blocks that hold the letters of DIN 91379; those of phonetic script beside them only look like letters of names. */
    private static boolean istLateinisch(int zeichen) {
        return Character.UnicodeScript.of(zeichen) == Character.UnicodeScript.LATIN
                && (zeichen <= 0x24F || zeichen >= 0x1E00 && zeichen <= 0x1EFF);
    }
}

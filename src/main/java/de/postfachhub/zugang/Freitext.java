package de.postfachhub.zugang;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What no text may contain that comes with a request, whatever it means: PostgreSQL knows no U+0000, half a surrogate pair isn't UTF-8,
 * and no text that people type has control characters besides tab and line break. U+FFFD is what the server makes of bytes that aren't
 * UTF-8: it isn't what was sent.
 */
public final class Freitext {

    /** Twice the longest text of a form, in UTF-16 units; what a field holds less than that is said at the field. */
    static final int LAENGSTER = 2_000;

    private Freitext() {}

    /** Half a surrogate pair is no character: no database and no answer can hold it. */
    public static boolean istUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** German: what is wrong with the text and what is allowed; empty if it can be used. */
    static Optional<String> fehler(String text) {
        if (text.length() > LAENGSTER) {
            return Optional.of("Der Text ist zu lang; erlaubt sind höchstens " + LAENGSTER + " Zeichen.");
        }
        if (!istUnicode(text) || text.chars().anyMatch(Freitext::istUnbrauchbar)) {
            return Optional.of(
                    "Der Text enthält Zeichen, mit denen der Hub nicht suchen und die er nicht speichern kann; erlaubt ist"
                            + " Text in UTF-8 ohne Steuerzeichen.");
        }
        return Optional.empty();
    }

    private static boolean istUnbrauchbar(int zeichen) {
        return zeichen == '\uFFFD'
                || Character.isISOControl(zeichen) && zeichen != '\t' && zeichen != '\n' && zeichen != '\r';
    }
}

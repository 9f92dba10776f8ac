package de.postfachhub.nachricht;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a sender's free text the hub keeps and shows. The contract allows more in both fields, and a message passes with all of it; but what
 * somebody wrote there, marks that turn the direction of writing or can't be seen included, has no place in journal, pages and mails. Both
 * methods give back what they once gave.
 */
public final class Darstellbar {

    private static final Pattern VORGANG = Pattern.compile("[A-Za-z0-9/_.-]{1,100}");

    /** Of the catalogue's codes, see {@link Katalogleser}. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");

    private static final Pattern ERSATZ = Pattern.compile("nicht darstellbar \\([0-9]{1,9} Zeichen\\)");

    private Darstellbar() {}

    /** Whether the hub keeps this case number as it is, so that messages are found by it. */
    public static boolean istVorgangId(String text) {
        return VORGANG.matcher(text).matches();
    }

    /** @return the case number, or how long the text is that is none; an empty one is none at all */
    public static @Nullable String vorgangId(@Nullable String text) {
        return in(VORGANG, text);
    }

    /** @return the code, whether or not the catalogue knows it, or how long the text is that is none */
    public static @Nullable String anliegen(@Nullable String text) {
        return in(CODE, text);
    }

    private static @Nullable String in(Pattern form, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return form.matcher(text).matches() || ERSATZ.matcher(text).matches()
                ? text
                : "nicht darstellbar (%d Zeichen)".formatted(text.length());
    }
}

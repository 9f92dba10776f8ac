package de.postfachhub.zugang;

import org.jspecify.annotations.Nullable;

/** Beginnings that a spreadsheet takes for a formula or a command, in both widths. */
public final class Formelanfang {

    /** Full-width signs count: a spreadsheet in a Japanese or Chinese setting reads them as the others. */
    private static final String ZEICHEN = "=+-@|＝＋－＠｜";

    private Formelanfang() {}

    /** White space and marks that can't be seen don't hide one. */
    public static boolean hat(String text) {
        int stelle = 0;
        while (stelle < text.length() && unsichtbar(text.charAt(stelle))) {
            if (text.charAt(stelle) < ' ') {
                return true;
            }
            stelle++;
        }
        return stelle < text.length() && ZEICHEN.indexOf(text.charAt(stelle)) >= 0;
    }

    /** As a cell of a table for people who calculate. */
    public static @Nullable String entschaerft(@Nullable String text) {
        return text != null && hat(text) ? "'" + text : text;
    }

    private static boolean unsichtbar(char zeichen) {
        return Character.isWhitespace(zeichen)
                || Character.isSpaceChar(zeichen)
                || Character.getType(zeichen) == Character.FORMAT
                || Character.isISOControl(zeichen);
    }
}

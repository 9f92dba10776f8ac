package de.postfachhub.protokoll;

import org.jspecify.annotations.Nullable;

/**
 * Makes any string fit for a column on both databases, so that no event is ever refused: control characters (PostgreSQL
 * knows no U+0000) and unpaired surrogates (not UTF-8) become U+FFFD, what is too long is cut and ends in "…".
 */
final class Spaltentext {

    private static final char ERSATZ = '\uFFFD';
    private static final char GEKUERZT = '…';

    private Spaltentext() {}

    /**
     * @param laenge the column's length; counted in UTF-16 units, of which there are never fewer than characters
     */
    static @Nullable String passend(@Nullable String text, int laenge) {
        if (text == null) {
            return null;
        }
        // Cut first: an over-long text costs nothing, and a pair that the cut splits is repaired below.
        boolean zuLang = text.length() > laenge;
        var teil = new StringBuilder(zuLang ? text.substring(0, laenge - 1) : text);
        for (int i = 0; i < teil.length(); i++) {
            char zeichen = teil.charAt(i);
            if (Character.isHighSurrogate(zeichen)
                    && i + 1 < teil.length()
                    && Character.isLowSurrogate(teil.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(zeichen) || Character.isISOControl(zeichen)) {
                teil.setCharAt(i, ERSATZ);
            }
        }
        return zuLang ? teil.append(GEKUERZT).toString() : teil.toString();
    }
}

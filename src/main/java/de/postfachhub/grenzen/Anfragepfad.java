package de.postfachhub.grenzen;

import org.apache.catalina.connector.Request;

/** The path of a request, and whether it is written as everybody writes it. */
final class Anfragepfad {

    private Anfragepfad() {}

    /** Decoded and normalized by Tomcat, without the context path. */
    static String von(Request anfrage) {
        var pfad = anfrage.getDecodedRequestURI();
        var kontext = anfrage.getContextPath();
        return pfad == null
                ? ""
                : kontext != null && pfad.startsWith(kontext) ? pfad.substring(kontext.length()) : pfad;
    }

    /**
     * Whether two parts of the hub could read it as two paths: Tomcat takes away empty and dotted segments and parameters and decodes
     * letters, before it decides who answers; Spring looks at what was sent.
     *
     * @param roh as it was sent
     */
    static boolean istEindeutig(String roh) {
        if (roh.contains("//")
                || roh.contains(";")
                || roh.contains("/./")
                || roh.contains("/../")
                || roh.endsWith("/.")
                || roh.endsWith("/..")) {
            return false;
        }
        for (int stelle = roh.indexOf('%'); stelle >= 0; stelle = roh.indexOf('%', stelle + 1)) {
            if (stelle + 2 >= roh.length() || !darfKodiertSein(roh.charAt(stelle + 1), roh.charAt(stelle + 2))) {
                return false;
            }
        }
        return true;
    }

    /** Letters, digits, dots, slashes and backslashes need no code, control characters aren't served at all (RFC 3986, 2.3). */
    private static boolean darfKodiertSein(char erste, char zweite) {
        int zeichen = Character.digit(erste, 16) * 16 + Character.digit(zweite, 16);
        return Character.digit(erste, 16) >= 0
                && Character.digit(zweite, 16) >= 0
                && zeichen >= ' '
                && zeichen != 0x7F
                && !(zeichen < 0x80 && Character.isLetterOrDigit(zeichen))
                && ".-_/\\;".indexOf(zeichen) < 0;
    }
}

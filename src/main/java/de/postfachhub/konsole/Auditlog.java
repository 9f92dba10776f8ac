package de.postfachhub.konsole;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed or wanted to change something through JMX: one line each, in the log {@code postfach.audit}. Nothing that a caller sends
 * can break a line, end a field or fill the log.
 */
final class Auditlog {

    private static final Logger LOG = LoggerFactory.getLogger("postfach.audit");
    private static final int HOECHSTLAENGE = 300;

    private Auditlog() {}

    static void erlaubt(String benutzer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        LOG.info(zeile("erlaubt", benutzer, befehl, mbean, werte(argumente)));
    }

    /** A change that is released, but not for this user. */
    static void abgelehnt(String benutzer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        LOG.warn(zeile("abgelehnt", benutzer, befehl, mbean, werte(argumente)));
    }

    /** What is closed for everybody. Its arguments may be the content of a message, so only their kinds are told. */
    static void gesperrt(String benutzer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        LOG.warn(zeile("abgelehnt", benutzer, befehl, mbean, arten(argumente)));
    }

    private static String zeile(String ergebnis, String benutzer, String befehl, String mbean, String argumente) {
        return "ergebnis=%s benutzer=%s operation=%s mbean=%s argumente=%s"
                .formatted(ergebnis, feld(benutzer), feld(befehl), feld(mbean), feld(argumente));
    }

    private static String werte(@Nullable Collection<?> argumente) {
        return argumente == null ? "" : argumente.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String arten(@Nullable Collection<?> argumente) {
        return argumente == null ? "" : argumente.stream().map(Auditlog::art).collect(Collectors.joining(", "));
    }

    private static String art(@Nullable Object argument) {
        if (argument instanceof String text) {
            return "Text mit " + text.length() + " Zeichen";
        }
        return argument == null ? "null" : argument.getClass().getSimpleName();
    }

    private static String feld(String text) {
        var sicher = text.substring(0, Math.min(text.length(), HOECHSTLAENGE))
                .replace('"', '\'')
                .replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\\\]", "?");
        return '"' + sicher + (text.length() > HOECHSTLAENGE ? "…" : "") + '"';
    }
}

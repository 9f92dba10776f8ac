package de.postfachhub.konsole;

import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who changed or wanted to change something through JMX: one {@link Auditzeile} each. */
final class Auditlog {

    private Auditlog() {}

    static void erlaubt(String benutzer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        zeile(benutzer, befehl, mbean, werte(argumente)).erlaubt();
    }

    /** A change that is released, but not for this user. */
    static void abgelehnt(String benutzer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        zeile(benutzer, befehl, mbean, werte(argumente)).abgelehnt();
    }

    /** What is closed for everybody. Its arguments may be the content of a message, so only their kinds are told. */
    static void gesperrt(String benutzer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        zeile(benutzer, befehl, mbean, arten(argumente)).abgelehnt();
    }

    private static Auditzeile zeile(String benutzer, String befehl, String mbean, String argumente) {
        return Auditzeile.zu(befehl)
                .mit(Feld.BENUTZER, benutzer)
                .mit(Feld.MBEAN, mbean)
                .mit(Feld.ARGUMENTE, argumente);
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
}

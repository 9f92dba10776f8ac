package de.postfachhub.konsole;

import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import de.postfachhub.zugang.Handelnder;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who changed or wanted to change something through JMX: one {@link Auditzeile} each. */
final class Auditlog {

    private Auditlog() {}

    static Auditzeile zeile(Konsolenbenutzer wer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        return zeile(wer, befehl, mbean, werte(argumente));
    }

    /** What is closed for everybody. Its arguments may be the content of a message, so only their kinds are told. */
    static void gesperrt(Konsolenbenutzer wer, String befehl, String mbean, @Nullable Collection<?> argumente) {
        zeile(wer, befehl, mbean, arten(argumente)).abgelehnt();
    }

    private static Auditzeile zeile(Konsolenbenutzer wer, String befehl, String mbean, String argumente) {
        var zeile = Auditzeile.zu(befehl)
                .mit(Feld.BENUTZER, wer.name())
                .mit(Feld.MBEAN, mbean)
                .mit(Feld.ARGUMENTE, argumente);
        Handelnder.beiAnmeldedienst(wer.kennung()).ifPresent(kennung -> zeile.mit(Feld.KENNUNG, kennung));
        return zeile;
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

package de.postfachhub.zugang;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line of the log {@code postfach.audit}: who did, or wanted to do, something that matters for security. Where the log is structured
 * its parts are fields of the Elastic Common Schema too. Nothing that a caller sends can break a line, end a field or fill the log.
 */
public final class Auditzeile {

    private static final Logger LOG = LoggerFactory.getLogger("postfach.audit");
    private static final int HOECHSTLAENGE = 300;

    /** The parts of a line, in their order. */
    public enum Feld {
        BENUTZER("user.name"),
        KENNUNG("user.id"),
        OPERATION("event.action"),
        MBEAN("postfach.mbean"),
        ARGUMENTE("postfach.argumente"),
        ADRESSE("source.ip"),
        ZIEL("postfach.ziel"),
        NACHRICHT("postfach.nachrichtId"),
        GRUND("event.reason"),
        ROLLEN("user.roles"),
        AGENTUREN("postfach.agenturen");

        private final String ecs;

        Feld(String ecs) {
            this.ecs = ecs;
        }
    }

    private final Map<Feld, String> felder = new EnumMap<>(Feld.class);

    private Auditzeile(String operation) {
        mit(Feld.OPERATION, operation);
    }

    /** @param operation what was done or wanted */
    public static Auditzeile zu(String operation) {
        return new Auditzeile(operation);
    }

    /** What somebody who is signed in did or wanted. */
    public static Auditzeile zu(String operation, Handelnder wer) {
        var zeile = zu(operation).mit(Feld.BENUTZER, wer.name());
        Handelnder.beiAnmeldedienst(wer.kennung()).ifPresent(kennung -> zeile.mit(Feld.KENNUNG, kennung));
        return zeile;
    }

    public Auditzeile mit(Feld feld, String wert) {
        felder.put(feld, sicher(wert));
        return this;
    }

    public void erlaubt() {
        schreibe(Level.INFO, "erlaubt", "success");
    }

    public void abgelehnt() {
        schreibe(Level.WARN, "abgelehnt", "failure");
    }

    /** It was allowed, and ended in an error. */
    public void misslungen() {
        schreibe(Level.WARN, "misslungen", "failure");
    }

    private void schreibe(Level stufe, String ergebnis, String ausgang) {
        var zeile = LOG.atLevel(stufe).addKeyValue("event.outcome", ausgang);
        felder.forEach((feld, wert) -> zeile.addKeyValue(feld.ecs, wert));
        zeile.log(felder.entrySet().stream()
                .map(feld -> feld.getKey().name().toLowerCase(Locale.ROOT) + "=\"" + feld.getValue() + '"')
                .collect(Collectors.joining(" ", "ergebnis=" + ergebnis + " ", "")));
    }

    private static String sicher(String text) {
        var anfang = text.substring(0, Math.min(text.length(), HOECHSTLAENGE))
                .replace('"', '\'')
                .replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\\\]", "?");
        return text.length() > HOECHSTLAENGE ? anfang + "…" : anfang;
    }
}

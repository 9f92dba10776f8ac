package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.zustaendigkeit.Gueltigkeit.ZEITZONE;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/** Why a text is no day from which something can hold: validity begins with a day, never with an hour. */
final class Uhrzeit {

    /** @param text German: what was found, what is allowed */
    record Fehler(String code, String text) {}

    private static final String ERLAUBT = "; erlaubt: ein Tag wie 2026-12-01, er beginnt um 0 Uhr deutscher Zeit";

    private Uhrzeit() {}

    static Fehler in(String text) {
        LocalDateTime zeit;
        try {
            zeit = LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            return new Fehler("KEIN_DATUM", "ist kein Tag des Kalenders zwischen 2000 und 2099" + ERLAUBT);
        }
        return switch (ZEITZONE.getRules().getValidOffsets(zeit).size()) {
            case 0 ->
                new Fehler(
                        "ZEITUMSTELLUNG_FEHLENDE_STUNDE",
                        "diese Uhrzeit gibt es nicht, die Uhr wird in der Nacht vorgestellt" + ERLAUBT);
            case 1 -> new Fehler("UHRZEIT", "eine Uhrzeit kann nicht angegeben werden" + ERLAUBT);
            default ->
                new Fehler(
                        "ZEITUMSTELLUNG_DOPPELTE_STUNDE",
                        "diese Uhrzeit gibt es zweimal, die Uhr wird in der Nacht zurückgestellt" + ERLAUBT);
        };
    }
}

package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Nachrichtenkopf;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Kopfdaten;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows of a message once it has looked at it at the door.
 *
 * @param anlass by which door it came: EINGEGANGEN, WIEDERVORGELEGT or ZURUECKGEGEBEN
 * @param kopf the envelope; absent where the contract is broken
 * @param kopfdaten as much of the envelope as can be told the journal
 * @param gruende why it needs a person, as {@code CODE} or {@code CODE:feld}
 * @param klaerungstext the same as German sentences, for the person
 */
public record Eingang(
        Ergebnis ergebnis,
        Ereignisart anlass,
        @Nullable Nachrichtenkopf kopf,
        Kopfdaten kopfdaten,
        List<String> gruende,
        String klaerungstext) {

    /** Where the message goes from the door. */
    public enum Ergebnis {
        ANGENOMMEN,
        DUBLETTE,
        OHNE_KENNUNG,
        KLAERFALL
    }

    static Eingang angenommen(Ereignisart anlass, Nachrichtenkopf kopf) {
        return new Eingang(Ergebnis.ANGENOMMEN, anlass, kopf, Kopfdaten.von(kopf), List.of(), "");
    }

    static Eingang ohneKennung(Ereignisart anlass) {
        return new Eingang(Ergebnis.OHNE_KENNUNG, anlass, null, Kopfdaten.UNBEKANNT, List.of(), "");
    }

    Eingang alsDublette() {
        return new Eingang(Ergebnis.DUBLETTE, anlass, kopf, kopfdaten, List.of(), "");
    }

    Eingang zuKlaeren(Klaerungsgrund grund) {
        return new Eingang(Ergebnis.KLAERFALL, anlass, kopf, kopfdaten, List.of(grund.name()), grund.text());
    }

    /** The codes alone, each once: what people filter the queue of the Klärfälle by. */
    public String klaerungsgrund() {
        return gruende.stream()
                .map(grund -> grund.replaceFirst(":.*", ""))
                .distinct()
                .collect(Collectors.joining(","));
    }
}

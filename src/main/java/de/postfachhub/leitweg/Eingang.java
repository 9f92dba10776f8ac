package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Nachrichtenkopf;
import de.postfachhub.protokoll.Aussonderungsgrund;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Kopfdaten;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows of a message once it has looked at it at the door.
 *
 * @param anlass by which door it came: EINGEGANGEN, WIEDERVORGELEGT, ZURUECKGEGEBEN or AUSGESONDERT
 * @param kopf the envelope; absent where the contract is broken
 * @param kopfdaten as much of the envelope as can be told the journal
 * @param gruende why it needs a person, as {@code CODE} or {@code CODE:feld}
 * @param text the same as German sentences, for the person
 * @param angekommenAm when it came to the broker, as far as that is known
 * @param kennung by which the hub knows the message; without one it wasn't taken over
 * @param benutzer the broker's user who sent it, where that is proven
 * @param andere whether the hub knows another message under the same id, whose state this one must leave alone
 */
public record Eingang(
        Ergebnis ergebnis,
        Ereignisart anlass,
        @Nullable Nachrichtenkopf kopf,
        Kopfdaten kopfdaten,
        List<String> gruende,
        String text,
        @Nullable Instant angekommenAm,
        @Nullable Kennung kennung,
        @Nullable String benutzer,
        boolean andere) {

    /** The property, on the hub's own queues, that says when the message came to the broker, by the clock of its sender: milliseconds since 1970. */
    static final String ANGEKOMMEN = "PostfachHubAngekommen";

    /** The property, on {@code postfach.annahme}, that says from which queue the broker moved the message to where it was taken over. */
    static final String VERSCHOBEN_AUS = "PostfachHubVerschobenAus";

    /** The property, on the hub's own way, that says who sent the message, if that is proven. */
    static final String BENUTZER = "PostfachHubBenutzer";

    /** An AMQP sender chooses its time freely, the databases' calendars end. */
    private static final long SPEICHERBAR_BIS =
            Instant.parse("9998-12-31T00:00:00Z").toEpochMilli();

    /** Where the message goes from the door. */
    public enum Ergebnis {
        ANGENOMMEN,
        DUBLETTE,
        ZU_UEBERNEHMEN,
        KLAERFALL,
        AUSGESONDERT
    }

    static Eingang angenommen(Ereignisart anlass, Nachrichtenkopf kopf) {
        return new Eingang(
                Ergebnis.ANGENOMMEN, anlass, kopf, Kopfdaten.von(kopf), List.of(), "", null, null, null, false);
    }

    static Eingang zuUebernehmen(Ereignisart anlass) {
        return new Eingang(
                Ergebnis.ZU_UEBERNEHMEN, anlass, null, Kopfdaten.UNBEKANNT, List.of(), "", null, null, null, false);
    }

    Eingang alsDublette() {
        return new Eingang(
                Ergebnis.DUBLETTE, anlass, kopf, kopfdaten, List.of(), "", angekommenAm, kennung, benutzer, false);
    }

    Eingang zuKlaeren(Klaerungsgrund grund) {
        return liegt(Ergebnis.KLAERFALL, grund.name(), grund.text());
    }

    Eingang ausgesondert(Aussonderungsgrund grund) {
        return liegt(Ergebnis.AUSGESONDERT, grund.name(), grund.text());
    }

    private Eingang liegt(Ergebnis wo, String grund, String warum) {
        return new Eingang(wo, anlass, kopf, kopfdaten, List.of(grund), warum, angekommenAm, kennung, benutzer, andere);
    }

    Eingang mit(@Nullable Kennung bekannte) {
        return new Eingang(ergebnis, anlass, kopf, kopfdaten, gruende, text, angekommenAm, bekannte, benutzer, andere);
    }

    Eingang gesendetVon(@Nullable String wem) {
        return new Eingang(ergebnis, anlass, kopf, kopfdaten, gruende, text, angekommenAm, kennung, wem, andere);
    }

    Eingang alsAndere() {
        return new Eingang(ergebnis, anlass, kopf, kopfdaten, gruende, text, angekommenAm, kennung, benutzer, true);
    }

    /** @param millis since 1970; 0 or null from a sender that gives none */
    Eingang angekommen(@Nullable Long millis) {
        boolean glaubhaft = millis != null && millis > 0 && millis < SPEICHERBAR_BIS;
        var zeit = glaubhaft ? Instant.ofEpochMilli(millis) : null;
        return new Eingang(ergebnis, anlass, kopf, kopfdaten, gruende, text, zeit, kennung, benutzer, andere);
    }

    /** What goes on the message in a queue of the hub, so that it is known again; null where the hub doesn't know it. */
    public @Nullable String kennungszeile() {
        return kennung == null ? null : kennung.kopfzeile();
    }

    /** The codes alone, each once: what people filter a queue by. */
    public String codes() {
        return gruende.stream()
                .map(grund -> grund.replaceFirst(":.*", ""))
                .distinct()
                .collect(Collectors.joining(","));
    }
}

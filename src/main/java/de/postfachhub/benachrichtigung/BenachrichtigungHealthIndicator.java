package de.postfachhub.benachrichtigung;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this instance can send by the relay. Says nothing of single mailboxes: an agency's fault is none of the hub. */
@Component
final class BenachrichtigungHealthIndicator implements HealthIndicator {

    /** The relay may take longer (RFC 5321, 4.5.3.2), but no healthy one does, and no other mail goes out meanwhile. */
    static final Duration LANGSAM = Duration.ofMinutes(1);

    private static final String WARTEN = " Zugestellt wird trotzdem; die Mails warten und gehen von selbst hinaus.";

    private final Relaiszustand relais;
    private final Versandgespraeche gespraeche;
    private final Clock uhr;

    BenachrichtigungHealthIndicator(Relaiszustand relais, Versandgespraeche gespraeche, Clock uhr) {
        this.relais = relais;
        this.gespraeche = gespraeche;
        this.uhr = uhr;
    }

    @Override
    public Health health() {
        var ohneAntwort =
                gespraeche.ohneAntwortSeit().filter(seit -> !uhr.instant().isBefore(seit.plus(LANGSAM)));
        if (ohneAntwort.isPresent()) {
            return langsam(ohneAntwort.get());
        }
        var stoerung = relais.stoerung();
        if (stoerung == null) {
            return Health.up().build();
        }
        return Health.down()
                .withDetail("meldung", grund(stoerung.fehler()) + WARTEN)
                .withDetail("relayGestoertSeit", stoerung.seit())
                .withDetail("versuche", stoerung.versuche())
                .withDetail("naechsterVersuch", stoerung.naechsterVersuch())
                .withDetail("grund", stoerung.fehler().beleg())
                .build();
    }

    private static Health langsam(Instant seit) {
        return Health.down()
                .withDetail(
                        "meldung",
                        "Der Mailserver lässt eine Mail seit mehr als einer Minute ohne Antwort. Der Hub wartet so lange, wie es"
                                + " RFC 5321 verlangt (bis zu zehn Minuten), damit sie nicht doppelt hinausgeht. Prüfen, ob der"
                                + " Mailserver überlastet ist oder auf etwas wartet (Virenprüfung, DNS, Datenträger)."
                                + WARTEN)
                .withDetail("ohneAntwortSeit", seit)
                .build();
    }

    private static String grund(Mailfehler fehler) {
        if (!fehler.erklaerung().isEmpty()) {
            return fehler.erklaerung();
        }
        return fehler.beleg().startsWith("5")
                ? "Der Mailserver weist alle Mails gleich ab (" + fehler.beleg()
                        + "). Prüfen, ob er die Absenderadresse annimmt (postfach.benachrichtigung.absender und"
                        + " ruecklaufadresse), ob der Hub über ihn senden darf (Relaying, Anmeldung), ob einer von beiden auf"
                        + " einer Sperrliste steht und ob er den Text ablehnt (postfach.benachrichtigung.vorlage)."
                : "Der Mailserver nimmt keine Mails an (" + fehler.beleg()
                        + "). Prüfen, ob er läuft und ob spring.mail.* stimmt.";
    }
}

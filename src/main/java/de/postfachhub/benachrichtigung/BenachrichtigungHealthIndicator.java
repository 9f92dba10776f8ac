package de.postfachhub.benachrichtigung;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this instance reaches the relay. Says nothing of single mailboxes: an agency's fault is none of the hub. */
@Component
final class BenachrichtigungHealthIndicator implements HealthIndicator {

    private final Relaiszustand relais;

    BenachrichtigungHealthIndicator(Relaiszustand relais) {
        this.relais = relais;
    }

    @Override
    public Health health() {
        var stoerung = relais.stoerung();
        if (stoerung == null) {
            return Health.up().build();
        }
        return Health.down()
                .withDetail("meldung", meldung(stoerung.fehler()))
                .withDetail("relayGestoertSeit", stoerung.seit())
                .withDetail("versuche", stoerung.versuche())
                .withDetail("naechsterVersuch", stoerung.naechsterVersuch())
                .withDetail("grund", stoerung.fehler().beleg())
                .build();
    }

    private static String meldung(Mailfehler fehler) {
        var grund = fehler.erklaerung().isEmpty()
                ? "Der Mailserver nimmt keine Mails an (" + fehler.beleg()
                        + "). Prüfen, ob er läuft und ob spring.mail.* stimmt."
                : fehler.erklaerung();
        return grund + " Zugestellt wird trotzdem; die Benachrichtigungen warten und gehen von selbst hinaus.";
    }
}

package de.postfachhub.benachrichtigung;

import de.postfachhub.protokoll.Laufzeit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The mails as figures: how long until a team was told, and what the relay refused. */
@Component
final class Versandmessung {

    private final MeterRegistry metriken;
    private final Counter mails;
    private final Laufzeit abEingang;
    private final Laufzeit abAnkunft;

    Versandmessung(MeterRegistry metriken) {
        this.metriken = metriken;
        this.mails = Counter.builder("postfach.mail.versandt")
                .description("Mails, die der Mailserver angenommen hat")
                .register(metriken);
        this.abEingang = new Laufzeit(
                metriken,
                "postfach.eingang.bis.benachrichtigung",
                "Zeit vom rechtlichen Eingang (eingangAm) bis zur Mail an das Organisationspostfach");
        this.abAnkunft = new Laufzeit(
                metriken,
                "postfach.ankunft.bis.benachrichtigung",
                "Zeit von der Ankunft beim Broker (JMSTimestamp) bis zur Mail an das Organisationspostfach");
    }

    /** Counts once the caller's transaction is committed. */
    void versandt(List<Benachrichtigung> inDerMail, Instant jetzt) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                mails.increment();
                for (Benachrichtigung eine : inDerMail) {
                    abEingang.miss(eine.eingangAm().toInstant(), jetzt);
                    abAnkunft.miss(eine.angekommenAm(), jetzt);
                }
            }
        });
    }

    void gescheitert(Mailfehler fehler) {
        Counter.builder("postfach.mail.fehler")
                .description("Gescheiterte Versuche, eine Mail zu versenden, nach der Antwort des Mailservers")
                .tag("art", fehler.art().name().toLowerCase(Locale.ROOT))
                .tag("code", fehler.beleg())
                .register(metriken)
                .increment();
    }
}

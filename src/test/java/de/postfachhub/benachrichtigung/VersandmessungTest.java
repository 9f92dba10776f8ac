package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersandmessungTest {

    private static final String POSTFACH = "ags.735@agentur.example";

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void measuresTheTimeUntilTheMailIsOut(Testdatenbank datenbank) {
        try (var hub = new Versandprobe(datenbank)) {
            hub.postausgang().vormerken(Versandprobe.auftrag(POSTFACH));
            hub.vergehe(Duration.ofSeconds(10));
            var mail = hub.postausgang().naechste();

            hub.postausgang().versandt(mail);
            hub.postausgang().versandt(mail);

            assertThat(messwert(hub, "postfach.mail.versandt").counter().count())
                    .isEqualTo(1);
            assertThat(messwert(hub, "postfach.eingang.bis.benachrichtigung")
                            .timer()
                            .totalTime(TimeUnit.SECONDS))
                    .isEqualTo(10);
            assertThat(messwert(hub, "postfach.ankunft.bis.benachrichtigung")
                            .timer()
                            .totalTime(TimeUnit.SECONDS))
                    .isEqualTo(9);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void tellsWhatMailsWaitFor(Testdatenbank datenbank) {
        try (var hub = new Versandprobe(datenbank)) {
            hub.postausgang().vormerken(Versandprobe.auftrag(POSTFACH));
            hub.postausgang().versandt(hub.postausgang().naechste());
            hub.postausgang().vormerken(Versandprobe.auftrag(POSTFACH));
            hub.postausgang().vormerken(Versandprobe.auftrag("leistung.735@agentur.example"));
            hub.bean(Versandlage.class).zaehle();

            assertThat(wartende(hub, "sammelfrist")).isEqualTo(1);
            assertThat(wartende(hub, "faellig")).isEqualTo(1);
            assertThat(wartende(hub, "wiederholung")).isZero();

            hub.postausgang()
                    .gescheitert(
                            hub.postausgang().naechste(),
                            new SMTPAddressFailedException(null, "RCPT TO:<x>", 450, "450 4.2.1 GEHEIM"));
            hub.bean(Versandlage.class).zaehle();

            assertThat(wartende(hub, "wiederholung")).isEqualTo(1);
            assertThat(messwert(hub, "postfach.mail.fehler")
                            .tags("art", "voruebergehend", "code", "450 4.2.1")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsSuspendedMailboxes(Testdatenbank datenbank) {
        try (var hub = new Versandprobe(datenbank)) {
            hub.postausgang().vormerken(Versandprobe.auftrag(POSTFACH));
            hub.postausgang()
                    .gescheitert(
                            hub.postausgang().naechste(),
                            new SMTPAddressFailedException(null, "RCPT TO:<x>", 550, "550 5.1.1 GEHEIM"));
            hub.bean(Versandlage.class).zaehle();

            assertThat(messwert(hub, "postfach.postfaecher.gesperrt").gauge().value())
                    .isEqualTo(1);
        }
    }

    private static double wartende(Versandprobe hub, String grund) {
        return messwert(hub, "postfach.mail.wartend")
                .tag("grund", grund)
                .gauge()
                .value();
    }

    private static RequiredSearch messwert(Versandprobe hub, String name) {
        return hub.bean(MeterRegistry.class).get(name);
    }
}

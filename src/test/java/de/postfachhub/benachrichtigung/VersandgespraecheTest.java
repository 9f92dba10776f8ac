package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A relay that takes its time, and another instance that would like to have the mail. */
class VersandgespraecheTest {

    private static final String ALLE = "de.postfachhub.Testdatenbank#alle";
    private static final String AGS = "ags@agentur.example";

    @ParameterizedTest
    @MethodSource(ALLE)
    void keepsAMailToItselfForAsLongAsTheRelayTakes(Testdatenbank datenbank) {
        try (var langsamer = new Versandprobe(datenbank);
                var anderer = new Versandprobe(datenbank)) {
            var auftrag = langsamer.vormerken(AGS);
            var mail = Objects.requireNonNull(langsamer.postausgang().naechste());

            for (int sekunde = 0; sekunde < 15 * 60; sekunde++) {
                vergehe(Duration.ofSeconds(1), langsamer, anderer);
                langsamer.bean(Versandgespraeche.class).verlaengere();
                assertThat(anderer.postausgang().naechste()).isNull();
            }
            langsamer.postausgang().versandt(mail);
            vergehe(Duration.ofDays(1), langsamer, anderer);

            assertThat(anderer.postausgang().naechste()).isNull();
            assertThat(anderer.protokoll(auftrag)).containsExactly("BENACHRICHTIGT");
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void heedsALateRefusal(Testdatenbank datenbank) {
        try (var langsamer = new Versandprobe(datenbank)) {
            langsamer.vormerken(AGS);
            var mail = Objects.requireNonNull(langsamer.postausgang().naechste());
            for (int minute = 0; minute < 10; minute++) {
                langsamer.vergehe(Duration.ofMinutes(1));
                langsamer.bean(Versandgespraeche.class).verlaengere();
            }

            langsamer
                    .postausgang()
                    .gescheitert(mail, new SMTPAddressFailedException(null, "RCPT TO:<x>", 550, "550 5.1.1 text"));

            assertThat(langsamer.bean(Versandaufsicht.class).gesperrtSeit(AGS)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void prolongsNothingThatHasPassedToAnother(Testdatenbank datenbank) {
        try (var stehengebliebener = new Versandprobe(datenbank);
                var anderer = new Versandprobe(datenbank);
                var dritter = new Versandprobe(datenbank)) {
            stehengebliebener.vormerken(AGS);
            stehengebliebener.postausgang().naechste();
            vergehe(Duration.ofMinutes(2), stehengebliebener, anderer, dritter);
            anderer.postausgang().naechste();

            vergehe(Duration.ofMinutes(2).minusSeconds(1), stehengebliebener, anderer, dritter);
            stehengebliebener.bean(Versandgespraeche.class).verlaengere();
            vergehe(Duration.ofSeconds(1), dritter);

            assertThat(dritter.postausgang().naechste())
                    .as("the other was killed: its claim runs out as if nobody had touched it")
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void givesUpAConversationThatEndedWithoutAWord(Testdatenbank datenbank) {
        try (var hub = new Versandprobe(datenbank);
                var anderer = new Versandprobe(datenbank)) {
            hub.vormerken(AGS);
            hub.postausgang().naechste();
            for (int minute = 0; minute < 62; minute++) {
                vergehe(Duration.ofMinutes(1), hub, anderer);
                hub.bean(Versandgespraeche.class).verlaengere();
            }

            assertThat(anderer.postausgang().naechste()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void saysWithinAMinuteThatTheRelayOwesAnAnswer(Testdatenbank datenbank) {
        try (var hub = new Versandprobe(datenbank)) {
            var health = hub.bean(BenachrichtigungHealthIndicator.class);
            hub.vormerken(AGS);
            var mail = Objects.requireNonNull(hub.postausgang().naechste());
            hub.vergehe(Duration.ofSeconds(59));
            assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
            hub.vergehe(Duration.ofSeconds(1));

            var still = health.health();
            hub.postausgang().versandt(mail);

            assertThat(still.getStatus().getCode()).isEqualTo("DOWN");
            assertThat(still.getDetails())
                    .containsEntry("ohneAntwortSeit", Versandprobe.ANFANG)
                    .extractingByKey("meldung")
                    .asString()
                    .contains("seit mehr als einer Minute ohne Antwort", "warten und gehen von selbst hinaus");
            assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
        }
    }

    private static void vergehe(Duration dauer, Versandprobe... hubs) {
        for (var hub : hubs) {
            hub.vergehe(dauer);
        }
    }
}

package de.postfachhub.postfachpruefung;

import static de.postfachhub.postfachpruefung.Pruefprobe.ADMINISTRATION;
import static de.postfachhub.postfachpruefung.Pruefprobe.code;
import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Status;

/** The outbox of the test mails: nothing is lost, a repeated mail has another code, a refusal for good is one. */
class PruefversandTest {

    private static final String AGS = "ags.735@agentur.example";
    private static final Exception RELAIS_WEG =
            new MessagingException("Couldn't connect", new ConnectException("refused"));

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void repeatsTheMailOfAKilledHubWithAnotherCode(Testdatenbank datenbank) {
        try (var getoeteter = new Pruefprobe(datenbank);
                var hub = new Pruefprobe(datenbank)) {
            getoeteter.dienst().sendeCode(AGS, false, ADMINISTRATION);
            var erste = getoeteter.versand().naechste();
            hub.vergehe(Duration.ofSeconds(119));
            assertThat(hub.versand().naechste()).isNull();
            hub.vergehe(Duration.ofSeconds(1));

            var zweite = hub.versand().naechste();
            // Not killed, only slow: what it says too late changes nothing.
            getoeteter.versand().versandt(erste);
            getoeteter.versand().gescheitert(erste, abgelehnt("550 5.1.1 unknown"));
            hub.versand().versandt(zweite);

            assertThat(code(zweite)).isNotEqualTo(code(erste));
            assertThat(zweite.messageId()).isNotEqualTo(erste.messageId());
            assertThat(hub.dienst().gibEin(AGS, code(erste), ADMINISTRATION)).isEqualTo(Codeeingabe.FALSCH);
            assertThat(hub.dienst().gibEin(AGS, code(zweite), ADMINISTRATION)).isEqualTo(Codeeingabe.RICHTIG);
            hub.vergehe(Duration.ofDays(1));
            assertThat(hub.versand().naechste()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void takesTheCodeOfAMailThatWasNeverReportedAsSent(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            var mail = hub.versand().naechste();

            assertThat(hub.dienst().bestaetige(AGS, code(mail), ADMINISTRATION)).isTrue();

            hub.vergehe(Duration.ofMinutes(2));
            assertThat(hub.versand().naechste()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void triesAgainWhenTheRelayIsBackWithLongerAndLongerPauses(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            for (int sekunden : List.of(5, 10, 20, 40, 60, 60)) {
                hub.versand().gescheitert(hub.versand().naechste(), RELAIS_WEG);
                hub.vergehe(Duration.ofSeconds(sekunden - 1));
                assertThat(hub.versand().naechste()).as("%s s", sekunden).isNull();
                hub.vergehe(Duration.ofSeconds(1));
            }
            assertThat(hub.dienst()
                            .auskunft(AGS, ADMINISTRATION)
                            .verlauf()
                            .get(0)
                            .antwort())
                    .isEqualTo("MessagingException");

            var mail = hub.versand().naechste();
            hub.versand().versandt(mail);

            assertThat(mail.versuch()).isEqualTo(7);
            assertThat(hub.dienst()
                            .auskunft(AGS, ADMINISTRATION)
                            .verlauf()
                            .get(0)
                            .antwort())
                    .isNull();
            assertThat(hub.dienst().bestaetige(AGS, code(mail), ADMINISTRATION)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void givesUpAfterAWeekWithoutRelay(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            hub.versand().gescheitert(hub.versand().naechste(), RELAIS_WEG);
            hub.vergehe(Duration.ofDays(7));

            assertThat(hub.versand().naechste()).isNull();

            assertThat(letzte(hub).ausgang()).isEqualTo(Ausgang.VERFALLEN);
            assertThat(hub.dienst().stand(AGS)).isEqualTo(new Pruefstand(AGS, Pruefzustand.UNGEPRUEFT, null, null));
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void callsAMailboxUndeliverableThatItsServerDoesntKnow(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().bestaetige(AGS, hub.gesandterCode(AGS), ADMINISTRATION);
            hub.vergehe(Duration.ofMinutes(1));
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            var mail = hub.versand().naechste();

            hub.versand().gescheitert(mail, abgelehnt("550 5.1.1 unknown"));

            assertThat(hub.dienst().stand(AGS).zustand()).isEqualTo(Pruefzustand.UNZUSTELLBAR);
            assertThat(hub.dienst().stand(AGS).seit()).isEqualTo("2025-10-01T09:01:00+02:00");
            assertThat(letzte(hub).antwort()).isEqualTo("550 5.1.1");
            assertThat(hub.dienst().gibEin(AGS, code(mail), ADMINISTRATION)).isEqualTo(Codeeingabe.KEINER);
            hub.vergehe(Duration.ofDays(1));
            assertThat(hub.versand().naechste()).isNull();

            var neuer = hub.gesandterCode(AGS);
            assertThat(hub.dienst().stand(AGS).zustand()).isEqualTo(Pruefzustand.UNGEPRUEFT);
            assertThat(hub.dienst().bestaetige(AGS, neuer, ADMINISTRATION)).isTrue();
            assertThat(hub.dienst().stand(AGS).zustand()).isEqualTo(Pruefzustand.GEPRUEFT);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void givesUpAMailThatIsRefusedAgainAndAgain(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank, Map.of("hoechstversuche", "3"))) {
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            for (int i = 0; i < 3; i++) {
                assertThat(hub.dienst().stand(AGS).zustand()).isEqualTo(Pruefzustand.UNGEPRUEFT);
                hub.versand().gescheitert(hub.versand().naechste(), abgelehnt("554 5.7.1 policy"));
                hub.vergehe(Duration.ofHours(1));
            }
            assertThat(hub.dienst().stand(AGS).zustand()).isEqualTo(Pruefzustand.UNZUSTELLBAR);
            assertThat(hub.versand().naechste()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void sendsNothingToADomainThatIsNoLongerAllowed(Testdatenbank datenbank) {
        try (var vorher = new Pruefprobe(datenbank);
                var nachher = new Pruefprobe(datenbank, Map.of("domaenen", "andere.example"))) {
            vorher.dienst().sendeCode(AGS, false, ADMINISTRATION);

            assertThat(nachher.versand().naechste()).isNull();

            assertThat(letzte(nachher).ausgang()).isEqualTo(Ausgang.NICHT_ERLAUBT);
            assertThat(vorher.versand().naechste()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void givesEachMailToOneOfManySenders(Testdatenbank datenbank) throws Exception {
        try (var einer = new Pruefprobe(datenbank);
                var anderer = new Pruefprobe(datenbank)) {
            var adressen = IntStream.range(0, 20)
                    .mapToObj(i -> "ags." + i + "@agentur.example")
                    .toList();
            adressen.forEach(adresse -> einer.dienst().sendeCode(adresse, false, ADMINISTRATION));
            var faeden = Executors.newFixedThreadPool(6);
            List<Future<List<Pruefmail>>> laufende = IntStream.range(0, 6)
                    .mapToObj(i -> faeden.submit(() -> Stream.iterate(
                                    (i % 2 == 0 ? einer : anderer).versand().naechste(),
                                    mail -> mail != null,
                                    mail -> (i % 2 == 0 ? einer : anderer)
                                            .versand()
                                            .naechste())
                            .toList()))
                    .toList();
            List<String> empfaenger = new ArrayList<>();
            for (var einige : laufende) {
                einige.get().forEach(mail -> empfaenger.add(mail.to()));
            }
            faeden.shutdown();

            assertThat(empfaenger).containsExactlyInAnyOrderElementsOf(adressen);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void keepsAMailToItselfForAsLongAsTheRelayTakes(Testdatenbank datenbank) {
        try (var langsamer = new Pruefprobe(datenbank);
                var anderer = new Pruefprobe(datenbank)) {
            langsamer.dienst().sendeCode(AGS, false, ADMINISTRATION);
            var mail = langsamer.versand().naechste();
            for (int sekunde = 0; sekunde < 15 * 60; sekunde++) {
                langsamer.vergehe(Duration.ofSeconds(1));
                anderer.vergehe(Duration.ofSeconds(1));
                langsamer.gespraeche().verlaengere();
                assertThat(anderer.versand().naechste()).isNull();
            }
            langsamer.versand().versandt(mail);
            langsamer.gespraeche().verlaengere();

            anderer.vergehe(Duration.ofDays(1));
            assertThat(anderer.versand().naechste()).isNull();
            assertThat(langsamer.dienst().bestaetige(AGS, code(mail), ADMINISTRATION))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void callsNoMailboxUndeliverableWhileTheRelayRefusesAllAlike(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            var adressen = List.of("a@agentur.example", "b@agentur.example", "c@agentur.example");
            adressen.forEach(adresse -> hub.dienst().sendeCode(adresse, false, ADMINISTRATION));
            for (int minute = 0; minute < 6 * 60; minute++) {
                for (var mail = hub.versand().naechste();
                        mail != null;
                        mail = hub.versand().naechste()) {
                    hub.versand().gescheitert(mail, abgelehnt("550 5.1.0 sender rejected"));
                }
                hub.vergehe(Duration.ofMinutes(1));
            }

            assertThat(adressen)
                    .allSatisfy(adresse ->
                            assertThat(hub.dienst().stand(adresse).zustand()).isEqualTo(Pruefzustand.UNGEPRUEFT));
            var gesendet = Stream.iterate(
                            hub.versand().naechste(),
                            mail -> mail != null,
                            mail -> hub.versand().naechste())
                    .map(Pruefmail::to)
                    .toList();
            assertThat(gesendet).containsExactlyInAnyOrderElementsOf(adressen);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void judgesTwoMailboxesThatAreRefusedAlikeEachByItself(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank, Map.of("hoechstversuche", "2"))) {
            var adressen = List.of("a@agentur.example", "b@agentur.example");
            adressen.forEach(adresse -> hub.dienst().sendeCode(adresse, false, ADMINISTRATION));
            for (int versuch = 0; versuch < 2; versuch++) {
                adressen.forEach(adresse ->
                        hub.versand().gescheitert(hub.versand().naechste(), abgelehnt("550 5.1.0 sender rejected")));
                hub.vergehe(Duration.ofHours(1));
            }

            assertThat(adressen)
                    .allSatisfy(adresse ->
                            assertThat(hub.dienst().stand(adresse).zustand()).isEqualTo(Pruefzustand.UNZUSTELLBAR));
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void saysWithinAMinuteThatTheRelayOwesAnAnswerToATestMail(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            var mail = hub.versand().naechste();
            hub.vergehe(Duration.ofSeconds(59));
            assertThat(hub.health().getStatus()).isEqualTo(Status.UP);
            hub.vergehe(Duration.ofSeconds(1));

            var still = hub.health();
            hub.versand().versandt(mail);

            assertThat(still.getStatus()).isEqualTo(Status.DOWN);
            assertThat(still.getDetails()).containsEntry("ohneAntwortSeit", Pruefprobe.ANFANG);
            assertThat(hub.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    private static Pruefauskunft.Eintrag letzte(Pruefprobe hub) {
        return hub.dienst().auskunft(AGS, ADMINISTRATION).verlauf().get(0);
    }

    private static SendFailedException abgelehnt(String antwort) {
        try {
            return new SMTPAddressFailedException(
                    new InternetAddress(AGS), "RCPT TO", Integer.parseInt(antwort.substring(0, 3)), antwort);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

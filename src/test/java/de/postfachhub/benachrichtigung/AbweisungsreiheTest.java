package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.protokoll.Sichtkreis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Health;

/** Who is meant by a refusal: the mailbox, if the relay takes mails for others; the relay, if it doesn't. */
class AbweisungsreiheTest {

    private static final String ALLE = "de.postfachhub.Testdatenbank#alle";
    private static final List<String> TEAMS = Stream.of("a", "b", "c", "d", "e")
            .map(name -> name + "@agentur.example")
            .toList();

    private final List<Versandprobe> proben = new ArrayList<>();

    @AfterEach
    void stoppeHubs() {
        proben.forEach(Versandprobe::close);
    }

    /** A refused sender, relaying denied, a block list; and a code that would prove dead mailboxes, were they not all. */
    static Stream<Arguments> datenbankenUndAntworten() {
        return Stream.of("550 5.1.0", "501 5.1.0", "550 5.7.1", "554", "550 5.1.1")
                .flatMap(antwort -> Testdatenbank.alle().map(datenbank -> Arguments.of(datenbank, antwort)));
    }

    @ParameterizedTest
    @MethodSource("datenbankenUndAntworten")
    void losesNoMailAndSuspendsNobodyWhileRelayRefusesAllAlike(Testdatenbank datenbank, String antwort) {
        var hub = hub(datenbank);
        var auftraege = new ArrayList<>(TEAMS.stream().map(hub::vormerken).toList());
        for (int minute = 0; minute < 6 * 60; minute++) {
            weiseAllesAb(hub, antwort);
            hub.vergehe(Duration.ofMinutes(1));
        }
        var health = health(hub);
        assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
        assertThat(health.getDetails()).containsEntry("grund", antwort).containsKey("relayGestoertSeit");
        assertThat(health.getDetails().get("meldung"))
                .asString()
                .contains("weist alle Mails gleich ab (" + antwort + ")", "Absenderadresse", "Relaying", "Sperrliste");
        assertThat(hub.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES)).isEmpty();
        auftraege.add(hub.vormerken("neu@agentur.example"));

        var mails = sendeAlles(hub);

        assertThat(mails).extracting(Mail::to).containsAll(TEAMS).contains("neu@agentur.example");
        assertThat(mails).extracting(Mail::versuch).containsOnly(1);
        assertThat(auftraege)
                .allSatisfy(auftrag -> assertThat(hub.protokoll(auftrag))
                        .endsWith("BENACHRICHTIGT")
                        .doesNotContain("NICHT_BENACHRICHTIGT MAIL_UNZUSTELLBAR"));
        assertThat(health(hub).getStatus().getCode()).isEqualTo("UP");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void seesWhatRelayAnsweredToOtherInstances(Testdatenbank datenbank) {
        var einer = hub(datenbank);
        var anderer = hub(datenbank);
        TEAMS.forEach(einer::vormerken);

        weiseAb(einer, "550 5.1.1");
        weiseAb(anderer, "550 5.1.1");
        assertThat(einer.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES))
                .hasSize(2);
        weiseAb(einer, "550 5.1.1");

        assertThat(einer.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES))
                .isEmpty();
        assertThat(health(einer).getStatus().getCode()).isEqualTo("DOWN");
        assertThat(sendeAlles(anderer)).hasSizeGreaterThanOrEqualTo(4);
        vergehe(Duration.ofMinutes(1), einer, anderer);
        sendeAlles(anderer);
        assertThat(einer.postausgang().naechste()).isNull();
        assertThat(health(einer).getStatus().getCode()).isEqualTo("UP");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void knowsAfterARestartThatRelayRefusesAll(Testdatenbank datenbank) {
        var vorher = hub(datenbank);
        TEAMS.forEach(vorher::vormerken);
        for (int i = 0; i < 3; i++) {
            weiseAb(vorher, "550 5.1.1");
        }
        var nachher = hub(datenbank);

        var auftrag = nachher.protokoll(nachher.vormerken("d@agentur.example"));
        weiseAb(nachher, "550 5.1.1");

        assertThat(auftrag).isEmpty();
        assertThat(nachher.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES))
                .isEmpty();
        assertThat(health(nachher).getStatus().getCode()).isEqualTo("DOWN");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void suspendsDeadMailboxesAmongHealthyOnes(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        for (var team : TEAMS) {
            hub.vormerken(team);
            weiseAb(hub, "550 5.1.1");
            hub.vergehe(Duration.ofSeconds(1));
            hub.vormerken("gesund." + team);
            sendeAlles(hub);
            hub.vergehe(Duration.ofSeconds(1));
        }

        assertThat(hub.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES))
                .extracting(Versandpostfach::adresse)
                .containsExactlyElementsOf(TEAMS);
        assertThat(health(hub).getStatus().getCode()).isEqualTo("UP");
    }

    /** What is no proof is none, however often the relay takes other mails: tried eight times, given up, not suspended. */
    @ParameterizedTest
    @MethodSource(ALLE)
    void suspendsNobodyForARefusalThatProvesNothing(Testdatenbank datenbank) {
        var hub = hub(datenbank, Map.of("hoechstversuche", "2"));
        var auftrag = hub.vormerken("a@agentur.example");
        for (int i = 0; i < 2; i++) {
            weiseAb(hub, "550 5.1.0");
            hub.vergehe(Duration.ofMinutes(10));
        }

        assertThat(hub.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES)).isEmpty();
        assertThat(hub.protokoll(auftrag)).containsExactly("NICHT_BENACHRICHTIGT MAIL_UNZUSTELLBAR");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void suspendsManyDeadMailboxesOnceAnotherMailGotOut(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        TEAMS.forEach(hub::vormerken);
        for (int minute = 0; minute < 10; minute++) {
            weiseAllesAb(hub, "550 5.1.1");
            hub.vergehe(Duration.ofMinutes(1));
        }
        assertThat(health(hub).getStatus().getCode()).isEqualTo("DOWN");
        hub.vormerken("gesund@agentur.example");

        for (int minute = 0; minute < 10; minute++) {
            for (var mail = hub.postausgang().naechste();
                    mail != null;
                    mail = hub.postausgang().naechste()) {
                if (mail.to().startsWith("gesund")) {
                    hub.postausgang().versandt(mail);
                } else {
                    hub.postausgang().gescheitert(mail, antwort("550 5.1.1"));
                }
            }
            hub.vergehe(Duration.ofMinutes(1));
        }

        assertThat(hub.bean(Versandaufsicht.class).gesperrte(Sichtkreis.ALLES))
                .extracting(Versandpostfach::adresse)
                .containsExactlyInAnyOrderElementsOf(TEAMS);
        assertThat(health(hub).getStatus().getCode()).isEqualTo("UP");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void staysDownWhenOneMailIsRefusedInAnotherWay(Testdatenbank datenbank) {
        var hub = hub(datenbank);
        TEAMS.forEach(hub::vormerken);
        for (int i = 0; i < 3; i++) {
            weiseAb(hub, "550 5.7.1");
        }
        hub.vergehe(Duration.ofMinutes(1));

        weiseAb(hub, "450 4.2.0");

        assertThat(health(hub).getStatus().getCode()).isEqualTo("DOWN");
    }

    private Versandprobe hub(Testdatenbank datenbank) {
        return hub(datenbank, Map.of());
    }

    private Versandprobe hub(Testdatenbank datenbank, Map<String, String> einstellungen) {
        var probe = new Versandprobe(datenbank, Versandprobe.einstellungen(einstellungen));
        proben.add(probe);
        return probe;
    }

    private static void vergehe(Duration dauer, Versandprobe... hubs) {
        for (var hub : hubs) {
            hub.vergehe(dauer);
        }
    }

    private static Health health(Versandprobe hub) {
        return hub.bean(BenachrichtigungHealthIndicator.class).health();
    }

    private static void weiseAb(Versandprobe hub, String antwort) {
        var mail = Objects.requireNonNull(hub.postausgang().naechste(), "no mail is due");
        hub.postausgang().gescheitert(mail, antwort(antwort));
    }

    private static void weiseAllesAb(Versandprobe hub, String antwort) {
        for (var mail = hub.postausgang().naechste();
                mail != null;
                mail = hub.postausgang().naechste()) {
            hub.postausgang().gescheitert(mail, antwort(antwort));
        }
    }

    private static List<Mail> sendeAlles(Versandprobe hub) {
        var mails = new ArrayList<Mail>();
        for (var mail = hub.postausgang().naechste();
                mail != null;
                mail = hub.postausgang().naechste()) {
            hub.postausgang().versandt(mail);
            mails.add(mail);
        }
        return mails;
    }

    private static Exception antwort(String antwort) {
        return new SMTPAddressFailedException(
                null, "RCPT TO:<x>", Integer.parseInt(antwort.substring(0, 3)), antwort + " text");
    }
}

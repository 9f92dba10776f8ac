package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.prozess.Testhub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole hub and a relay that answers as relays do, with its times made short: four seconds for a step of the conversation, eight for the
 * answer to the mail, three for a claim.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class RelaisImHubTest {

    private static final Duration BALD = Duration.ofSeconds(40);
    private static final Stoersmtp SMTP = Stoersmtp.starte();

    @TempDir
    static Path ordner;

    @Autowired
    private Postausgang postausgang;

    @Autowired
    private Versandaufsicht aufsicht;

    @Autowired
    private BenachrichtigungHealthIndicator health;

    @Autowired
    private JavaMailSenderImpl mailserver;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .mailserver(SMTP::port)
                .mit("spring.mail.properties.mail.smtp.timeout", 4000)
                .mit("postfach.benachrichtigung.anspruchsdauer", "3s")
                .mit("postfach.benachrichtigung.wartezeit", "1s")
                .mit("postfach.benachrichtigung.hoechstwartezeit", "1s")
                .mit("postfach.benachrichtigung.relaispause", "1s")
                .mit("postfach.benachrichtigung.hoechste-relaispause", "1s");
    }

    @AfterAll
    static void beende() {
        SMTP.close();
    }

    @AfterEach
    void genese() {
        SMTP.genese();
    }

    @Test
    void takesTheTimesOfRfc5321ForBothProtocolsUnlessItIsToldOthers() {
        var angaben = mailserver.getJavaMailProperties();

        assertThat(angaben)
                .containsEntry("mail.smtp.timeout", "4000")
                .containsEntry("mail.smtps.timeout", "300000")
                .containsEntry("mail.smtp.writetimeout", "180000")
                .containsEntry("mail.smtps.writetimeout", "180000")
                .containsEntry("mail.smtps.quitwait", "false");
    }

    @Test
    void handsAMailOverOnceHoweverLateTheRelayAnswers() {
        var adresse = "langsam@agentur.example";
        var langsam = SMTP.halte(Stoersmtp.MAILENDE);
        merkeVor(adresse);
        await().atMost(BALD).until(langsam::erreicht);

        // As another instance would ask, beyond the end of the claim and of the time for a step.
        await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(7)).until(() -> postausgang.naechste() == null);
        assertThat(SMTP.angenommen())
                .filteredOn(mail -> mail.an().contains(adresse))
                .hasSize(1);
        langsam.weiter();
        await().atMost(BALD).until(() -> aufsicht.stand().wartende() == 0);

        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> anzahl(adresse) == 1);
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.0 <hub@agentur.example>: Sender address rejected: User unknown",
                "501 5.1.0 <hub@agentur.example>... Invalid Sender",
                "550 5.1.0 hub@agentur.example sender rejected",
                "550 5.7.1 blocked",
                "554 5.7.1 relay access denied",
                "550 5.1.1 User unknown"
            })
    void losesNoMailAndSuspendsNobodyWhileTheRelayRefusesAllAlike(String antwort) {
        var code = antwort.substring(0, 9);
        var postfaecher = Stream.of("a", "b", "c", "d", "e")
                .map(name -> name + "." + antwort.hashCode() + "@agentur.example")
                .toList();
        SMTP.antworte("RCPT TO:", Collections.nCopies(1000, antwort).toArray(String[]::new));
        postfaecher.forEach(this::merkeVor);
        await().atMost(BALD)
                .until(() -> String.valueOf(health.health().getDetails().get("meldung"))
                        .contains("weist alle Mails gleich ab (" + code + ")"));
        await().atMost(BALD).until(() -> aufsicht.stand().gesperrtePostfaecher() == 0);

        SMTP.genese();

        await().atMost(BALD).untilAsserted(() -> assertThat(postfaecher).allMatch(adresse -> anzahl(adresse) == 1));
        assertThat(aufsicht.stand().gesperrtePostfaecher()).isZero();
        await().atMost(BALD).until(() -> health.health().getStatus().getCode().equals("UP"));
    }

    /** What relays answer once, and then are well again: one mail each in the end, none lost and none twice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT TO:      | 451-4.7.1 greylisted⏎451 4.7.1 come again
        RCPT TO:      | 450 4.2.0 greylisted
        RCPT TO:      | 421 4.3.2 shutting down
        RCPT TO:      | 552 5.1.1 is over quota
        RCPT TO:      | 550 without a code
        RCPT TO:      | 550 5.1.8 bad sender's domain
        RCPT TO:      | 251 2.1.5 will forward
        RCPT TO:      | TRENNEN
        MAIL FROM:    | 451 4.3.0 later
        DATA          | 421 4.3.2 shutting down
        DATA          | TRENNEN
        .             | 451 4.3.0 later
        .             | 552 5.2.2 full
        .             | TRENNEN
        .             | RST
        QUIT          | TRENNEN
        QUIT          | RST
        (BEGRUESSUNG) | 220-two⏎220 lines
        (BEGRUESSUNG) | 554 go away
        (BEGRUESSUNG) | TRENNEN
        EHLO          | 502 5.5.1 not known
        EHLO          | 250 stoersmtp
        EHLO          | TRENNEN
        """)
    void sendsOneMailWhateverTheRelayAnswersAtFirst(String befehl, String antwort) {
        var adresse = "fall." + UUID.randomUUID() + "@agentur.example";
        SMTP.antworte(befehl, antwort.replace("⏎", "\r\n").replace("TRENNEN", Stoersmtp.TRENNEN));

        merkeVor(adresse);

        await().atMost(BALD)
                .until(() -> anzahl(adresse) == 1 && aufsicht.stand().wartende() == 0);
        assertThat(aufsicht.stand().gesperrtePostfaecher()).isZero();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void suspendsTheOneMailboxThatIsDead() {
        var tot = "tot@agentur.example";
        SMTP.antworte("RCPT TO:<" + tot + ">", "550-5.1.1 no\r\n550-5.1.1 such\r\n550 5.1.1 mailbox");

        for (var adresse : List.of("vorher@agentur.example", tot, "nachher@agentur.example")) {
            merkeVor(adresse);
        }

        await().atMost(BALD).until(() -> aufsicht.gesperrtSeit(tot).isPresent());
        await().atMost(BALD)
                .until(() -> anzahl("vorher@agentur.example") == 1 && anzahl("nachher@agentur.example") == 1);
        assertThat(anzahl(tot)).isZero();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(aufsicht.hebeSperreAuf(tot)).isTrue();
        await().atMost(BALD).until(() -> anzahl(tot) == 1);
    }

    private void merkeVor(String adresse) {
        postausgang.vormerken(new Benachrichtigungsauftrag(
                UUID.randomUUID(),
                OffsetDateTime.now(),
                "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                "70101",
                Bereich.ARBEITGEBER_SERVICE,
                adresse,
                null));
    }

    private static long anzahl(String adresse) {
        return SMTP.angenommen().stream()
                .filter(mail -> mail.an().contains(adresse))
                .count();
    }
}

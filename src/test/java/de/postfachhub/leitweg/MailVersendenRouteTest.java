package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import de.postfachhub.benachrichtigung.Mail;
import de.postfachhub.benachrichtigung.Stoersmtp;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The routes that hand a mail to the mail server, with a real server that can refuse. */
@CamelSpringBootTest
@SpringBootTest(
        classes = MailVersendenRouteTest.Umgebung.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.main.routes-include-pattern=file:routes/mail*.camel.yaml,file:routes/fehlerregeln.camel.yaml",
            "postfach.benachrichtigung.absender=hub@hub.example",
            "postfach.benachrichtigung.ruecklaufadresse=rueck@hub.example",
            "postfach.benachrichtigung.domaenen=agentur.example",
            "spring.flyway.enabled=false",
            "management.endpoint.health.validate-group-membership=false"
        })
class MailVersendenRouteTest {

    private static final Stoersmtp SMTP = Stoersmtp.starte();
    private static final String MESSAGE_ID = "<8d1c7f5a-0000-3000-8000-000000000001@hub.example>";

    @Autowired
    private ProducerTemplate camel;

    @Autowired
    private Postausgangsattrappe postausgang;

    @EnableAutoConfiguration(exclude = ArtemisAutoConfiguration.class)
    @EnableConfigurationProperties(Benachrichtigungseinstellungen.class)
    @Import({Fehlerweiche.class, Maileinrichtung.class})
    static class Umgebung {

        @Bean
        Postausgangsattrappe postausgang() {
            return new Postausgangsattrappe();
        }
    }

    /** Notes what the routes tell the outbox. */
    public static final class Postausgangsattrappe {

        private final List<Mail> versandt = new ArrayList<>();
        private final List<Exception> gescheitert = new ArrayList<>();
        private final Deque<RuntimeException> stoerungen = new ArrayDeque<>();

        public void versandt(Mail mail) {
            if (!stoerungen.isEmpty()) {
                throw stoerungen.remove();
            }
            versandt.add(mail);
        }

        public void gescheitert(Mail mail, Exception ausnahme) {
            gescheitert.add(ausnahme);
        }
    }

    @DynamicPropertySource
    static void smtp(DynamicPropertyRegistry einstellungen) {
        einstellungen.add("spring.mail.host", () -> "127.0.0.1");
        einstellungen.add("spring.mail.port", SMTP::port);
    }

    @AfterAll
    static void beende() {
        SMTP.close();
    }

    @BeforeEach
    void vergiss() {
        postausgang.versandt.clear();
        postausgang.gescheitert.clear();
    }

    @Test
    void putsOnTheWireWhatTheMailSays() throws Exception {
        Mail mail = mail("ags@agentur.example");

        versende(mail);

        var angenommen = SMTP.angenommen().get(0);
        assertThat(angenommen.von()).isEqualTo("rueck@hub.example");
        assertThat(angenommen.an()).containsExactly("ags@agentur.example");
        MimeMessage gelesen = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(angenommen.inhalt().getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(gelesen.getMessageID()).isEqualTo(MESSAGE_ID);
        assertThat(gelesen.getHeader("From", null)).isEqualTo("hub@hub.example");
        assertThat(gelesen.getSubject()).isEqualTo("1 neue Nachricht für Köln");
        assertThat(gelesen.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(gelesen.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
        assertThat(gelesen.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(gelesen.getContent().toString().strip()).isEqualTo("Grüße vom Hub");
        assertThat(postausgang.versandt).containsExactly(mail);
        assertThat(postausgang.gescheitert).isEmpty();
    }

    @Test
    void tellsTheOutboxWhatTheServerSaidOfTheRecipient() {
        SMTP.antworte("RCPT TO:<weg@agentur.example>", "550 5.1.1 no such mailbox");

        versende(mail("weg@agentur.example"));

        assertThat(postausgang.versandt).isEmpty();
        assertThat(postausgang.gescheitert)
                .singleElement()
                .satisfies(ausnahme ->
                        assertThat(ausnahme).hasStackTraceContaining(SMTPAddressFailedException.class.getName()));
    }

    @Test
    void waitsForTheDatabaseInsteadOfHoldingItsFaultForOneOfTheMailServer() throws Exception {
        int bisher = SMTP.angenommen().size();
        postausgang.stoerungen.add(new CannotAcquireLockException("x", new SQLException("x", "40P01")));
        postausgang.stoerungen.add(new BadSqlGrammarException("x", "x", new SQLException("x", "42501")));
        Mail mail = mail("ags@agentur.example");

        versende(mail);

        assertThat(postausgang.versandt).containsExactly(mail);
        assertThat(postausgang.gescheitert).isEmpty();
        assertThat(SMTP.angenommen()).hasSize(bisher + 1);
    }

    @Test
    void doesNotWaitWhenTheDatabaseRefusesWhatTheMailIs() {
        postausgang.stoerungen.add(new DataIntegrityViolationException("x", new SQLException("x", "22021")));

        versende(mail("ags@agentur.example"));

        assertThat(postausgang.gescheitert).hasSize(1);
    }

    @Test
    void leavesItToTheCallerOfTheHeadersWhatAFailureMeans() {
        var gescheitert = camel.send("direct:mailkopf-setzen", exchange -> exchange.setVariable("mail", "keine Mail"));

        assertThat(gescheitert.getException()).isNotNull();
        assertThat(postausgang.gescheitert).isEmpty();
    }

    private void versende(Mail mail) {
        camel.send("direct:mail-versenden", exchange -> exchange.setVariable("mail", mail));
    }

    private static Mail mail(String an) {
        return new Mail(
                UUID.fromString("8d1c7f5a-0000-3000-8000-000000000001"),
                MESSAGE_ID,
                an,
                "hub@hub.example",
                "1 neue Nachricht für Köln",
                "Grüße vom Hub",
                List.of(UUID.randomUUID()),
                1,
                UUID.randomUUID());
    }
}

package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.postfachhub.Testdatenbank;
import de.postfachhub.benachrichtigung.Stoersmtp.Angenommen;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The outbox against a real relay that misbehaves. */
class MailversandTest {

    private static final String AGS = "ags@agentur.example";

    private final Stoersmtp smtp = Stoersmtp.starte();
    private final Versandprobe hub = new Versandprobe(
            Testdatenbank.h2(), Versandprobe.einstellungen(Map.of("ruecklaufadresse", "rueck@hub.example")));

    @AfterEach
    void stoppe() {
        hub.close();
        smtp.close();
    }

    @Test
    void repeatsMailWithSameMessageIdWhenConnectionEndsBeforeTheReply() throws Exception {
        hub.vormerken(AGS);
        smtp.antworte(Stoersmtp.MAILENDE, "250 taken");
        var zuerst = hub.postausgang().naechste();
        sende(zuerst);
        // Killed here: the relay has the mail, the outbox doesn't know.
        hub.vergehe(Duration.ofMinutes(2));
        versende();
        hub.vergehe(Duration.ofDays(1));
        versende();

        assertThat(smtp.angenommen()).hasSize(2);
        assertThat(gelesen(smtp.angenommen().get(1)).getMessageID())
                .isEqualTo(zuerst.messageId())
                .isEqualTo(gelesen(smtp.angenommen().get(0)).getMessageID());
    }

    @Test
    void recoversWhenRelayComesBack() {
        hub.vormerken(AGS);
        int port = smtp.port();
        smtp.close();
        for (int sekunde = 0; sekunde < 60; sekunde++) {
            versende(port);
            hub.vergehe(Duration.ofSeconds(1));
        }
        try (var wiederDa = Stoersmtp.starte(port)) {
            hub.vergehe(Duration.ofMinutes(1));
            versende(port);

            assertThat(wiederDa.angenommen()).hasSize(1);
        }
    }

    @Test
    void holdsOneRefusedMailboxBackAndNoOther() {
        smtp.antworte("RCPT TO:<" + AGS + ">", "550 5.1.1 no such user");
        smtp.antworte("RCPT TO:<voll@agentur.example>", "452 4.2.2 full");
        var gesperrt = hub.vormerken(AGS);
        hub.vormerken("voll@agentur.example");
        var leistung = hub.vormerken("leistung@agentur.example");
        versende();

        assertThat(hub.protokoll(gesperrt)).containsExactly("NICHT_BENACHRICHTIGT POSTFACH_GESPERRT");
        assertThat(hub.protokoll(leistung)).containsExactly("BENACHRICHTIGT");
        hub.vergehe(Duration.ofMinutes(1));
        versende();
        assertThat(smtp.angenommen())
                .extracting(mail -> mail.an().get(0))
                .containsExactly("leistung@agentur.example", "voll@agentur.example");
    }

    private void versende() {
        versende(smtp.port());
    }

    private void versende(int port) {
        for (var mail = hub.postausgang().naechste();
                mail != null;
                mail = hub.postausgang().naechste()) {
            var eine = mail;
            var fehler = catchThrowableOfType(MailSendException.class, () -> sende(eine, port));
            if (fehler == null) {
                hub.postausgang().versandt(mail);
            } else {
                hub.postausgang().gescheitert(mail, fehler.getMessageExceptions()[0]);
            }
        }
    }

    private void sende(Mail mail) throws MessagingException {
        sende(mail, smtp.port());
    }

    private static void sende(Mail mail, int port) throws MessagingException {
        var relais = new JavaMailSenderImpl();
        relais.setHost("127.0.0.1");
        relais.setPort(port);
        relais.getJavaMailProperties().put("mail.smtp.from", mail.from());
        relais.getJavaMailProperties().put("mail.smtp.timeout", "10000");
        var nachricht = new MimeMessage(relais.getSession());
        nachricht.setFrom(new InternetAddress(mail.from()));
        nachricht.setRecipients(MimeMessage.RecipientType.TO, mail.to());
        nachricht.setSubject(mail.subject(), "UTF-8");
        nachricht.setText(mail.text(), "UTF-8");
        nachricht.setHeader("Message-ID", mail.messageId());
        relais.send(nachricht);
    }

    private static MimeMessage gelesen(Angenommen mail) throws MessagingException {
        return new MimeMessage(
                jakarta.mail.Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.inhalt().getBytes(StandardCharsets.ISO_8859_1)));
    }
}

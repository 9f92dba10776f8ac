package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.postfachhub.benachrichtigung.Stoersmtp;
import de.postfachhub.verschluesselung.Testzertifikate;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The times of a conversation, 150 times as fast: two seconds for a step, four for the answer to the whole mail. */
class RelaisgespraechTest {

    private static final Duration SCHRITT = Duration.ofSeconds(2);

    private final Stoersmtp smtp = Stoersmtp.starte();
    private final Relaisverbindung verbindung = new Relaisverbindung();
    private final Properties angaben = new Properties();

    @AfterEach
    void stoppe() {
        smtp.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsTwiceAsLongForTheAnswerToTheWholeMail(boolean verschluesselt, @TempDir Path ordner) throws Exception {
        if (verschluesselt) {
            smtp.verschluessele(
                    new Testzertifikate(ordner, "ca").gueltig("relay").kontext());
            angaben.put("mail.smtp.starttls.required", "true");
            angaben.put("mail.smtp.ssl.trust", "*");
        }
        var langsam = smtp.halte(Stoersmtp.MAILENDE);

        var gesendet = sende();
        await().until(langsam::erreicht);
        await().during(SCHRITT.plusMillis(500)).until(() -> !gesendet.isDone());
        langsam.weiter();

        assertThat(gesendet).succeedsWithin(Duration.ofSeconds(10));
        assertThat(smtp.angenommen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Stoersmtp.BEGRUESSUNG, "EHLO", "MAIL FROM:", "RCPT TO:", "DATA", Stoersmtp.MAILENDE})
    void givesUpARelayThatNeverAnswers(String befehl) {
        var stumm = smtp.halte(befehl);
        angaben.put("mail.smtp.timeout", "300");

        var gesendet = sende();

        await().until(stumm::erreicht);
        assertThat(gesendet)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withRootCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void knowsAMailToBeOutWhateverHappensToTheGoodbye() {
        angaben.put("mail.smtp.quitwait", "false");
        var stumm = smtp.halte("QUIT");

        assertThat(sende()).succeedsWithin(SCHRITT);
        await().until(stumm::erreicht);
    }

    @Test
    void speaksTlsFromTheFirstByteWhereTheProtocolSaysSo() {
        verbindung.setProtocol("smtps");

        assertThatThrownBy(this::sendeSofort).hasRootCauseInstanceOf(SSLException.class);
    }

    @Test
    void passesOnWhatTheRelayAnswered() {
        smtp.antworte("RCPT TO:", "550 5.1.1 no such user");

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(this::sendeSofort)
                .havingCause()
                .withMessageStartingWith("550 5.1.1");
    }

    private CompletableFuture<Void> sende() {
        return CompletableFuture.runAsync(() -> {
            try {
                sendeSofort();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void sendeSofort() throws MessagingException {
        angaben.putIfAbsent("mail.smtp.timeout", Long.toString(SCHRITT.toMillis()));
        if (verbindung.getProtocol() == null) {
            verbindung.setProtocol("smtp");
        }
        verbindung.setHost("127.0.0.1");
        verbindung.setPort(smtp.port());
        verbindung.setJavaMailProperties(angaben);
        var mail = new MimeMessage(verbindung.getSession());
        mail.setFrom("hub@hub.example");
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("ags@agentur.example"));
        mail.setText("text");
        verbindung.send(mail);
    }
}

package de.postfachhub.benachrichtigung;

import static de.postfachhub.benachrichtigung.Mailfehler.Art.ABGEWIESEN;
import static de.postfachhub.benachrichtigung.Mailfehler.Art.POSTFACH_UNBEKANNT;
import static de.postfachhub.benachrichtigung.Mailfehler.Art.RELAIS_GESTOERT;
import static de.postfachhub.benachrichtigung.Mailfehler.Art.VORUEBERGEHEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.postfachhub.verschluesselung.Testzertifikate;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the exceptions that the mail library really throws, provoked by a real server. */
class MailfehlerTest {

    private final Properties einstellungen = new Properties();

    @BeforeEach
    void neverHangs() {
        einstellungen.put("mail.smtp.timeout", "10000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT TO:      | 550 5.1.1 no such user               | POSTFACH_UNBEKANNT | 550 5.1.1
        RCPT TO:      | 511 5.1.1 no such user               | POSTFACH_UNBEKANNT | 511 5.1.1
        RCPT TO:      | 550 5.1.2 no such domain             | POSTFACH_UNBEKANNT | 550 5.1.2
        RCPT TO:      | 553 5.1.3 bad address                | POSTFACH_UNBEKANNT | 553 5.1.3
        RCPT TO:      | 556 5.1.10 null MX                   | POSTFACH_UNBEKANNT | 556 5.1.10
        RCPT TO:      | 550 5.1.0 sender rejected            | ABGEWIESEN         | 550 5.1.0
        RCPT TO:      | 501 5.1.0 invalid sender             | ABGEWIESEN         | 501 5.1.0
        RCPT TO:      | 550 5.1.4 ambiguous                  | ABGEWIESEN         | 550 5.1.4
        RCPT TO:      | 550 5.1.9 not listed                 | ABGEWIESEN         | 550 5.1.9
        RCPT TO:      | 550 4.1.1 contradicts itself         | ABGEWIESEN         | 550 4.1.1
        RCPT TO:      | 555 5.1.1 contradicts itself         | ABGEWIESEN         | 555 5.1.1
        RCPT TO:      | 552 5.1.1 is over quota              | VORUEBERGEHEND     | 552 5.1.1
        RCPT TO:      | 552 5.2.2 mailbox full               | VORUEBERGEHEND     | 552 5.2.2
        RCPT TO:      | 450 5.1.1 contradicts itself         | VORUEBERGEHEND     | 450 5.1.1
        RCPT TO:      | 550 5.1.7 bad sender's syntax        | RELAIS_GESTOERT    | 550 5.1.7
        .             | 552 5.3.4 too big                    | ABGEWIESEN         | 552 5.3.4
        RCPT TO:      | 550 5.1.10 null MX                   | POSTFACH_UNBEKANNT | 550 5.1.10
        RCPT TO:      | 551 5.1.6 has moved                  | POSTFACH_UNBEKANNT | 551 5.1.6
        RCPT TO:      | 550-5.1.1 first⏎550 5.1.1 second     | POSTFACH_UNBEKANNT | 550 5.1.1
        .             | 550 5.1.1 known only now             | POSTFACH_UNBEKANNT | 550 5.1.1
        RCPT TO:      | 550 5.1.8 bad sender's domain        | RELAIS_GESTOERT    | 550 5.1.8
        RCPT TO:      | 550 no such user                     | ABGEWIESEN         | 550
        RCPT TO:      | 550 5.7.1 relaying denied            | ABGEWIESEN         | 550 5.7.1
        RCPT TO:      | 550 5.2.1 disabled                   | ABGEWIESEN         | 550 5.2.1
        RCPT TO:      | 550 text that says 5.1.1             | ABGEWIESEN         | 550
        RCPT TO:      | 550 5.1.1.7 is no code               | ABGEWIESEN         | 550
        RCPT TO:      | 450 4.2.0 greylisted                 | VORUEBERGEHEND     | 450 4.2.0
        RCPT TO:      | 452 4.2.2 mailbox full               | VORUEBERGEHEND     | 452 4.2.2
        RCPT TO:      | 450 4.1.1 not now                    | VORUEBERGEHEND     | 450 4.1.1
        RCPT TO:      | 421 4.3.2 shutting down              | RELAIS_GESTOERT    | 421 4.3.2
        DATA          | 451 4.3.0 local error                | VORUEBERGEHEND     | 451 4.3.0
        DATA          | 554 no valid recipients              | ABGEWIESEN         | 554
        .             | 451 4.3.0 local error                | VORUEBERGEHEND     | 451 4.3.0
        .             | 554 5.6.0 not liked                  | ABGEWIESEN         | 554 5.6.0
        MAIL FROM:    | 530 5.7.0 issue STARTTLS first       | RELAIS_GESTOERT    | 530 5.7.0
        MAIL FROM:    | 550 5.1.1 sender unknown             | RELAIS_GESTOERT    | 550 5.1.1
        MAIL FROM:    | 451 4.3.0 local error                | RELAIS_GESTOERT    | 451 4.3.0
        (BEGRUESSUNG) | 554 go away                          | RELAIS_GESTOERT    | MessagingException
        """)
    void takesReplyForWhatItMeans(String befehl, String antwort, Mailfehler.Art art, String beleg) {
        try (var smtp = Stoersmtp.starte()) {
            smtp.antworte(befehl, antwort.replace("⏎", "\r\n"));

            assertThat(Mailfehler.von(sende(smtp.port()))).isEqualTo(new Mailfehler(art, beleg));
            assertThat(smtp.angenommen()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"(BEGRUESSUNG)", "EHLO", "MAIL FROM:", "RCPT TO:", "DATA", "."})
    void blamesRelayWhenConnectionEnds(String befehl) {
        try (var smtp = Stoersmtp.starte()) {
            // EHLO is tried again as HELO on the same connection.
            smtp.antworte(befehl, Stoersmtp.TRENNEN);

            assertThat(Mailfehler.von(sende(smtp.port())).art()).isEqualTo(RELAIS_GESTOERT);
        }
    }

    @Test
    void blamesRelayWhenNobodyListens() throws Exception {
        // Bound and not listening: refused for sure, while a port that was given back may be somebody else's by now.
        try (var belegt = new Socket()) {
            belegt.bind(new InetSocketAddress("127.0.0.1", 0));

            assertThat(Mailfehler.von(sende(belegt.getLocalPort())))
                    .isEqualTo(new Mailfehler(RELAIS_GESTOERT, "MailConnectException"));
        }
    }

    @Test
    void blamesRelayWhenHostIsUnknown() {
        einstellungen.put("mail.smtp.host", "relay.invalid");

        assertThat(Mailfehler.von(sende(25)).art()).isEqualTo(RELAIS_GESTOERT);
    }

    @Test
    void blamesRelayWhenItIsSilent() throws Exception {
        try (var stumm = new java.net.ServerSocket(0)) {
            einstellungen.put("mail.smtp.timeout", "100");

            assertThat(Mailfehler.von(sende(stumm.getLocalPort())).art()).isEqualTo(RELAIS_GESTOERT);
        }
    }

    @Test
    void blamesRelayWhenEncryptionIsNotOffered() {
        einstellungen.put("mail.smtp.starttls.enable", "true");
        einstellungen.put("mail.smtp.starttls.required", "true");
        try (var smtp = Stoersmtp.starte()) {
            var fehler = Mailfehler.von(sende(smtp.port()));

            assertThat(fehler.art()).isEqualTo(RELAIS_GESTOERT);
            assertThat(fehler.beleg()).isEqualTo("TLS_KEIN_TLS");
        }
    }

    @Test
    void saysWhatIsWrongWithTheCertificateOfTheRelay(@TempDir Path ordner) throws Exception {
        einstellungen.put("mail.smtp.starttls.required", "true");
        einstellungen.put("mail.smtp.ssl.checkserveridentity", "true");
        var vorher = SSLContext.getDefault();
        var ca = new Testzertifikate(ordner, "ca");
        try (var smtp = Stoersmtp.starte()) {
            smtp.verschluessele(ca.gueltig("gut").kontext());
            assertThat(Mailfehler.von(sende(smtp.port())).beleg()).isEqualTo("TLS_AUSSTELLER_UNBEKANNT");

            SSLContext.setDefault(ca.vertrauen());
            versuche(smtp.port());
            assertThat(smtp.angenommen()).hasSize(1);

            smtp.verschluessele(ca.abgelaufen("alt").kontext());
            var abgelaufen = Mailfehler.von(sende(smtp.port()));
            assertThat(abgelaufen.art()).isEqualTo(RELAIS_GESTOERT);
            assertThat(abgelaufen.beleg()).isEqualTo("TLS_ABGELAUFEN");
            assertThat(abgelaufen.erklaerung())
                    .startsWith("Der Hub verweigert die Verbindung zum Mailserver: das Zertifikat");

            smtp.verschluessele(ca.fuerAnderenServer("anderer").kontext());
            assertThat(Mailfehler.von(sende(smtp.port())).beleg()).isEqualTo("TLS_NAME_PASST_NICHT");
        } finally {
            SSLContext.setDefault(vorher);
        }
    }

    @Test
    void blamesRelayWhenLoginFails() {
        einstellungen.put("mail.smtp.auth", "true");
        try (var smtp = Stoersmtp.starte()) {
            smtp.antworte("EHLO", "250-stoersmtp\r\n250 AUTH LOGIN");
            smtp.antworte("AUTH", "535 5.7.8 wrong");

            assertThat(Mailfehler.von(sende(smtp.port())))
                    .isEqualTo(new Mailfehler(RELAIS_GESTOERT, "AuthenticationFailedException"));
        }
    }

    @Test
    void blamesMailForWhatHasNothingToDoWithRelay() {
        assertThat(Mailfehler.von(new IllegalStateException("a@agentur.example")))
                .isEqualTo(new Mailfehler(ABGEWIESEN, "IllegalStateException"));
        assertThat(Mailfehler.von(new RuntimeException(new jakarta.mail.internet.AddressException("x")))
                        .art())
                .isEqualTo(ABGEWIESEN);
    }

    @Test
    void findsReplyInsideWrappedException() {
        try (var smtp = Stoersmtp.starte()) {
            smtp.antworte("RCPT TO:", "550 5.1.1 no such user", "450 4.2.0 later");

            assertThat(Mailfehler.von(new RuntimeException(sende(smtp.port()))).art())
                    .isEqualTo(POSTFACH_UNBEKANNT);
            assertThat(Mailfehler.von(new RuntimeException(sende(smtp.port()))).art())
                    .isEqualTo(VORUEBERGEHEND);
        }
    }

    private MessagingException sende(int port) {
        return catchThrowableOfType(MessagingException.class, () -> versuche(port));
    }

    private void versuche(int port) throws MessagingException {
        var sitzung = Session.getInstance(einstellungen);
        var mail = new MimeMessage(sitzung);
        mail.setFrom("hub@hub.example");
        mail.setText("text");
        try (Transport relais = sitzung.getTransport("smtp")) {
            var rechner = einstellungen.getProperty("mail.smtp.host", "127.0.0.1");
            relais.connect(rechner, port, "nutzer", "kennwort");
            relais.sendMessage(mail, InternetAddress.parse("ags@agentur.example"));
        }
    }
}

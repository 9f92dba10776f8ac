package de.postfachhub.verschluesselung;

import static de.postfachhub.verschluesselung.Tlsfehler.Art.ABGELAUFEN;
import static de.postfachhub.verschluesselung.Tlsfehler.Art.ABGELEHNT;
import static de.postfachhub.verschluesselung.Tlsfehler.Art.AUSSTELLER_UNBEKANNT;
import static de.postfachhub.verschluesselung.Tlsfehler.Art.KEIN_TLS;
import static de.postfachhub.verschluesselung.Tlsfehler.Art.NAME_PASST_NICHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsprobeTest {

    @TempDir
    private static Path ordner;

    private static SSLContext vorher;
    private static Testzertifikate ca;

    @BeforeAll
    static void trustsOneAuthority() throws Exception {
        vorher = SSLContext.getDefault();
        ca = new Testzertifikate(ordner, "ca");
        SSLContext.setDefault(ca.vertrauen());
    }

    @AfterAll
    static void trustsAsBefore() {
        SSLContext.setDefault(vorher);
    }

    @Test
    void passesAServerWhoseCertificateIsRight() throws IOException {
        assertThat(probe(ca.gueltig("gut").kontext(), true)).isEmpty();
    }

    @Test
    void tellsWhenTheCertificateExpired() throws IOException {
        var fehler = probe(ca.abgelaufen("alt").kontext(), true).orElseThrow();

        assertThat(fehler.art()).isEqualTo(ABGELAUFEN);
        assertThat(fehler.code()).isEqualTo("TLS_ABGELAUFEN");
        assertThat(fehler.text("zum Broker"))
                .matches("Der Hub verweigert die Verbindung zum Broker:"
                        + " das Zertifikat des Servers ist abgelaufen \\(am \\d\\d\\.\\d\\d\\.\\d{4}\\)\\.");
    }

    @Test
    void knowsAnUnknownIssuer() throws IOException {
        var fremde = new Testzertifikate(ordner, "fremd");

        assertThat(art(probe(fremde.gueltig("fremder").kontext(), true))).isEqualTo(AUSSTELLER_UNBEKANNT);
    }

    @Test
    void knowsAWrongNameUnlessItIsToldNotToLook() throws IOException {
        var kontext = ca.fuerAnderenServer("anderer").kontext();

        assertThat(art(probe(kontext, true))).isEqualTo(NAME_PASST_NICHT);
        assertThat(probe(kontext, false)).isEmpty();
    }

    @Test
    void knowsAServerThatRefusesHowTheHubEncrypts() throws IOException {
        try (var server = (SSLServerSocket) ca.gueltig("streng")
                .kontext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Of no use with its key: there is nothing to agree upon.
            server.setEnabledProtocols(new String[] {"TLSv1.2"});
            server.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
            bediene(server, "");

            assertThat(art(Tlsprobe.pruefe("127.0.0.1", server.getLocalPort(), true)))
                    .isEqualTo(ABGELEHNT);
        }
    }

    @Test
    void knowsAServerThatSpeaksPlainText() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            bediene(server, "220 willkommen\r\n");

            assertThat(art(Tlsprobe.pruefe("127.0.0.1", server.getLocalPort(), true)))
                    .isEqualTo(KEIN_TLS);
        }
    }

    @Test
    void blamesNoTlsWhenTheServerIsAwayOrBreaksOff() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            bediene(server, "");

            assertThatIOException().isThrownBy(() -> Tlsprobe.pruefe("127.0.0.1", server.getLocalPort(), true));
        }
        assertThatIOException().isThrownBy(() -> Tlsprobe.pruefe("127.0.0.1", port, true));
    }

    private static Tlsfehler.Art art(Optional<Tlsfehler> fehler) {
        return fehler.orElseThrow().art();
    }

    private static Optional<Tlsfehler> probe(SSLContext server, boolean namePruefen) throws IOException {
        try (var lauscher =
                server.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            bediene(lauscher, "");
            return Tlsprobe.pruefe("127.0.0.1", lauscher.getLocalPort(), namePruefen);
        }
    }

    /** Takes one connection, shakes hands if it speaks TLS, says what it is told and hangs up. */
    private static void bediene(ServerSocket lauscher, String text) {
        var faden = new Thread(() -> {
            try (var verbindung = lauscher.accept()) {
                if (verbindung instanceof SSLSocket tls) {
                    tls.startHandshake();
                }
                verbindung.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                verbindung.getInputStream().read();
            } catch (IOException e) {
                // The client has hung up.
            }
        });
        faden.setDaemon(true);
        faden.start();
    }
}

package de.postfachhub.leitweg;

import static de.postfachhub.verschluesselung.Tlsfehler.Art.ABGELAUFEN;
import static de.postfachhub.verschluesselung.Tlsfehler.Art.AUSSTELLER_UNBEKANNT;
import static de.postfachhub.verschluesselung.Tlsfehler.Art.KEIN_TLS;
import static de.postfachhub.verschluesselung.Tlsfehler.Art.NAME_PASST_NICHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.postfachhub.verschluesselung.Testzertifikate;
import de.postfachhub.verschluesselung.Testzertifikate.Ausweis;
import de.postfachhub.verschluesselung.Tlsfehler;
import jakarta.jms.JMSException;
import java.net.ServerSocket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Against a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerhandschlagTest {

    @TempDir
    private static Path ordner;

    private static Testzertifikate ca;

    private SSLContext vorher;
    private int port;
    private EmbeddedActiveMQ broker;

    @BeforeAll
    static void makesAnAuthority() {
        ca = new Testzertifikate(ordner, "ca");
    }

    @BeforeEach
    void trustsThatAuthority() throws Exception {
        vorher = SSLContext.getDefault();
        SSLContext.setDefault(ca.vertrauen());
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void stops() throws Exception {
        SSLContext.setDefault(vorher);
        broker.stop();
    }

    @Test
    void connectsAndTakesRenewedCertificatesForTheNextConnection() throws Exception {
        starte(ca.gueltig("broker"));
        var verbindung = verbindung();
        verbindung.createConnection().close();

        var naechste = new Testzertifikate(ordner, "naechste");
        broker.stop();
        starte(naechste.gueltig("broker2"));
        assertThat(abgewiesen(verbindung).art()).isEqualTo(AUSSTELLER_UNBEKANNT);
        SSLContext.setDefault(naechste.vertrauen());

        verbindung.createConnection().close();
    }

    @Test
    void tellsWhatIsWrongWithTheCertificateAndLogsItOnce(CapturedOutput ausgabe) throws Exception {
        starte(ca.abgelaufen("alt"));
        var verbindung = verbindung();

        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(verbindung::createConnection)
                .withMessageStartingWith("Der Hub verweigert die Verbindung zum Broker: das Zertifikat des Servers ist"
                        + " abgelaufen (am ");
        assertThat(abgewiesen(verbindung).art()).isEqualTo(ABGELAUFEN);
        assertThat(ausgabe).containsOnlyOnce("Der Hub verweigert");
    }

    @Test
    void refusesABrokerWithAnotherName() throws Exception {
        starte(ca.fuerAnderenServer("anderer"));

        assertThat(abgewiesen(verbindung()).art()).isEqualTo(NAME_PASST_NICHT);
    }

    @Test
    void refusesABrokerThatSpeaksPlainText() throws Exception {
        starte(null);

        assertThat(abgewiesen(verbindung()).art()).isEqualTo(KEIN_TLS);
    }

    private static Tlsfehler abgewiesen(Brokerhandschlag verbindung) {
        return Tlsfehler.von(catchThrowableOfType(JMSException.class, verbindung::createConnection))
                .orElseThrow();
    }

    private Brokerhandschlag verbindung() {
        return new Brokerhandschlag(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port + "?sslEnabled=true"));
    }

    private void starte(@Nullable Ausweis ausweis) throws Exception {
        var tls = ausweis == null
                ? ""
                : "?sslEnabled=true;keyStorePath=" + ausweis.speicher() + ";keyStorePassword="
                        + Testzertifikate.KENNWORT + ";keyStoreType=PKCS12";
        broker = new EmbeddedActiveMQ()
                .setConfiguration(new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration("tls", "tcp://127.0.0.1:" + port + tls));
        broker.start();
    }
}

package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import de.postfachhub.prozess.Prozess;
import de.postfachhub.verschluesselung.Testzertifikate;
import de.postfachhub.zusagen.Befund;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;

class BrokerleitungTest {

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ObjectProvider<EmbeddedActiveMQ> eingebettet = mock();
    private final Brokerleitung leitung = new Brokerleitung(eingebettet);

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void knowsNothingBeforeTheFirstConnection() throws Exception {
        starte("vm://0");

        assertThat(leitung.pruefe().stand()).isEqualTo(Befund.Stand.UNBEKANNT);
    }

    @Test
    void seesAPlainConnectionAndRemembersItAfterItsEnd() throws Exception {
        int port = Prozess.freierPort();
        starte("tcp://127.0.0.1:" + port);

        verbinde("tcp://127.0.0.1:" + port);

        assertThat(leitung.pruefe())
                .returns(Befund.Stand.VERLETZT, Befund::stand)
                .returns("eine Verbindung zum Broker ist unverschlüsselt", Befund::satz);
    }

    @Test
    void seesAnEncryptedConnectionAndOneThatTrustsEverybody(@TempDir Path ordner) throws Exception {
        int port = Prozess.freierPort();
        var ca = new Testzertifikate(ordner, "ca");
        var server = ca.gueltig("server");
        starte("tcp://127.0.0.1:" + port + "?sslEnabled=true&keyStoreType=PKCS12&keyStorePath=" + server.speicher()
                + "&keyStorePassword=" + Testzertifikate.KENNWORT);
        var url = "tcp://127.0.0.1:" + port + "?sslEnabled=true&trustStoreType=PEMCA&trustStorePath=" + ca.caDatei();

        verbinde(url);
        assertThat(leitung.pruefe().stand()).isEqualTo(Befund.Stand.HAELT);

        verbinde(url + "&verifyHost=false");
        assertThat(leitung.pruefe().satz()).isEqualTo("das Zertifikat eines Brokers wird nicht geprüft");

        verbinde(url);
        assertThat(leitung.pruefe().stand()).isEqualTo(Befund.Stand.HAELT);
    }

    @Test
    void needsNoTlsWithinTheProcessUntilTheEmbeddedBrokerListens() throws Exception {
        starte("vm://0");
        verbinde("vm://0");
        assertThat(leitung.pruefe().stand()).isEqualTo(Befund.Stand.HAELT);

        broker.getConfiguration().addAcceptorConfiguration("tcp", "tcp://127.0.0.1:61616");
        when(eingebettet.stream()).thenAnswer(aufruf -> Stream.of(broker));
        assertThat(leitung.pruefe().satz()).isEqualTo("der eingebettete Broker nimmt Verbindungen ohne TLS an");
    }

    private void starte(String eingang) throws Exception {
        when(eingebettet.stream()).thenAnswer(aufruf -> Stream.empty());
        var configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false).setSecurityEnabled(false).setJMXManagementEnabled(false);
        configuration.addAcceptorConfiguration("eingang", eingang);
        broker.setConfiguration(configuration);
        broker.start();
    }

    private void verbinde(String url) throws Exception {
        try (var factory = new ActiveMQConnectionFactory(url)) {
            factory.getServerLocator().addOutgoingInterceptor(leitung);
            try (var verbindung = factory.createConnection()) {
                verbindung.createSession().close();
            }
        }
    }
}

package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class EingebetteterBrokerTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ArtemisAutoConfiguration.class)
    @Import(EingebetteterBroker.class)
    @EnableConfigurationProperties(Leitwegeinstellungen.class)
    static class NurBroker {}

    @TempDir
    private Path ordner;

    @Test
    void refusesTheFolderOfAnotherHub(CapturedOutput ausgabe) {
        try (var erster = starte(ordner)) {
            assertThat(erster.isRunning()).isTrue();
            assertThatException().isThrownBy(() -> starte(ordner));
        }
        assertThat(ausgabe)
                .contains("Den Ordner des eingebetteten Brokers " + ordner + " benutzt schon ein anderer Prozess")
                .contains("Den anderen Hub beenden");
    }

    @Test
    void refusesAFolderThatItCannotWrite(CapturedOutput ausgabe) throws IOException {
        Path datei = Files.createFile(ordner.resolve("datei"));

        assertThatException().isThrownBy(() -> starte(datei));

        assertThat(ausgabe)
                .contains("Der eingebettete Broker startet nicht", "in den Ordner " + datei + " schreiben darf");
    }

    @Test
    void refusesAnAddressInUse(CapturedOutput ausgabe) throws IOException {
        try (var belegt = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatException()
                    .isThrownBy(() -> starte(
                            ordner,
                            "--spring.artemis.user=hub",
                            "--spring.artemis.password=geheim",
                            "--postfach.leitweg.acceptor=tcp://127.0.0.1:" + belegt.getLocalPort()));
        }
        assertThat(ausgabe).contains("kann nicht auf seiner Adresse hören", "postfach.leitweg.acceptor");
    }

    @Test
    void startsNoBrokerBesideTheOneThatTheHubConnectsTo() {
        try (var hub = starte(ordner, "--spring.artemis.broker-url=tcp://127.0.0.1:1")) {
            assertThat(hub.getBeanNamesForType(EmbeddedActiveMQ.class)).isEmpty();
        }
        assertThat(ordner).isEmptyDirectory();
    }

    private static ConfigurableApplicationContext starte(Path ordner, String... einstellungen) {
        return new SpringApplicationBuilder(NurBroker.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of("--spring.artemis.embedded.data-directory=" + ordner),
                                Stream.of(einstellungen))
                        .toArray(String[]::new));
    }
}

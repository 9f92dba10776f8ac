package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** For how long the body of a message that was delivered stays in the broker's files. */
@Timeout(120)
class BrokerablageTest {

    private static final byte[] VOGEL = "Kanarienvogel".repeat(50).getBytes(StandardCharsets.UTF_8);
    private static final byte[] FUELLUNG = new byte[20_000];
    private static final int DATEI = 1_048_576;

    /** As docs/datenschutz.md says. */
    private static final int SPAETESTENS_NACH = 8 * DATEI;

    @TempDir
    private Path ordner;

    @Test
    void isGoneAfterSomeFurtherTraffic() throws Exception {
        var broker = starte(vorgaben());
        try (var verbindung = new ActiveMQConnectionFactory("vm://0").createConnection()) {
            verbindung.start();
            try (var sitzung = verbindung.createSession(true, Session.SESSION_TRANSACTED)) {
                reicheDurch(sitzung, VOGEL);
                assertThat(imJournal()).as("the search can find something").isTrue();

                verkehr(sitzung);

                await().untilAsserted(() -> assertThat(imJournal()).isFalse());
                assertThat(dateien()).isLessThanOrEqualTo(SPAETESTENS_NACH / DATEI);
            }
        } finally {
            broker.stop();
        }
    }

    /** A file with a message that waits can't go; it is written anew without the others once it isn't the only one. */
    @Test
    void isGoneThoughMessagesWaitBesideIt() throws Exception {
        var broker = starte(vorgaben());
        try (var verbindung = new ActiveMQConnectionFactory("vm://0").createConnection()) {
            verbindung.start();
            try (var sitzung = verbindung.createSession(true, Session.SESSION_TRANSACTED)) {
                for (int i = 0; i < 3; i++) {
                    reicheDurch(sitzung, VOGEL);
                    sende(sitzung, "postfach.klaerfall", ("bleibt " + i).getBytes(StandardCharsets.UTF_8));
                    verkehr(sitzung);
                }

                await().untilAsserted(() -> {
                    reicheDurch(sitzung, FUELLUNG);
                    assertThat(imJournal()).isFalse();
                });
                for (int i = 0; i < 3; i++) {
                    assertThat(nimm(sitzung, "postfach.klaerfall")).asString().isEqualTo("bleibt " + i);
                }
            }
        } finally {
            broker.stop();
        }
    }

    @Test
    void readsTheBiggerFilesOfTheVersionBefore() throws Exception {
        var frueher = vorgaben();
        frueher.keySet().removeIf(name -> name.toString().startsWith("journal"));
        var broker = starte(frueher);
        try (var verbindung = new ActiveMQConnectionFactory("vm://0").createConnection();
                var sitzung = verbindung.createSession(true, Session.SESSION_TRANSACTED)) {
            verkehr(sitzung, verbindung);
            sende(sitzung, "postfach.klaerfall", VOGEL);
        }
        broker.stop();

        var neu = starte(vorgaben());
        try (var verbindung = new ActiveMQConnectionFactory("vm://0").createConnection();
                var sitzung = verbindung.createSession(true, Session.SESSION_TRANSACTED)) {
            verkehr(sitzung, verbindung);
            assertThat(nimm(sitzung, "postfach.klaerfall")).isEqualTo(VOGEL);
        } finally {
            neu.stop();
        }
    }

    private static Properties vorgaben() throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource("broker/broker.properties"));
    }

    private EmbeddedActiveMQ starte(Properties vorgaben) throws Exception {
        var einstellungen = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJournalDirectory(ordner.resolve("journal").toString())
                .setBindingsDirectory(ordner.resolve("bindings").toString())
                .setLargeMessagesDirectory(ordner.resolve("large").toString())
                .setPagingDirectory(ordner.resolve("paging").toString())
                .addAcceptorConfiguration("vm", "vm://0");
        einstellungen.parsePrefixedProperties(vorgaben, null);
        return new EmbeddedActiveMQ().setConfiguration(einstellungen).start();
    }

    private static void verkehr(Session sitzung, jakarta.jms.Connection verbindung) throws JMSException {
        verbindung.start();
        verkehr(sitzung);
    }

    private static void verkehr(Session sitzung) throws JMSException {
        for (int bytes = 0; bytes < SPAETESTENS_NACH; bytes += FUELLUNG.length) {
            reicheDurch(sitzung, FUELLUNG);
        }
    }

    private static void reicheDurch(Session sitzung, byte[] inhalt) throws JMSException {
        sende(sitzung, "postfach.ziel.701.leistung", inhalt);
        assertThat(nimm(sitzung, "postfach.ziel.701.leistung")).isEqualTo(inhalt);
    }

    private static void sende(Session sitzung, String queue, byte[] inhalt) throws JMSException {
        try (var sender = sitzung.createProducer(sitzung.createQueue(queue))) {
            var nachricht = sitzung.createBytesMessage();
            nachricht.writeBytes(inhalt);
            sender.send(nachricht);
            sitzung.commit();
        }
    }

    private static byte[] nimm(Session sitzung, String queue) throws JMSException {
        try (var empfaenger = sitzung.createConsumer(sitzung.createQueue(queue))) {
            var inhalt = empfaenger.receive(10_000).getBody(byte[].class);
            sitzung.commit();
            return inhalt;
        }
    }

    private boolean imJournal() {
        try (var dateien = Files.walk(ordner)) {
            return dateien.filter(Files::isRegularFile).anyMatch(BrokerablageTest::hatVogel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hatVogel(Path datei) {
        try {
            return new String(Files.readAllBytes(datei), StandardCharsets.ISO_8859_1).contains("Kanarienvogel");
        } catch (IOException e) {
            // It was deleted meanwhile.
            return false;
        }
    }

    private long dateien() throws IOException {
        try (var dateien = Files.list(ordner.resolve("journal"))) {
            return dateien.filter(datei -> datei.toString().endsWith(".amq")).count();
        }
    }
}

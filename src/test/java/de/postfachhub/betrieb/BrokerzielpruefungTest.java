package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.prozess.Prozess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.connection.CachingConnectionFactory;

@Timeout(60)
class BrokerzielpruefungTest {

    private static final String VORHANDEN = "postfach.ziel.735.leistung";
    private static final String FEHLEND = "postfach.ziel.735.arbeitgeber-service";

    @TempDir
    private Path ordner;

    private final int port = Prozess.freierPort();
    private final AtomicReference<Instant> jetzt = new AtomicReference<>(Instant.EPOCH.plusSeconds(1));
    private final Brokerzielpruefung pruefung = new Brokerzielpruefung(
            new CachingConnectionFactory(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port)), uhr());

    @AfterEach
    void beende() {
        pruefung.beende();
    }

    @Test
    void knowsWhichQueueIsMissingAndMakesNone() throws Exception {
        var broker = starteBroker();
        try {
            assertThat(pruefung.fehlt(VORHANDEN)).isFalse();
            assertThat(pruefung.fehlt(FEHLEND)).isTrue();
            assertThat(pruefung.fehlt(FEHLEND)).isTrue();
        } finally {
            broker.stop();
        }
    }

    @Test
    void suspectsNothingWhileTheBrokerIsAwayAndAsksAgainLater() throws Exception {
        assertThat(pruefung.fehlt(FEHLEND)).isFalse();
        var broker = starteBroker();
        assertThat(pruefung.fehlt(FEHLEND)).isFalse();
        jetzt.updateAndGet(bisher -> bisher.plusSeconds(10));
        assertThat(pruefung.fehlt(FEHLEND)).isTrue();

        broker.stop();
        assertThat(pruefung.fehlt(FEHLEND)).isFalse();
        broker = starteBroker();
        jetzt.updateAndGet(bisher -> bisher.plusSeconds(10));
        try {
            assertThat(pruefung.fehlt(FEHLEND)).isTrue();
        } finally {
            broker.stop();
        }
    }

    @Test
    void keepsNobodyWaitingForABrokerThatIsSilent() throws Exception {
        try (var stumm = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            assertThat(stumm.isBound()).isTrue();
            var anfang = Instant.now();

            assertThat(IntStream.range(0, 20).mapToObj(i -> pruefung.fehlt(FEHLEND + i)))
                    .containsOnly(false);

            assertThat(Duration.between(anfang, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    private EmbeddedActiveMQ starteBroker() throws Exception {
        var broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJournalDirectory(ordner.resolve("journal").toString())
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port)
                .addQueueConfiguration(QueueConfiguration.of(VORHANDEN)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setAddress(VORHANDEN)));
        broker.start();
        return broker;
    }

    private Clock uhr() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return jetzt.get();
            }
        };
    }
}

package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.aenderungsauftrag.Zielpruefung;
import de.postfachhub.aenderungsauftrag.Zielstand;
import de.postfachhub.prozess.Prozess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
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
    private static final String VERBOTEN = "postfach.ziel.999.leistung";

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
            assertThat(stand(VORHANDEN)).isEqualTo(Zielstand.VORHANDEN);
            assertThat(stand(FEHLEND)).isEqualTo(Zielstand.ENTSTEHT);
            assertThat(stand(FEHLEND)).isEqualTo(Zielstand.ENTSTEHT);
            assertThat(stand(VERBOTEN)).isEqualTo(Zielstand.FEHLT);
        } finally {
            broker.stop();
        }
    }

    @Test
    void suspectsNothingWhileTheBrokerIsAwayAndAsksAgainLater() throws Exception {
        assertThat(stand(FEHLEND)).isEqualTo(Zielstand.UNBEKANNT);
        var broker = starteBroker();
        assertThat(stand(FEHLEND)).isEqualTo(Zielstand.UNBEKANNT);
        jetzt.updateAndGet(bisher -> bisher.plusSeconds(10));
        assertThat(stand(FEHLEND)).isEqualTo(Zielstand.ENTSTEHT);

        broker.stop();
        assertThat(stand(FEHLEND)).isEqualTo(Zielstand.UNBEKANNT);
        broker = starteBroker();
        jetzt.updateAndGet(bisher -> bisher.plusSeconds(10));
        try {
            assertThat(stand(FEHLEND)).isEqualTo(Zielstand.ENTSTEHT);
        } finally {
            broker.stop();
        }
    }

    @Test
    void asksForWhoWaitsLongerAlsoSoonAfterASilence() throws Exception {
        assertThat(stand(FEHLEND)).isEqualTo(Zielstand.UNBEKANNT);
        var broker = starteBroker();
        try {
            assertThat(pruefung.stand(Set.of(VORHANDEN, FEHLEND), Duration.ofSeconds(20)))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(VORHANDEN, Zielstand.VORHANDEN, FEHLEND, Zielstand.ENTSTEHT));
        } finally {
            broker.stop();
        }
    }

    @Test
    void keepsNobodyWaitingForABrokerThatIsSilent() throws Exception {
        try (var stumm = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            assertThat(stumm.isBound()).isTrue();
            var anfang = Instant.now();

            assertThat(IntStream.range(0, 20).mapToObj(i -> stand(FEHLEND + i))).containsOnly(Zielstand.UNBEKANNT);

            assertThat(Duration.between(anfang, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    private Zielstand stand(String ziel) {
        return pruefung.stand(Set.of(ziel), Zielpruefung.KURZ).get(ziel);
    }

    private EmbeddedActiveMQ starteBroker() throws Exception {
        var broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJournalDirectory(ordner.resolve("journal").toString())
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port)
                .addAddressSetting(VERBOTEN, new AddressSettings().setAutoCreateQueues(false))
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

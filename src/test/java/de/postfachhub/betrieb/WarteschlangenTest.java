package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.postfachhub.betrieb.Warteschlangen.Warteschlange;
import de.postfachhub.prozess.Amqpzugang;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stand;
import de.postfachhub.zustaendigkeit.Zuordnung;
import de.postfachhub.zustaendigkeit.Zuordnungsfrage;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.qpid.protonj2.client.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Against a broker that listens, like a standalone one. */
@Timeout(60)
class WarteschlangenTest {

    private static final int GROSS = 3_000_000;

    @TempDir
    private Path ordner;

    private final String url = "tcp://127.0.0.1:" + Prozess.freierPort();
    private final Set<CheckType> verboten = EnumSet.of(CheckType.MANAGE, CheckType.VIEW, CheckType.EDIT);
    private EmbeddedActiveMQ broker;
    private Brokerzugang portal;
    private Warteschlangen warteschlangen;

    @BeforeEach
    void starteBroker() throws Exception {
        broker = neuerBroker();
        portal = new Brokerzugang(url, "portal", "geheim");
        warteschlangen = warteschlangen(false);
    }

    @AfterEach
    void beende() throws Exception {
        warteschlangen.trenne();
        portal.close();
        broker.stop();
    }

    @Test
    void countsWithoutTheRightToManageTheBroker() throws Exception {
        portal.sende("postfach.eingang", "eine", Map.of());
        portal.sende("postfach.eingang", "noch eine", Map.of());

        warteschlangen.lies();

        assertThat(warteschlangen.alle()).hasSize(12);
        assertThat(eine("postfach.eingang")).isEqualTo(new Warteschlange("postfach.eingang", 2, null));
        assertThat(eine("postfach.klaerfall")).isEqualTo(new Warteschlange("postfach.klaerfall", 0, null));
    }

    @Test
    void tellsTheAgeOfTheOldestWithoutTakingIt() throws Exception {
        Instant vorher = Instant.now().minusMillis(1);
        portal.sende("postfach.klaerfall", "x".repeat(GROSS), Map.of());
        Instant nachher = Instant.now().plusMillis(1);
        portal.sende("postfach.klaerfall", new byte[GROSS], Map.of());

        for (int i = 0; i < 3; i++) {
            warteschlangen.lies();
        }

        assertThat(eine("postfach.klaerfall").nachrichten()).isEqualTo(2);
        assertThat(eine("postfach.klaerfall").aeltesteSeit()).isBetween(vorher, nachher);
        assertThat(portal.leere("postfach.klaerfall")).hasSize(2);
    }

    @Test
    void tellsSinceWhenItKnowsOfAMessageThatItMayNotBrowse() throws Exception {
        verboten.add(CheckType.BROWSE);
        Instant vorher = Instant.now();
        portal.sende("postfach.fehler", "eine", Map.of());

        warteschlangen.lies();
        Instant nachher = Instant.now();
        portal.sende("postfach.fehler", "noch eine", Map.of());
        warteschlangen.lies();

        assertThat(eine("postfach.fehler").nachrichten()).isEqualTo(2);
        assertThat(eine("postfach.fehler").aeltesteSeit()).isBetween(vorher, nachher);
    }

    @Test
    void tellsSinceWhenItKnowsOfAMessageThatNobodyCanRead() throws Exception {
        try (var amqp = new Amqpzugang(URI.create(url).getPort(), "portal", "geheim")) {
            amqp.sende("postfach.fehler", Message.create("x").property("gesendetAm", new Date(0)));
        }
        Instant vorher = Instant.now().minusMillis(1);
        portal.sende("postfach.fehler", "eine", Map.of());

        warteschlangen.lies();
        Instant nachher = Instant.now();
        warteschlangen.lies();

        assertThat(eine("postfach.fehler").nachrichten()).isEqualTo(2);
        assertThat(eine("postfach.fehler").aeltesteSeit()).isBetween(vorher, nachher);
    }

    @Test
    void saysThatTheBrokerIsAwayAndGoesOnWhenItIsBack() throws Exception {
        warteschlangen.lies();
        broker.stop();

        warteschlangen.lies();
        Instant seit = Instant.now();
        warteschlangen.lies();

        assertThatExceptionOfType(BrokerAntwortetNicht.class)
                .isThrownBy(warteschlangen::alle)
                .withMessageContaining("Der Broker antwortet dem Hub nicht (NOT_CONNECTED)")
                .satisfies(fehler -> assertThat(fehler.seit()).isBetween(seit.minus(Duration.ofSeconds(10)), seit));

        broker = neuerBroker();
        warteschlangen.lies();
        assertThat(warteschlangen.alle()).hasSize(12);
    }

    @Test
    void looksAtTheQueuesOfAgenciesOnlyWhenItIsSwitchedOn() throws Exception {
        portal.sende("postfach.ziel.735.leistung", "eine", Map.of());
        warteschlangen.lies();
        assertThat(warteschlangen.zielpostfaecher()).isEmpty();

        var mitZielpostfaechern = warteschlangen(true);
        mitZielpostfaechern.lies();

        assertThat(mitZielpostfaechern.zielpostfaecher())
                .containsExactly(
                        new Warteschlange("postfach.ziel.735.leistung", 1, null),
                        new Warteschlange("postfach.ziel.736.leistung", 0, null));
        mitZielpostfaechern.trenne();
    }

    private Warteschlangen warteschlangen(boolean zielpostfaecher) {
        return new Warteschlangen(
                new CachingConnectionFactory(new ActiveMQConnectionFactory(url, "hub", "geheim")),
                new Zustaendigkeiten() {
                    @Override
                    public Zuordnung ordneZu(Zuordnungsfrage frage) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Stammdaten stammdaten() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Stand stand() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Set<String> zielpostfaecher() {
                        return new TreeSet<>(Set.of("postfach.ziel.735.leistung", "postfach.ziel.736.leistung"));
                    }
                },
                new Betriebseinstellungen(zielpostfaecher),
                Clock.systemUTC());
    }

    private Warteschlange eine(String name) {
        return warteschlangen.alle().stream()
                .filter(warteschlange -> warteschlange.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private EmbeddedActiveMQ neuerBroker() throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(ordner.resolve("journal").toString())
                .setBindingsDirectory(ordner.resolve("bindings").toString())
                .setLargeMessagesDirectory(ordner.resolve("large").toString())
                .setPagingDirectory(ordner.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", url);
        var vorgaben = new Properties();
        try (var datei = WarteschlangenTest.class.getResourceAsStream("/broker/broker.properties")) {
            vorgaben.load(datei);
        }
        configuration.parsePrefixedProperties(vorgaben, null);
        var neuer = new EmbeddedActiveMQ().setConfiguration(configuration).setSecurityManager(new Rechte());
        neuer.start();
        return neuer;
    }

    /** The portal may do everything, the hub everything but what is forbidden. */
    private final class Rechte implements ActiveMQSecurityManager {
        @Override
        public boolean validateUser(String user, String password) {
            return "geheim".equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return user.equals("portal") || !verboten.contains(checkType);
        }
    }
}

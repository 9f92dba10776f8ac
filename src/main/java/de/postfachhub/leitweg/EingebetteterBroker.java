package de.postfachhub.leitweg;

import de.postfachhub.einstellungen.Datenordner;
import de.postfachhub.konsole.Mbeanfenster;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.artemis.autoconfigure.ArtemisProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The broker inside the hub, for a start without any other server.
 *
 * <p>Only this process reaches it until {@code spring.artemis.user} and {@code spring.artemis.password} are set; then it listens on
 * {@code postfach.leitweg.acceptor} too and lets in that user alone. Its queues and redelivery rules are those of a standalone broker:
 * both read {@code docker/artemis/broker.properties}.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.artemis.mode", havingValue = "embedded", matchIfMissing = true)
class EingebetteterBroker {

    private static final Duration SPERRFRIST = Duration.ofSeconds(2);

    @Bean(initMethod = "start", destroyMethod = "stop")
    EmbeddedActiveMQ embeddedActiveMq(
            Configuration configuration,
            ArtemisProperties artemis,
            Leitwegeinstellungen einstellungen,
            Environment umgebung)
            throws Exception {
        verschliesse(configuration, umgebung);
        ((ConfigurationImpl) configuration)
                .parsePrefixedProperties(
                        PropertiesLoaderUtils.loadProperties(new ClassPathResource("broker/broker.properties")), null);
        // Artemis would wait for ever, and silently, for a folder that another process uses.
        configuration.setJournalLockAcquisitionTimeout(SPERRFRIST.toMillis());
        EmbeddedActiveMQ broker = new Brokerstart()
                .setConfiguration(configuration)
                .setMbeanServer(Mbeanfenster.vor(ManagementFactory.getPlatformMBeanServer()));
        if (artemis.getUser() != null && artemis.getPassword() != null) {
            configuration.setSecurityEnabled(true);
            configuration.putSecurityRoles("#", Set.of(Anmeldung.ALLE_RECHTE));
            configuration.addAcceptorConfiguration("tcp", einstellungen.acceptor());
            broker.setSecurityManager(new Anmeldung(artemis.getUser(), artemis.getPassword()));
        }
        return broker;
    }

    /** Before the broker writes: it makes its files readable for everybody. */
    private static void verschliesse(Configuration configuration, Environment umgebung) {
        Stream.of(
                        configuration.getJournalLocation(),
                        configuration.getBindingsLocation(),
                        configuration.getPagingLocation(),
                        configuration.getLargeMessagesLocation())
                .map(ordner -> ordner.getAbsoluteFile().toPath().getParent())
                .distinct()
                .forEach(ordner -> Datenordner.in(ordner, umgebung).verschliesse());
    }

    /** The one user of an embedded broker; who comes with other credentials is refused. */
    private record Anmeldung(String benutzer, String kennwort) implements ActiveMQSecurityManager5 {

        static final Role ALLE_RECHTE =
                new Role("alle", true, true, true, true, true, true, true, true, true, true, true, true);

        @Override
        public @Nullable Subject authenticate(
                @Nullable String user,
                @Nullable String password,
                RemotingConnection verbindung,
                @Nullable String bereich) {
            return validateUser(user, password)
                    ? new Subject(true, Set.of(new UserPrincipal(benutzer)), Set.of(), Set.of())
                    : null;
        }

        @Override
        public boolean authorize(Subject wer, Set<Role> roles, CheckType checkType, String address) {
            return true;
        }

        @Override
        public boolean validateUser(@Nullable String user, @Nullable String password) {
            return gleich(benutzer, user) & gleich(kennwort, password);
        }

        @Override
        public boolean validateUserAndRole(
                @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password);
        }

        private static boolean gleich(String erwartet, @Nullable String angegeben) {
            return angegeben != null
                    && MessageDigest.isEqual(
                            erwartet.getBytes(StandardCharsets.UTF_8), angegeben.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Anmeldung[" + benutzer + "]";
        }
    }
}

package de.postfachhub.prozess;

import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** A standalone Artemis with the broker.properties that the project ships: {@code Brokerprozess <port> <data folder>}. */
public final class Brokerprozess {

    private Brokerprozess() {}

    public static void main(String[] args) throws Exception {
        broker(Integer.parseInt(args[0]), Path.of(args[1])).start();
        System.out.println("Broker bereit");
    }

    /** Not started yet; user hub, portal or that of an agency, password geheim. */
    public static EmbeddedActiveMQ broker(int port, Path daten) throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(daten.resolve("journal").toString())
                .setBindingsDirectory(daten.resolve("bindings").toString())
                .setLargeMessagesDirectory(daten.resolve("large").toString())
                .setPagingDirectory(daten.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
        var vorgaben = new Properties();
        try (var datei = Brokerprozess.class.getResourceAsStream("/broker/broker.properties")) {
            vorgaben.load(datei);
        }
        configuration.parsePrefixedProperties(vorgaben, null);
        return gesichert(configuration);
    }

    /** Lets in the users of {@link #broker} alone. */
    public static EmbeddedActiveMQ gesichert(Configuration configuration) {
        configuration.setSecurityEnabled(true);
        configuration.putSecurityRoles(
                "#", Set.of(new Role("alle", true, true, true, true, true, true, true, true, true, true, true, true)));
        return new EmbeddedActiveMQ().setConfiguration(configuration).setSecurityManager(new Anmeldung());
    }

    /** Of the hub, the portal and each agency; all may everything. */
    private static final class Anmeldung implements ActiveMQSecurityManager5 {

        @Override
        public Subject authenticate(String user, String password, RemotingConnection verbindung, String bereich) {
            return validateUser(user, password)
                    ? new Subject(true, Set.of(new UserPrincipal(user)), Set.of(), Set.of())
                    : null;
        }

        @Override
        public boolean authorize(Subject wer, Set<Role> roles, CheckType checkType, String address) {
            return roles.stream().anyMatch(checkType::hasRole);
        }

        @Override
        public boolean validateUser(String user, String password) {
            return user != null && user.matches("hub|portal|agentur-[0-9]{3}|rz-nord") && "geheim".equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password) && roles.stream().anyMatch(checkType::hasRole);
        }
    }
}

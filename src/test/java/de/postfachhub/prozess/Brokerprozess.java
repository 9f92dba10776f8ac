package de.postfachhub.prozess;

import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** A standalone Artemis with the broker.properties that the project ships: {@code Brokerprozess <port> <data folder>}. */
public final class Brokerprozess {

    private Brokerprozess() {}

    public static void main(String[] args) throws Exception {
        Path daten = Path.of(args[1]);
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJournalDirectory(daten.resolve("journal").toString())
                .setBindingsDirectory(daten.resolve("bindings").toString())
                .setLargeMessagesDirectory(daten.resolve("large").toString())
                .setPagingDirectory(daten.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + args[0]);
        var vorgaben = new Properties();
        try (var datei = Brokerprozess.class.getResourceAsStream("/broker/broker.properties")) {
            vorgaben.load(datei);
        }
        configuration.parsePrefixedProperties(vorgaben, null);
        configuration.putSecurityRoles(
                "#", Set.of(new Role("alle", true, true, true, true, true, true, true, true, true, true, true, true)));
        new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new Anmeldung())
                .start();
        System.out.println("Broker bereit");
    }

    private static final class Anmeldung implements ActiveMQSecurityManager {
        @Override
        public boolean validateUser(String user, String password) {
            return "hub".equals(user) && "geheim".equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password) && roles.stream().anyMatch(checkType::hasRole);
        }
    }
}

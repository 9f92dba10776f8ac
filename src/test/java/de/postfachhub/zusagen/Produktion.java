package de.postfachhub.zusagen;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import de.postfachhub.PostfachHub;
import de.postfachhub.prozess.Brokerprozess;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.verschluesselung.Testzertifikate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.context.support.StandardServletEnvironment;

/** What a hub with the profile {@code produktion} needs around it: a PostgreSQL and a broker that speak TLS, and their authority. */
final class Produktion implements AutoCloseable {

    private final Testzertifikate ca;
    private final Testzertifikate.Ausweis eigener;
    private final EmbeddedPostgres postgres;
    private final EmbeddedActiveMQ broker;
    private final int brokerport = Prozess.freierPort();
    private final SSLContext vorher = SSLContext.getDefault();
    private final Properties eigenschaften = (Properties) System.getProperties().clone();

    Produktion(Path ordner) throws Exception {
        ca = new Testzertifikate(ordner, "ca");
        eigener = ca.gueltig("hub");
        var server = ca.gueltig("server");
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", server.zertifikat().toString())
                .setServerConfig("ssl_key_file", server.schluessel().toString())
                .start();
        try (var verbindung = postgres.getPostgresDatabase().getConnection();
                var anweisung = verbindung.createStatement()) {
            anweisung.execute("CREATE USER hub PASSWORD 'geheim'");
            anweisung.execute("GRANT CREATE ON SCHEMA public TO hub");
        }
        broker = Brokerprozess.gesichert(broker(server));
        broker.start();
    }

    Testzertifikate ca() {
        return ca;
    }

    /** As the README's example, on ports that are free. */
    Map<String, Object> umgebung() {
        Map<String, Object> umgebung = new HashMap<>();
        umgebung.put("SPRING_PROFILES_ACTIVE", "produktion");
        umgebung.put("SPRING_ARTEMIS_BROKERURL", "tcp://127.0.0.1:" + brokerport + "?sslEnabled=true");
        umgebung.put("SPRING_ARTEMIS_USER", "hub");
        umgebung.put("SPRING_ARTEMIS_PASSWORD", "geheim");
        umgebung.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
        umgebung.put("SPRING_DATASOURCE_USERNAME", "hub");
        umgebung.put("SPRING_DATASOURCE_PASSWORD", "geheim");
        umgebung.put("SPRING_MAIL_HOST", "127.0.0.1");
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_CERTIFICATE", "file:" + eigener.zertifikat());
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_PRIVATEKEY", "file:" + eigener.schluessel());
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_TRUSTSTORE_CERTIFICATE", "file:" + ca.caDatei());
        umgebung.put("POSTFACH_BENACHRICHTIGUNG_DOMAENEN", "agentur.example");
        umgebung.put("POSTFACH_BENUTZER_0_NAME", "betrieb");
        umgebung.put(
                "POSTFACH_BENUTZER_0_KENNWORT", "{bcrypt}$2a$10$VIq1AoyEOZ6.GQ72miIf5eRRuRSKk0wqq5pqkmmh/41EDbJLuF7ge");
        umgebung.put("POSTFACH_BENUTZER_0_ROLLEN", "BETRIEB");
        umgebung.put("SERVER_PORT", "0");
        return umgebung;
    }

    /** The whole hub, with these environment variables and no others. */
    static ConfigurableApplicationContext starte(Map<String, Object> umgebung) {
        var environment = new StandardServletEnvironment();
        environment
                .getPropertySources()
                .replace(
                        SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, umgebung));
        return new SpringApplicationBuilder(PostfachHub.class)
                .environment(environment)
                .registerShutdownHook(false)
                .run();
    }

    private ConfigurationImpl broker(Testzertifikate.Ausweis server) throws Exception {
        var configuration = new ConfigurationImpl();
        configuration.parsePrefixedProperties(
                PropertiesLoaderUtils.loadProperties(new ClassPathResource("broker/broker.properties")), null);
        configuration.setPersistenceEnabled(false).setJMXManagementEnabled(false);
        configuration.addAcceptorConfiguration(
                "tls",
                "tcp://127.0.0.1:" + brokerport + "?sslEnabled=true&keyStoreType=PKCS12&keyStorePath="
                        + server.speicher() + "&keyStorePassword=" + Testzertifikate.KENNWORT);
        return configuration;
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        postgres.close();
        SSLContext.setDefault(vorher);
        // Spring Boot keeps the form of log lines in there, for all that starts later in this JVM.
        System.setProperties(eigenschaften);
        new SpringApplicationBuilder(Leer.class)
                .web(WebApplicationType.NONE)
                .run()
                .close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Leer {}
}

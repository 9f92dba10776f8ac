package de.postfachhub.einstellungen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

class ProduktionspruefungTest {

    private static final String BCRYPT = "}$2a$%s$VIq1AoyEOZ6.GQ72miIf5eRRuRSKk0wqq5pqkmmh/41EDbJLuF7ge";

    @TempDir
    private Path ordner;

    private Map<String, Object> umgebung;

    @BeforeEach
    void whatAnOperationsTeamSets() throws IOException {
        umgebung = new HashMap<>(Map.of(
                "SPRING_ARTEMIS_BROKERURL", "tcp://broker.example:61617?sslEnabled=true",
                "SPRING_ARTEMIS_USER", "hub",
                "SPRING_ARTEMIS_PASSWORD", "geheim",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://datenbank.example/postfachhub",
                "SPRING_DATASOURCE_USERNAME", "hub",
                "SPRING_DATASOURCE_PASSWORD", "geheim",
                "SPRING_MAIL_HOST", "relay.example",
                "POSTFACH_BENUTZER_0_NAME", "betrieb",
                "POSTFACH_BENUTZER_0_KENNWORT", "{bcrypt" + BCRYPT.formatted("10")));
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_CERTIFICATE", datei("hub.crt"));
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_PRIVATEKEY", datei("hub.key"));
        umgebung.put("SPRING_SSL_BUNDLE_PEM_POSTFACH_TRUSTSTORE_CERTIFICATE", datei("ca.crt"));
    }

    @Test
    void acceptsTheExampleOfTheReadme() throws IOException {
        assertThat(maengel()).isEmpty();
    }

    @Test
    void listsEverythingThatIsMissingAtOnce() throws IOException {
        umgebung.clear();

        assertThat(maengel())
                .extracting(satz -> satz.substring(0, satz.indexOf(':')))
                .containsExactly(
                        "spring.artemis.broker-url",
                        "spring.artemis.user",
                        "spring.artemis.password",
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.mail.host",
                        "spring.ssl.bundle.pem.postfach.keystore.certificate",
                        "spring.ssl.bundle.pem.postfach.keystore.private-key",
                        "postfach.benutzer[0].name, .kennwort und .rollen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SPRING_PROFILES_ACTIVE                       | produktion,demo                              | schließen sich aus
        SPRING_ARTEMIS_MODE                          | embedded                                     | der eingebettete Broker
        SPRING_ARTEMIS_BROKERURL                     | tcp://broker.example:61616                   | (broker.example): ohne TLS
        SPRING_ARTEMIS_BROKERURL                     | tcp://b:1?sslEnabled=true;verifyHost=false   | verifyHost=false prüft
        SPRING_ARTEMIS_BROKERURL                     | tcp://b:1?sslEnabled=true&trustAll=true      | trustAll=true vertraut
        SPRING_ARTEMIS_BROKERURL                     | (tcp://a:1,tcp://b:1?sslEnabled=true)?ha=true | (a): ohne TLS
        SPRING_ARTEMIS_BROKERURL                     | vm://0                                       | kein Broker auf einem Server
        SPRING_ARTEMIS_BROKERURL                     | udp://231.7.7.7:9876                         | keine Adresse eines Brokers
        SPRING_ARTEMIS_BROKERURL                     | broker.example                               | keine Adresse eines Brokers
        SPRING_ARTEMIS_PASSWORD                      | ''                                           | spring.artemis.password: fehlt
        SPRING_DATASOURCE_URL                        | jdbc:h2:file:./data/datenbank                | kein PostgreSQL
        SPRING_DATASOURCE_URL                        | jdbc:postgresql://d/p?user=x&sslmode=require | sslmode=require ist zu schwach
        SPRING_DATASOURCE_HIKARI_DATASOURCEPROPERTIES_SSLMODE | verify-ca                           | sslmode=verify-ca ist zu schwach
        SPRING_DATASOURCE_URL                        | jdbc:postgresql://d/p?sslfactory=org.postgresql.ssl.NonValidatingFactory | sslfactory
        SPRING_DATASOURCE_URL                        | jdbc:postgresql://d/p?sslhostnameverifier=x  | sslhostnameverifier
        SPRING_FLYWAY_URL                            | jdbc:postgresql://d/p                        | spring.flyway.url
        SPRING_DATASOURCE_PASSWORD                   | ''                                           | spring.datasource.password: fehlt
        SERVER_SSL_ENABLED                           | false                                        | schaltet HTTPS ab
        SERVER_SSL_BUNDLE                            | andere                                       | "andere" gibt es nicht
        POSTFACH_VERSCHLUESSELUNG_BUNDLE             | andere                                       | "andere" gibt es nicht
        SPRING_SSL_BUNDLE_PEM_POSTFACH_TRUSTSTORE_CERTIFICATE | file:/gibt/es/nicht                 | die Datei gibt es nicht
        SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_ZENTRAL_ISSUERURI | http://id.example                 | zentral.issuer-uri: ist ohne TLS
        SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_ZENTRAL_TOKENURI | http://id.example/token            | zentral.token-uri: ist ohne TLS
        SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_ZENTRAL_JWKSETURI | http://id.example/schluessel      | zentral.jwk-set-uri: ist ohne TLS
        POSTFACH_BENUTZER_1_KENNWORT                 | {bcrypt}$2a$04$VIq1AoyEOZ6.GQ72miIf5eRRuRSKk0wqq5pqkmmh/41EDbJLuF7ge | benutzer[1].kennwort: ist zu schwach
        """)
    void refusesWhatIsTooWeak(String variable, String wert, String satz) throws IOException {
        umgebung.put(variable, wert);

        assertThat(maengel()).singleElement().asString().contains(satz).doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_ARTEMIS_BROKERURL=(tcp://a:1?sslEnabled=true,tcp://b:1?sslEnabled=true)?ha=true",
                "SPRING_DATASOURCE_URL=jdbc:postgresql://d/p?sslmode=verify-full&sslfactory=org.postgresql.ssl.LibPQFactory"
            })
    void acceptsOtherWaysThatAreAsSafe(String zuweisung) throws IOException {
        umgebung.put(zuweisung.split("=", 2)[0], zuweisung.split("=", 2)[1]);

        assertThat(maengel()).isEmpty();
    }

    @Test
    void acceptsAnOpenIdProviderInPlaceOfUsers() throws IOException {
        umgebung.remove("POSTFACH_BENUTZER_0_NAME");
        umgebung.remove("POSTFACH_BENUTZER_0_KENNWORT");
        umgebung.put("SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_ZENTRAL_CLIENTID", "postfach-hub");
        umgebung.put("SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_ZENTRAL_ISSUERURI", "https://id.example");
        for (var adresse : List.of("", "http://hub.example")) {
            umgebung.put("POSTFACH_ANMELDUNG_ADRESSE", adresse);
            assertThat(maengel())
                    .singleElement()
                    .asString()
                    .contains("postfach.anmeldung.adresse: fehlt oder ist ohne TLS");
        }

        umgebung.put("POSTFACH_ANMELDUNG_ADRESSE", "https://hub.example");
        assertThat(maengel()).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void stopsTheStartWithoutAStackTrace(CapturedOutput ausgabe) {
        assertThatThrownBy(() -> new SpringApplication(Leer.class)
                        .run("--spring.profiles.active=produktion", "--spring.datasource.password=geheim"))
                .isInstanceOf(ProduktionUnsicher.class);

        assertThat(ausgabe)
                .contains("Mit dem Profil produktion startet der Hub so nicht", "spring.artemis.broker-url: fehlt")
                .contains("sslEnabled=true", "Ein vollständiges Beispiel steht in der README")
                .doesNotContain("\tat ", "geheim");
    }

    @Configuration
    static class Leer {}

    private String datei(String name) throws IOException {
        return "file:" + Files.writeString(ordner.resolve(name), "x");
    }

    private List<String> maengel() throws IOException {
        var environment = new StandardEnvironment();
        var quellen = environment.getPropertySources();
        quellen.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        quellen.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", umgebung));
        for (var datei : List.of("application-produktion.yaml", "application.yaml")) {
            new YamlPropertySourceLoader()
                    .load(datei, new ClassPathResource(datei))
                    .forEach(quellen::addLast);
        }
        ConfigurationPropertySources.attach(environment);
        return Produktionspruefung.maengel(environment);
    }
}

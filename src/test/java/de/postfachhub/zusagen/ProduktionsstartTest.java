package de.postfachhub.zusagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import de.postfachhub.Testdatenbank;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The whole hub with the profile {@code produktion}, among servers that speak TLS, with one environment variable more: what a penetration
 * tester got past the settings, and what was refused already.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProduktionsstartTest {

    @TempDir
    static Path ordner;

    private static Produktion produktion;

    @BeforeAll
    static void startServers() throws Exception {
        produktion = new Produktion(ordner);
    }

    @AfterAll
    static void stopServers() throws Exception {
        produktion.close();
    }

    @Test
    void provesAllOfItsPromisesAndSaysWhenOneBreaks(CapturedOutput ausgabe) {
        // Without any effect: Spring Boot's module for that console isn't in the hub, and nobody reaches these
        // endpoints.
        var umgebung = produktion.umgebung();
        umgebung.put("SPRING_H2_CONSOLE_ENABLED", "true");
        umgebung.put("MANAGEMENT_ENDPOINT_HEAPDUMP_ACCESS", "unrestricted");
        umgebung.put("MANAGEMENT_ENDPOINT_ENV_SHOWVALUES", "always");
        try (var hub = Produktion.starte(umgebung)) {
            var zusagen = hub.getBean(Zusagen.class);
            var health = hub.getBean(ZusagenHealthIndicator.class);
            assertThat(zusagen.befunde())
                    .hasSize(14)
                    .allSatisfy((code, befund) -> assertThat(befund.stand())
                            .as(code + " " + befund.text())
                            .isEqualTo(Befund.Stand.HAELT));
            assertThat(ausgabe).contains("Alle 14 Zusagen zur Sicherheit halten.");
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            var camel = (Logger) LoggerFactory.getLogger("org.apache.camel");
            camel.setLevel(Level.TRACE);
            zusagen.sieh();
            zusagen.sieh();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails())
                    .hasEntrySatisfying(
                            "meldung",
                            meldung -> assertThat((String) meldung)
                                    .contains("Nachrichten laufen weiter", "LOG_OHNE_INHALT"))
                    .hasEntrySatisfying(
                            "LOG_OHNE_INHALT",
                            zeile -> assertThat((String) zeile)
                                    .startsWith("verletzt: das Log von org.apache.camel steht auf TRACE; "))
                    .containsEntry("NUR_HTTPS", "hält: Seiten und Schnittstelle gibt es nur über HTTPS");
            assertThat(ausgabe.getAll().split("Die Zusage LOG_OHNE_INHALT hält nicht mehr: ", -1))
                    .as("told once")
                    .hasSize(2);

            camel.setLevel(null);
            zusagen.sieh();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(ausgabe).contains("Die Zusage LOG_OHNE_INHALT hält wieder");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SPRING_DATASOURCE_TYPE                               | org.springframework.jdbc.datasource.SimpleDriverDataSource | DATENBANK_VERSCHLUESSELT: sslmode= ist zu schwach
        SPRING_PROFILES_ACTIVE                               | production              | das Profil "production" gibt es nicht; gemeint ist vielleicht produktion
        SPRING_PROFILES_ACTIVE                               | Produktion              | das Profil "Produktion" gibt es nicht; gemeint ist vielleicht produktion
        CAMEL_MAIN_TRACING                                   | true                    | ROUTEN_OHNE_INHALT: Camel schreibt jede Nachricht ins Log
        CAMEL_TRACE_ENABLED                                  | true                    | ROUTEN_OHNE_INHALT: Camel hält Nachrichten zum Ansehen vor
        CAMEL_MAIN_MESSAGEHISTORY                            | true                    | ROUTEN_OHNE_INHALT: Camel schreibt den Weg gescheiterter Nachrichten
        CAMEL_MAIN_DEVCONSOLEENABLED                         | true                    | ROUTEN_OHNE_INHALT: Camels Entwicklerkonsole
        LOGGING_LEVEL_ROOT                                   | TRACE                   | LOG_OHNE_INHALT: das Log von ROOT steht auf TRACE
        LOGGING_LEVEL_WEB                                    | DEBUG                   | das Log von org.springframework.web steht auf DEBUG
        LOGGING_LEVEL_ORG_APACHE_CAMEL                       | DEBUG                   | das Log von org.apache.camel steht auf DEBUG
        LOGGING_LEVEL_ORG_APACHE_COYOTE_HTTP11               | DEBUG                   | das Log von org.apache.coyote.http11 steht auf DEBUG
        DEBUG                                                | true                    | LOG_OHNE_INHALT: das Log von
        SPRING_MAIL_PROPERTIES_MAIL_DEBUG                    | true                    | RELAIS_VERSCHLUESSELT: das Gespräch mit dem Relais steht im Log
        SPRING_APPLICATION_JSON                              | {"spring.mail.properties":{"mail.smtp.socketFactory.class":"x"}} | RELAIS_VERSCHLUESSELT: eine fremde SocketFactory
        MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE            | *                       | NUR_DREI_ENDPUNKTE: /actuator/
        SPRING_APPLICATION_JSON                              | {"management.endpoints.web.exposure.include":"health,heapdump","management.endpoint.heapdump.access":"unrestricted"} | NUR_DREI_ENDPUNKTE: /actuator/heapdump ist zu erreichen
        MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE            | health,env              | NUR_DREI_ENDPUNKTE: /actuator/env ist zu erreichen
        SPRING_JMX_ENABLED                                   | true                    | NUR_DREI_ENDPUNKTE: die Endpunkte sind über JMX zu erreichen
        MANAGEMENT_ENDPOINT_HEALTH_SHOWDETAILS               | always                  | HEALTH_OHNE_EINZELHEITEN: /actuator/health zeigt Einzelheiten
        SERVER_SERVLET_SESSION_TIMEOUT                       | 0                       | SITZUNG_GESCHUETZT: eine Sitzung endet nie
        SERVER_SERVLET_SESSION_TIMEOUT                       | 30d                     | SITZUNG_GESCHUETZT: eine Sitzung endet erst nach 43200 Minuten
        SERVER_SERVLET_SESSION_COOKIE_HTTPONLY               | false                   | SITZUNG_GESCHUETZT: Skripte können das Cookie
        SERVER_SERVLET_SESSION_COOKIE_SAMESITE               | none                    | SITZUNG_GESCHUETZT: fremde Seiten schicken das Cookie
        SERVER_SERVLET_SESSION_TRACKINGMODES                 | url                     | SITZUNG_GESCHUETZT: die Sitzung steht auch in Adressen
        SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES               | .*                      | PROXY_BENANNT: einem ganzen Netz (darin 10.3.17.201)
        SERVER_TOMCAT_REMOTEIP_TRUSTEDPROXIES                | 10\\..*                 | PROXY_BENANNT: einem ganzen Netz (darin 10.3.17.201)
        SPRING_SSL_BUNDLE_PEM_POSTFACH_OPTIONS_ENABLEDPROTOCOLS | TLSv1                | STARKES_TLS: HTTPS bietet nur Versionen von TLS an, die Java nicht mehr spricht
        POSTFACH_ANMELDUNG_FEHLVERSUCHE                      | 1000000                 | muss zwischen 1 und 20 liegen
        POSTFACH_ANMELDUNG_SPERRDAUER                        | 1s                      | muss zwischen einer Minute und einem Tag liegen
        POSTFACH_AUFBEWAHRUNG                                | 36500d                  | darf höchstens zehn Jahre
        POSTFACH_BENUTZER_1_KENNWORT                         | {bcrypt}$2a$04$VIq1AoyEOZ6.GQ72miIf5eRRuRSKk0wqq5pqkmmh/41EDbJLuF7ge | benutzer[1].kennwort: ist zu schwach
        SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_ZENTRAL_ISSUERURI | http://id.example   | zentral.issuer-uri: ist ohne TLS
        SPRING_DATASOURCE_HIKARI_DATASOURCEPROPERTIES_SSLMODE | require                | sslmode=require ist zu schwach
        SPRING_DATASOURCE_HIKARI_DATA_SOURCE_PROPERTIES_SSLMODE | require              | sslmode=require ist zu schwach
        SPRING_DATASOURCE_HIKARI_DATASOURCEPROPERTIES_SSLFACTORY | org.postgresql.ssl.NonValidatingFactory | sslfactory vertraut jedem Zertifikat
        SPRING_ARTEMIS_BROKERURL                             | tcp://b:1?sslEnabled=true&verifyHost=false | verifyHost=false prüft
        SPRING_ARTEMIS_BROKERURL                             | tcp://b:1?sslEnabled=true&trustAll=true | trustAll=true vertraut
        SERVER_SSL_ENABLED                                   | false                   | schaltet HTTPS ab
        SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED   | false                   | RELAIS_VERSCHLUESSELT: Mails gehen auch ohne TLS an das Relais
        SPRING_MAIL_PROPERTIES_MAIL_SMTP_SSL_TRUST           | *                       | RELAIS_VERSCHLUESSELT: das Zertifikat des Relais wird nicht geprüft
        SPRING_MAIL_PROPERTIES_MAIL_SMTP_SSL_CHECKSERVERIDENTITY | false               | RELAIS_VERSCHLUESSELT: das Zertifikat des Relais wird nicht geprüft
        SERVER_SERVLET_SESSION_COOKIE_SECURE                 | false                   | SITZUNG_GESCHUETZT: das Cookie der Sitzung geht auch ohne TLS
        SERVER_FORWARDHEADERSSTRATEGY                        | framework               | PROXY_BENANNT: jedem Absender werden die Kopfzeilen
        SPRING_PROFILES_ACTIVE                               | produktion,demo         | schließen sich aus
        POSTFACH_STAMMDATN                                   | x                       | gemeint ist vielleicht POSTFACH_STAMMDATEN
        """)
    void refuses(String variable, String wert, String satz) {
        assertRefused(Map.of(variable, wert), satz);
    }

    /** With a pool that passes {@code sslmode} on the same start is refused by the driver. */
    @Test
    void refusesAPlainConnectionToTheDatabase() {
        assertRefused(
                Map.of(
                        "SPRING_DATASOURCE_TYPE",
                        "org.springframework.jdbc.datasource.SimpleDriverDataSource",
                        "SPRING_DATASOURCE_URL",
                        Testdatenbank.postgresql().url(),
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres"),
                "DATENBANK_VERSCHLUESSELT: die Verbindung zur Datenbank ist unverschlüsselt");
    }

    /** Which the check of settings took for one without TLS. */
    @Test
    void acceptsAnEndpointsConnectorThatTakesTheTlsOfThePages() {
        var umgebung = produktion.umgebung();
        umgebung.put("MANAGEMENT_SERVER_PORT", "0");
        try (var hub = Produktion.starte(umgebung)) {
            assertThat(hub.getBean(Webserver.class).anschluesse().stream().filter(NurHttps::mitTls))
                    .hasSize(2);
        }
    }

    @Test
    void refusesAnEndpointsConnectorWithoutTls() {
        assertRefused(
                Map.of(
                        "MANAGEMENT_SERVER_PORT", "0",
                        "MANAGEMENT_SERVER_SSL_BUNDLE", "postfach",
                        "MANAGEMENT_SERVER_SSL_ENABLED", "false"),
                "nimmt Anmeldungen ohne TLS entgegen");
    }

    @Test
    void refusesAWeakCertificate() {
        var schwach = produktion.ca().schwach("schwach");
        assertRefused(
                Map.of(
                        "SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_CERTIFICATE",
                        "file:" + schwach.zertifikat(),
                        "SPRING_SSL_BUNDLE_PEM_POSTFACH_KEYSTORE_PRIVATEKEY",
                        "file:" + schwach.schluessel()),
                "STARKES_TLS: das Zertifikat hat nur RSA mit 1024 Bit, das Zertifikat ist mit SHA1withECDSA unterschrieben");
    }

    private static void assertRefused(Map<String, String> zusatz, String satz) {
        var umgebung = produktion.umgebung();
        umgebung.putAll(zusatz);
        var fehler = catchThrowable(() -> Produktion.starte(umgebung).close());
        assertThat(fehler).as("the start").isNotNull();
        assertThat(Stream.iterate(fehler, ursache -> ursache != null, Throwable::getCause)
                        .map(Throwable::getMessage)
                        .collect(Collectors.joining("\n")))
                .contains(satz)
                .doesNotContain("geheim");
    }
}

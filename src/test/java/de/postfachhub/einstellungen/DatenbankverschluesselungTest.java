package de.postfachhub.einstellungen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import de.postfachhub.Testdatenbank;
import de.postfachhub.einstellungen.DatenbankfehleranalyseTest.NurDatenbank;
import de.postfachhub.verschluesselung.Testzertifikate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads when PostgreSQL's certificate is refused at the start, in the language of the driver's user too. */
@ExtendWith(OutputCaptureExtension.class)
class DatenbankverschluesselungTest {

    private static final Duration FRIST = Duration.ofMinutes(1);

    @TempDir
    private Path ordner;

    private final Locale sprache = Locale.getDefault();
    private SSLContext vorher;

    @BeforeEach
    void speaksGerman() throws Exception {
        vorher = SSLContext.getDefault();
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void restores() {
        SSLContext.setDefault(vorher);
        Locale.setDefault(sprache);
    }

    @Test
    void connectsToTheRightServerAndSaysWhyItRefusesAnother(CapturedOutput ausgabe) throws Exception {
        var ca = new Testzertifikate(ordner, "ca");
        var server = ca.gueltig("server");
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", server.zertifikat().toString())
                .setServerConfig("ssl_key_file", server.schluessel().toString())
                .start()) {
            scheitert(ausgabe, postgres, "der Aussteller des Zertifikats ist unbekannt.");

            SSLContext.setDefault(ca.vertrauen());
            assertThatCode(() -> starte(url(postgres))).doesNotThrowAnyException();

            ca.abgelaufen("alt").ersetze(server);
            befehle(postgres, "SELECT pg_reload_conf()");
            scheitert(ausgabe, postgres, "das Zertifikat des Servers ist abgelaufen (am ");

            ca.fuerAnderenServer("anderer").ersetze(server);
            befehle(postgres, "SELECT pg_reload_conf()");
            scheitert(ausgabe, postgres, "der Name im Zertifikat passt nicht");
        }
    }

    @Test
    void refusesAServerWithoutTls(CapturedOutput ausgabe) {
        pruefe(ausgabe, Testdatenbank.postgresql().url(), "der Server spricht dort kein TLS.");
    }

    /** PostgreSQL takes its new settings a moment after it was told to. */
    private static void scheitert(CapturedOutput ausgabe, EmbeddedPostgres postgres, String satz) {
        await().atMost(FRIST).untilAsserted(() -> pruefe(ausgabe, url(postgres), satz));
    }

    private static void pruefe(CapturedOutput ausgabe, String url, String satz) {
        int stelle = ausgabe.getAll().length();
        assertThatException().isThrownBy(() -> starte(url));
        assertThat(ausgabe.getAll().substring(stelle))
                .contains("APPLICATION FAILED TO START", "Der Hub verweigert die Verbindung zur Datenbank: " + satz)
                .doesNotContain("\tat ");
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres";
    }

    private static void starte(String url) {
        new SpringApplicationBuilder(NurDatenbank.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.hikari.data-source-properties.sslmode=verify-full",
                        "--spring.datasource.hikari.data-source-properties.sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")
                .close();
    }

    private static void befehle(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var verbindung = postgres.getPostgresDatabase().getConnection();
                var anweisung = verbindung.createStatement()) {
            anweisung.execute(sql);
        }
    }
}

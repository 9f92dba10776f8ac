package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.prozess.Testhub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a proxy before the hub says of the browser behind it counts; what somebody else says of himself doesn't. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class ProxyTest {

    private static final String KOPFZEILEN = """
            X-Forwarded-For: 203.0.113.7
            X-Forwarded-Proto: https
            X-Forwarded-Host: hub.example
            X-Forwarded-Port: 443
            X-Forwarded-Prefix: /boese
            Forwarded: for=203.0.113.7;proto=https;host=hub.example
            """;

    /** Of the host itself, but not the address of the loopback that is trusted. */
    private static final String ANDERER = "127.0.0.2";

    @TempDir
    static Path ordner;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen).benutzer("betrieb", "BETRIEB", "*").benutzer("leser", "LESEN", "*");
    }

    @Test
    void leadsBackToTheProxyAndMakesTheCookieSecure() throws IOException {
        assertThat(frage("127.0.0.1", "/", KOPFZEILEN)).contains("Location: /anmelden\r\n");
        assertThat(frage("127.0.0.1", "/anmelden", KOPFZEILEN))
                .containsPattern("Set-Cookie: __Host-postfach-anmeldung=[^\r]*; Secure")
                .contains("Strict-Transport-Security: ");
    }

    @Test
    void takesNothingFromAnybodyElse() throws IOException {
        assertThat(frage(ANDERER, "/", KOPFZEILEN))
                .contains("Location: /anmelden\r\n")
                .doesNotContain("hub.example", "boese");
        assertThat(frage(ANDERER, "/anmelden", KOPFZEILEN))
                .contains("Set-Cookie: postfach-anmeldung=")
                .doesNotContain("Secure", "Strict-Transport-Security: ", "hub.example", "boese");
    }

    /** Each of them from the same machine; whom the proxy names is somebody else, too. */
    @Test
    void locksOutWhoGuessesAPasswordAndNobodyElse() throws IOException {
        var richtig = ausweis("leser", Testhub.KENNWORT);
        var falsch = ausweis("leser", "falsch");
        for (int i = 0; i < 5; i++) {
            assertThat(frage(ANDERER, "/", falsch)).startsWith("HTTP/1.1 401 ");
            assertThat(frage("127.0.0.1", "/", KOPFZEILEN + falsch)).startsWith("HTTP/1.1 401 ");
        }

        assertThat(frage(ANDERER, "/", richtig)).startsWith("HTTP/1.1 401 ");
        assertThat(frage("127.0.0.1", "/", KOPFZEILEN + richtig)).startsWith("HTTP/1.1 401 ");
        assertThat(frage("127.0.0.1", "/", richtig)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nachrichten",
                "/anmelden",
                "/abgemeldet",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator/hawtio",
                "/actuator/hawtio/",
                "/actuator/hawtio/camel",
                "/actuator/health",
                "/aenderungsauftraege/neu",
                "/gibt-es-nicht",
                "/logout",
            })
    void namesNoHostThatARequestNames(String pfad) throws IOException {
        for (var zusatz : List.of("", ausweis("betrieb", Testhub.KENNWORT))) {
            assertThat(frage(ANDERER, "boese.invalid", pfad, zusatz))
                    .as(pfad)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("boese");
        }
    }

    private static String ausweis(String name, String kennwort) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((name + ":" + kennwort).getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    private String frage(String von, String pfad, String kopfzeilen) throws IOException {
        return frage(von, "localhost:" + port, pfad, kopfzeilen);
    }

    /** The answer with its headers. The JDK's clients can't choose the address that they come from. */
    private String frage(String von, String rechner, String pfad, String kopfzeilen) throws IOException {
        try (var verbindung = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(von), 0)) {
            var anfrage = "GET " + pfad + " HTTP/1.1\nHost: " + rechner + "\nAccept: text/html\nConnection: close\n"
                    + kopfzeilen + "\n";
            verbindung.getOutputStream().write(anfrage.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(verbindung.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

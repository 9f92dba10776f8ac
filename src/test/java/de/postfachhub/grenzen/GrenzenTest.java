package de.postfachhub.grenzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Rohleitung;
import de.postfachhub.prozess.Testhub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sends to a real port of the whole hub what no browser sends: too much, too slowly, too often, and to odd addresses. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class GrenzenTest {

    private static final String BASIC = "Authorization: Basic "
            + Base64.getEncoder().encodeToString(("leserin:" + Testhub.KENNWORT).getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path ordner;

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext hub;

    private final List<Rohleitung> leitungen = new ArrayList<>();
    private int gesundheit;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen).benutzer("leserin", "LESEN", "*");
    }

    @BeforeEach
    void findeGesundheit() {
        Connector[] anschluesse =
                ((TomcatWebServer) hub.getWebServer()).getTomcat().getService().findConnectors();
        gesundheit = anschluesse[1].getLocalPort();
    }

    @AfterEach
    void trenne() throws IOException {
        for (var leitung : leitungen) {
            leitung.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/anmelden, 8192",
        "/abmelden, 8192",
        "/aenderungsauftraege/neu, 131072",
        "/gibt-es-nicht, 131072",
        "/api/aenderungsauftraege, 262144",
        "/api/gibt-es-nicht, 262144",
        "/actuator/jolokia, 524288",
        "/actuator/health, 8192"
    })
    void refusesABodyThatIsLargerThanItsPathNeeds(String pfad, int hoechstens) throws IOException {
        for (String accept : List.of("text/html", "application/json")) {
            var kopf = "POST " + pfad + " HTTP/1.1\nHost: x\nAccept: " + accept
                    + "\nContent-Type: application/json\nConnection: close\n";
            var zuViel = "x".repeat(hoechstens + 1);
            var erlaubt = "x".repeat(hoechstens);

            for (String antwort : List.of(
                    Rohleitung.frage(port, kopf + "Content-Length: " + zuViel.length() + "\n\n" + zuViel),
                    Rohleitung.frage(port, kopf + "Transfer-Encoding: chunked\n\n" + stuecke(zuViel)))) {
                assertThat(antwort)
                        .startsWith("HTTP/1.1 413 ")
                        .contains(
                                accept.equals("text/html") && !pfad.startsWith("/api/")
                                        ? "<!DOCTYPE html>"
                                        : "\"title\":\"Zu groß\"",
                                "höchstens " + hoechstens / 1024 + " KB");
            }
            assertThat(Rohleitung.frage(port, kopf + "Content-Length: " + erlaubt.length() + "\n\n" + erlaubt))
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 413 ")
                    .doesNotStartWith("HTTP/1.1 5");
            assertThat(Rohleitung.frage(port, kopf + "Transfer-Encoding: chunked\n\n" + stuecke(erlaubt)))
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 413 ")
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void answersBeforeAnythingHasComeOfWhatWillBeTooMuch() throws IOException {
        assertThat(
                        Rohleitung.frage(
                                port,
                                "POST /api/aenderungsauftraege HTTP/1.1\nHost: x\nContent-Length: 60000000\n\n{\"dienststelle\""))
                .startsWith("HTTP/1.1 413 ");
        assertThat(Rohleitung.frage(
                        port, "POST /anmelden HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 9000\n\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws IOException {
        try (var leitung = new Rohleitung("127.0.0.1", port)) {
            leitung.sende("POST /actuator/jolokia HTTP/1.1\nHost: x\n" + BASIC
                    + "\nExpect: 100-continue\nContent-Length: 18\nConnection: close\n\n");
            assertThat(leitung.liesKopf()).startsWith("HTTP/1.1 100");
            assertThat(leitung.sende("{\"type\":\"version\"}").lies())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"protocol\"");
        }
    }

    @Test
    void takesNoFiles() throws IOException {
        assertThat(Rohleitung.frage(
                        port,
                        "POST /anmelden HTTP/1.1\nHost: x\nAccept: text/html\nConnection: close\nContent-Type: Multipart/Form-Data; boundary=x\n"
                                + "Content-Length: 5\n\n--x--"))
                .startsWith("HTTP/1.1 415 ")
                .contains("Dateien nimmt der Hub nicht an.");
    }

    /** Keeps the connection for the next request, which must find nothing of the first one's body. */
    @Test
    void readsOneBodyAfterAnotherFromAConnection() throws IOException {
        var anfrage = "POST /actuator/jolokia HTTP/1.1\nHost: x\n" + BASIC;
        var version = "{\"type\":\"version\"}";
        try (var leitung = new Rohleitung("127.0.0.1", port)) {
            leitung.sende(anfrage + "\nContent-Length: 18\n\n" + version);
            leitung.sende(anfrage + "\nTransfer-Encoding: chunked\n\n" + stuecke(version));
            leitung.sende(anfrage + "\nContent-Length: 18\nConnection: close\n\n" + version);

            assertThat(leitung.lies().split("HTTP/1.1 200 ")).hasSize(4);
        }
    }

    @Test
    void waitsForNobodyWhoSendsNothingMore() throws IOException {
        assertThat(Rohleitung.frage(
                        port, "POST /anmelden HTTP/1.1\nHost: x\nAccept: text/html\nContent-Length: 100\n\nben"))
                .startsWith("HTTP/1.1 408 ")
                .contains("kam zu langsam");
    }

    @Test
    void answersOthersWhileManySendSlowly() throws IOException {
        for (int i = 0; i < 120; i++) {
            var leitung = new Rohleitung("127.0.0." + (2 + i % 4), port);
            leitungen.add(leitung);
            leitung.sende("POST /anmelden HTTP/1.1\nHost: x\nContent-Length: 1000\n\nben");
        }

        await().untilAsserted(() -> assertThat(leitungen.get(119).liesKopf())
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 5"));
        assertThat(Rohleitung.frage(port, "GET /anmelden HTTP/1.1\nHost: x\nAccept: text/html\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(Rohleitung.frage(gesundheit, get("/actuator/health/liveness")))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void tellsOnTheSecondPortWhetherItIsWellAndNothingElse() throws IOException {
        for (String pfad : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(Rohleitung.frage(gesundheit, get(pfad).replace("Host: x", "Host: x\n" + BASIC)))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\n{\"status\":\"UP\"}\r\n");
        }
        assertThat(Rohleitung.frage(gesundheit, get("/actuator/health").replace("GET", "HEAD")))
                .startsWith("HTTP/1.1 ")
                .endsWith("\r\n\r\n");
        assertThat(Rohleitung.frage(gesundheit, get("/actuator/health").replace("Host: x", "Host: x\n" + BASIC)))
                .doesNotContain("components", "details");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/anmelden",
                "/actuator",
                "/actuator/prometheus",
                "/actuator/healthy",
                "/actuator/jolokia/version",
                "/api/nachrichten",
                "/seiten/stil.css",
                "/actuator/health/../prometheus"
            })
    void servesNothingElseOnTheSecondPort(String pfad) throws IOException {
        assertThat(Rohleitung.frage(gesundheit, get(pfad).replace("Host: x", "Host: x\n" + BASIC)))
                .startsWith("HTTP/1.1 40")
                .endsWith("\r\n\r\n");
    }

    @Test
    void takesNothingOnTheSecondPort() throws IOException {
        assertThat(Rohleitung.frage(
                        gesundheit,
                        "POST /actuator/health HTTP/1.1\nHost: x\nConnection: close\nContent-Length: 2\n\n{}"))
                .startsWith("HTTP/1.1 405 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//actuator/jolokia/x",
                "/actuator//jolokia/x",
                "/actuator;x/jolokia/x",
                "/%61ctuator/jolokia/x",
                "/seiten/../actuator/jolokia/x",
                "/seiten/%2e%2e/actuator/jolokia/x",
                "/actuator/./jolokia/x",
                "/%2factuator/jolokia",
                "/actuator/jolokia%5cx",
                "/actuator/jolokia/x%00",
                "/actuator/jolokia/x%0a",
                "/api/nachrichten/%",
                "/api/nachrichten/%4",
                "/anmelden;jsessionid=1"
            })
    void answersAnOddAddressShortlyAndWithoutALine(String pfad, CapturedOutput log) throws IOException {
        for (String nachweis : List.of("X: x", BASIC)) {
            var antwort = Rohleitung.frage(port, get(pfad).replace("Host: x", "Host: x\n" + nachweis));

            assertThat(antwort)
                    .startsWith("HTTP/1.1 400 ")
                    .hasSizeLessThan(1_000)
                    .doesNotContain("at org.");
        }
        assertThat(log.getAll()).doesNotContain("ERROR", "\tat ");
    }

    @Test
    void answersAFormThatIsNoTextWithoutALine(CapturedOutput log) throws IOException {
        assertThat(Rohleitung.frage(
                        port,
                        "POST /anmelden HTTP/1.1\nHost: x\nAccept: text/html\nConnection: close\n"
                                + "Content-Type: application/x-www-form-urlencoded\nContent-Length: 9\n\n_csrf=%FF"))
                .startsWith("HTTP/1.1 400 ")
                .contains("UTF-8");
        assertThat(log.getAll()).doesNotContain("ERROR", "\tat ");
    }

    @Test
    void takesAddressesAsProgramsWriteThem() throws IOException {
        for (String pfad : List.of(
                "/api/postfachsperren/ags.702%40agentur.example",
                "/actuator/jolokia/read/java.lang%3Atype%3DMemory/HeapMemoryUsage",
                "/nachrichten?von=2025-10-01T09%3A00%3A00%2B02%3A00",
                "/api/nachrichten?anliegen=%C3%A4")) {
            assertThat(Rohleitung.frage(port, get(pfad).replace("Host: x", "Host: x\n" + BASIC)))
                    .as(pfad)
                    .doesNotStartWith("HTTP/1.1 400 \r\nContent-Length: 0")
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    private static String get(String pfad) {
        return "GET " + pfad + " HTTP/1.1\nHost: x\nConnection: close\n\n";
    }

    private static String stuecke(String inhalt) {
        return Integer.toHexString(inhalt.length()) + "\r\n" + inhalt + "\r\n0\r\n\r\n";
    }
}

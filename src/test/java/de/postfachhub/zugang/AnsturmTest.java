package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Many who are nobody ask for everything that there is, each time anew and with all the headers that they may send: that costs no memory. */
@SpringBootTest(
        classes = Probe.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/nichts/",
            "spring.config.on-not-found=ignore",
            "server.tomcat.max-keep-alive-requests=-1",
            "spring.security.oauth2.client.registration.zentral.client-id=hub",
            "spring.security.oauth2.client.registration.zentral.client-secret=geheim",
            "spring.security.oauth2.client.registration.zentral.authorization-grant-type=authorization_code",
            "spring.security.oauth2.client.registration.zentral.redirect-uri={baseUrl}/login/oauth2/code/zentral",
            "spring.security.oauth2.client.provider.zentral.authorization-uri=http://127.0.0.1:9/anmelden",
            "spring.security.oauth2.client.provider.zentral.token-uri=http://127.0.0.1:9/token",
            "spring.security.oauth2.client.provider.zentral.jwk-set-uri=http://127.0.0.1:9/schluessel",
        })
@ActiveProfiles("probe")
@DirtiesContext
class AnsturmTest {

    private static final int ANFRAGEN = 20_000;
    private static final int VERBINDUNGEN = 4;

    /** Sessions with a saved request of that size made 200 MB of as many requests. */
    private static final long SPIELRAUM = 25_000_000;

    private static final String KOPFZEILEN = IntStream.range(0, 10)
            .mapToObj(i -> "X-" + i + ": " + "a".repeat(700) + "\r\n")
            .collect(Collectors.joining());

    private static final String FORMULAR = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 40\r\n";
    private static final String FORMULARINHALT = "benutzername=a&kennwort=b&_csrf=von-gester";

    /** Each as method, path, further headers, body. */
    private static final List<List<String>> WUENSCHE = List.of(
            List.of("GET", "/nachrichten?seite=", "Accept: text/html\r\n", ""),
            List.of("GET", "/", "Accept: text/html\r\n", ""),
            List.of("GET", "/?automatisch=", "HX-Request: true\r\n", ""),
            List.of("GET", "/anmelden?weiter=%2Fnachrichten&x=", "Accept: text/html\r\n", ""),
            List.of("POST", "/anmelden?x=", "Accept: text/html\r\n" + FORMULAR, FORMULARINHALT.substring(0, 40)),
            List.of("POST", "/nachrichten?x=", "Accept: text/html\r\n" + FORMULAR, FORMULARINHALT.substring(0, 40)),
            List.of("POST", "/abmelden?x=", FORMULAR, FORMULARINHALT.substring(0, 40)),
            List.of("GET", "/oauth2/authorization/zentral?x=", "Accept: text/html\r\n", ""),
            List.of("GET", "/oauth2/authorization/gibt-es-nicht?x=", "Accept: text/html\r\n", ""),
            List.of("GET", "/login/oauth2/code/zentral?code=a&state=b&x=", "Accept: text/html\r\n", ""),
            List.of("GET", "/seiten/gibt-es-nicht?x=", "Accept: text/html\r\n", ""),
            List.of("GET", "/abgemeldet?x=", "Accept: text/html\r\n", ""),
            List.of("GET", "/error?x=", "Accept: text/html\r\n", ""),
            List.of("GET", "/actuator/health?x=", "", ""),
            List.of("GET", "/api/probe?x=", "", ""),
            List.of("PUT", "/api/probe?x=", "", ""));

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext hub;

    private final Set<Integer> status = new ConcurrentSkipListSet<>();
    private final Set<String> kekse = ConcurrentHashMap.newKeySet();

    @Test
    void ofAnonymousRequestsLeavesNoSessionAndNoMemoryBehind() throws Exception {
        var sitzungen = new Sitzungszahl(hub);
        stelle(WUENSCHE.size());
        long vorher = belegt();

        var faeden = Executors.newFixedThreadPool(VERBINDUNGEN);
        try {
            List<Future<?>> laufende = new ArrayList<>();
            for (int i = 0; i < VERBINDUNGEN; i++) {
                laufende.add(faeden.submit(() -> {
                    stelle(ANFRAGEN / VERBINDUNGEN);
                    return null;
                }));
            }
            for (var einer : laufende) {
                einer.get();
            }
        } finally {
            faeden.shutdownNow();
        }

        assertThat(status).isSubsetOf(200, 302, 400, 401, 403, 404, 405).contains(200, 302, 401);
        assertThat(kekse).isSubsetOf("postfach-anmeldung", "postfach-anmeldedienst");
        assertThat(sitzungen.jetzt()).isZero();
        assertThat(sitzungen.jemals()).isZero();
        assertThat(belegt() - vorher).isLessThan(SPIELRAUM);
    }

    private void stelle(int anfragen) throws IOException {
        try (var verbindung = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var hin = new BufferedOutputStream(verbindung.getOutputStream());
            var her = new BufferedInputStream(verbindung.getInputStream());
            for (int i = 0; i < anfragen; i++) {
                var wunsch = WUENSCHE.get(i % WUENSCHE.size());
                var pfad = wunsch.get(1) + (wunsch.get(1).endsWith("=") ? i : "");
                hin.write((wunsch.get(0) + " " + pfad + " HTTP/1.1\r\nHost: x\r\n" + wunsch.get(2) + KOPFZEILEN + "\r\n"
                                + wunsch.get(3))
                        .getBytes(StandardCharsets.US_ASCII));
                hin.flush();
                liesAntwort(her);
            }
        }
    }

    private void liesAntwort(InputStream her) throws IOException {
        status.add(Integer.parseInt(zeile(her).split(" ")[1]));
        int laenge = 0;
        boolean inTeilen = false;
        for (var zeile = zeile(her); !zeile.isEmpty(); zeile = zeile(her)) {
            var teile = zeile.split(": ?", 2);
            switch (teile[0].toLowerCase(Locale.ROOT)) {
                case "content-length" -> laenge = Integer.parseInt(teile[1]);
                case "transfer-encoding" -> inTeilen = true;
                case "set-cookie" -> kekse.add(teile[1].split("=")[0]);
                default -> {}
            }
        }
        her.skipNBytes(laenge);
        while (inTeilen) {
            int teil = Integer.parseInt(zeile(her), 16);
            her.skipNBytes(teil + 2L);
            inTeilen = teil > 0;
        }
    }

    private static String zeile(InputStream her) throws IOException {
        var zeile = new StringBuilder();
        for (int zeichen = her.read(); zeichen != '\n'; zeichen = her.read()) {
            if (zeichen < 0) {
                throw new IOException("The hub has closed the connection");
            }
            if (zeichen != '\r') {
                zeile.append((char) zeichen);
            }
        }
        return zeile.toString();
    }

    private static long belegt() {
        var laufzeit = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return laufzeit.totalMemory() - laufzeit.freeMemory();
    }
}

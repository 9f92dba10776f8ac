package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.prozess.Prozess;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where an OpenID provider leads back to is what the settings say, whatever host and path a request names. */
@SpringBootTest(
        classes = Probe.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/nichts/",
            "spring.config.on-not-found=ignore",
            "spring.security.oauth2.client.registration.zentral.client-id=" + Testanmeldedienst.CLIENT,
            "spring.security.oauth2.client.registration.zentral.client-secret=" + Testanmeldedienst.GEHEIMNIS,
            "postfach.anmeldung.adresse=" + AnmeldeadresseTest.ADRESSE,
        })
@ActiveProfiles("probe")
@DirtiesContext
class AnmeldeadresseTest {

    static final String ADRESSE = "https://hub.example";

    private static final int PORT = Prozess.freierPort();

    @LocalServerPort
    private int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) {
        einstellungen.add(
                "spring.security.oauth2.client.provider.zentral.issuer-uri", () -> Testanmeldedienst.adresse(PORT));
    }

    @Test
    void isTheOneThatTheSettingsName() throws Exception {
        try (var dienst = new Testanmeldedienst(PORT)) {
            dienst.naechste(Map.of("sub", "4711", "rollen", "LESEN"));

            var hin = ort(sende(hub("/oauth2/authorization/zentral?action=boese")));
            var zurueck = ort(sende(HttpRequest.newBuilder(URI.create(hin))));
            assertThat(dienst.letzteAnfrage()).containsEntry("redirect_uri", ADRESSE + "/login/oauth2/code/zentral");
            assertThat(zurueck).startsWith(ADRESSE + "/login/oauth2/code/zentral?code=");

            // The proxy that has this name leads to the hub.
            assertThat(ort(sende(hub(zurueck.substring(ADRESSE.length()))))).endsWith("/");
            var start = sende(hub("/")).body();
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(start);
            assertThat(token.find()).isTrue();
            var abmeldung = sende(hub("/abmelden")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("_csrf=" + token.group(1))));
            assertThat(URLDecoder.decode(
                            abmeldung.headers().firstValue("Refresh").orElseThrow(), StandardCharsets.UTF_8))
                    .contains("post_logout_redirect_uri=" + ADRESSE + "/anmelden?abgemeldet");
        }
    }

    private HttpRequest.Builder hub(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pfad))
                .header("Accept", "text/html");
    }

    private static String ort(HttpResponse<String> antwort) {
        return antwort.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> sende(HttpRequest.Builder anfrage) throws IOException, InterruptedException {
        return browser.send(anfrage.build(), BodyHandlers.ofString());
    }
}

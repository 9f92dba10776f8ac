package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How many sessions there may be, and what those are told who have one too many. */
@SpringBootTest(
        classes = Probe.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/nichts/",
            "spring.config.on-not-found=ignore",
            "postfach.sitzungen.je-benutzer=2",
            "postfach.sitzungen.insgesamt=3",
        })
@ActiveProfiles("probe")
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class SitzungenTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext hub;

    private final List<HttpClient> browser = new ArrayList<>();

    @DynamicPropertySource
    static void benutzer(DynamicPropertyRegistry einstellungen) {
        var kennwort = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("geheim");
        for (int i = 0; i < 2; i++) {
            var stelle = "postfach.benutzer[" + i + "]";
            var name = List.of("anna", "berta").get(i);
            einstellungen.add(stelle + ".name", () -> name);
            einstellungen.add(stelle + ".kennwort", () -> kennwort);
            einstellungen.add(stelle + ".rollen", () -> "LESEN");
        }
    }

    @AfterEach
    void meldeAlleAb() throws Exception {
        for (var einer : browser) {
            sende(einer, formular("/abmelden", "_csrf=" + token(sende(einer, anfrage("/")))));
        }
        assertThat(new Sitzungszahl(hub).jetzt()).isZero();
    }

    @Test
    void endTheOneThatWasBegunFirstOfAUserWhoHasTooMany(CapturedOutput log) throws Exception {
        var erster = melde("anna");
        var zweiter = melde("anna");
        var dritter = melde("anna");

        // At once, not when somebody comes with it: else one user could use up what all have together.
        assertThat(new Sitzungszahl(hub).jetzt()).isEqualTo(2);
        assertThat(log.getOut().split("benutzer=\"anna\" operation=\"sitzungsende\"", -1))
                .hasSize(2);
        assertThat(sende(zweiter, anfrage("/")).statusCode()).isEqualTo(200);
        assertThat(sende(dritter, anfrage("/")).statusCode()).isEqualTo(200);
        var beendet = sende(erster, anfrage("/nachrichten"));
        assertThat(beendet.statusCode()).isEqualTo(302);
        var ort = beendet.headers().firstValue("Location").orElseThrow();
        assertThat(ort).endsWith("/anmelden?abgelaufen&weiter=%2Fnachrichten");
        assertThat(sende(erster, HttpRequest.newBuilder(URI.create(ort))).body())
                .contains("öfter angemeldet, als zugleich möglich ist");
    }

    @Test
    void areThereForOthersHoweverOftenOneUserSignsIn() throws Exception {
        for (int i = 0; i < 20; i++) {
            melde("anna");
        }

        melde("berta");
        assertThat(new Sitzungszahl(hub).jetzt()).isEqualTo(3);
    }

    @Test
    void countAgainFromZeroAfterTheyHaveEnded() throws Exception {
        for (int i = 0; i < 3; i++) {
            var einer = melde("anna");
            assertThat(sende(einer, anfrage("/")).statusCode()).isEqualTo(200);
            sende(einer, formular("/abmelden", "_csrf=" + token(sende(einer, anfrage("/")))));
        }
        var zweiter = melde("anna");
        melde("anna");

        assertThat(sende(zweiter, anfrage("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void tellAProgramWithASessionThatHasEndedToSignIn() throws Exception {
        var erster = melde("anna");
        melde("anna");
        melde("anna");

        var antwort = sende(erster, anfrage("/api/probe").setHeader("Accept", "application/json"));

        assertThat(antwort.statusCode()).isEqualTo(401);
        assertThat(antwort.body()).contains("Anmeldung erforderlich");
    }

    @Test
    void askWhoeverWantsOneMoreThanThereMayBeToComeAgainLater(CapturedOutput log) throws Exception {
        var sitzungen = new Sitzungszahl(hub);
        long abgewiesen = sitzungen.abgewiesen();
        var erster = melde("anna");
        melde("anna");
        melde("berta");
        var zuViel = neuerBrowser();

        var antwort = versuche(zuViel, "berta");

        assertThat(antwort.statusCode()).isEqualTo(503);
        assertThat(antwort.body())
                .contains("lang=\"de\"", "Es sind gerade zu viele Personen am Postfach-Hub angemeldet")
                .doesNotContain("Exception", "Datenbank");
        assertThat(sitzungen.jetzt()).isEqualTo(3);
        assertThat(sitzungen.abgewiesen()).isEqualTo(abgewiesen + 1);
        assertThat(log)
                .contains("denn es gibt schon 3 Sitzungen (postfach.sitzungen.insgesamt)")
                .doesNotContain("\tat ");

        sende(erster, formular("/abmelden", "_csrf=" + token(sende(erster, anfrage("/")))));
        assertThat(versuche(zuViel, "berta").statusCode()).isEqualTo(302);
    }

    private HttpClient melde(String name) throws Exception {
        var neuer = neuerBrowser();
        assertThat(versuche(neuer, name).headers().firstValue("Location").orElseThrow())
                .endsWith("/");
        return neuer;
    }

    private HttpClient neuerBrowser() {
        var neuer = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        browser.add(neuer);
        return neuer;
    }

    private HttpResponse<String> versuche(HttpClient wer, String name) throws Exception {
        var token = token(sende(wer, anfrage("/anmelden")));
        return sende(wer, formular("/anmelden", "benutzername=" + name + "&kennwort=geheim&_csrf=" + token));
    }

    /** Empty if there is none, as for somebody who isn't signed in. */
    private static String token(HttpResponse<String> seite) {
        var treffer = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(seite.body());
        return treffer.find() ? treffer.group(1) : "";
    }

    private HttpRequest.Builder formular(String pfad, String inhalt) {
        return anfrage(pfad)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(inhalt));
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pfad))
                .header("Accept", "text/html");
    }

    private static HttpResponse<String> sende(HttpClient wer, HttpRequest.Builder anfrage)
            throws IOException, InterruptedException {
        return wer.send(anfrage.build(), BodyHandlers.ofString());
    }
}

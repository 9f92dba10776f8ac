package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Walks through the doors as programs and browsers do, on a real port. */
@SpringBootTest(
        classes = Probe.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/nichts/",
            "spring.config.on-not-found=ignore",
            "management.endpoints.web.exposure.include=health,env",
            "springdoc.swagger-ui.disable-swagger-default-url=true",
            "postfach.sicherheit.kontakt=mailto:sicherheit@behoerde.example,https://behoerde.example/melden"
        })
@ActiveProfiles("probe")
@ExtendWith(OutputCaptureExtension.class)
class ZugangTest {

    private static final String KENNWORT = "ein-langes-Kennwort-ß";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Probe.Uhr uhr;

    private final HttpClient programm = HttpClient.newHttpClient();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @DynamicPropertySource
    static void benutzer(DynamicPropertyRegistry einstellungen) {
        var kennwort = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(KENNWORT);
        var rollen = Rolle.values();
        for (int i = 0; i < rollen.length; i++) {
            var stelle = "postfach.benutzer[" + i + "]";
            var rolle = rollen[i].name();
            einstellungen.add(stelle + ".name", () -> rolle.toLowerCase(Locale.ROOT));
            einstellungen.add(stelle + ".kennwort", () -> kennwort);
            einstellungen.add(stelle + ".rollen", () -> rolle);
        }
        for (int i = 0; i < 2; i++) {
            var stelle = "postfach.benutzer[" + (rollen.length + i) + "]";
            var name = "vergesslich-" + i;
            einstellungen.add(stelle + ".name", () -> name);
            einstellungen.add(stelle + ".kennwort", () -> kennwort);
            einstellungen.add(stelle + ".rollen", () -> "BETRIEB");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/probe", "/api/gibt-es-nicht", "/v3/api-docs", "/actuator/env", "/swagger-ui/index.html"})
    void asksAProgramToSignIn(String pfad) throws Exception {
        var antwort = sende(programm, anfrage(pfad));

        assertThat(antwort.statusCode()).isEqualTo(401);
        assertThat(antwort.headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"Postfach-Hub\", charset=\"UTF-8\"");
        assertThat(antwort.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(problem(antwort).path("title").asString()).isEqualTo("Anmeldung erforderlich");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /anmelden",
        "/swagger-ui/index.html, /anmelden?weiter=%2Fswagger-ui%2Findex.html",
        "/v3/api-docs, /anmelden?weiter=%2Fv3%2Fapi-docs",
        "/actuator/env, /anmelden?weiter=%2Factuator%2Fenv",
        "/gibt-es-nicht?a=b%26c&d=%C3%A4, /anmelden?weiter=%2Fgibt-es-nicht%3Fa%3Db%2526c%26d%3D%25C3%25A4",
    })
    void leadsAPersonToTheLogin(String pfad, String anmeldung) throws Exception {
        var antwort = sende(browser, anfrage(pfad).header("Accept", "text/html"));

        assertThat(antwort.statusCode()).isEqualTo(302);
        assertThat(antwort.headers().firstValue("Location")).contains("http://localhost:" + port + anmeldung);
        assertThat(antwort.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/anmelden",
                "/seiten/hub.css",
                "/seiten/hub.js",
                "/webjars/htmx.org/dist/htmx.min.js"
            })
    void letsEverybodySeeHealthAndLogin(String pfad) throws Exception {
        assertThat(sende(programm, anfrage(pfad)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = EnumSource.Mode.EXCLUDE)
    void letsEveryRoleReadAndSomeChange(Rolle rolle) throws Exception {
        boolean aendert =
                List.of(Rolle.BETRIEB, Rolle.ADMINISTRATION, Rolle.GENEHMIGUNG).contains(rolle);

        assertThat(sende(programm, als(rolle, "/api/probe")).statusCode()).isEqualTo(200);
        assertThat(sende(programm, als(rolle, "/api/probe").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sende(programm, als(rolle, "/v3/api-docs")).statusCode()).isEqualTo(200);
        assertThat(sende(programm, als(rolle, "/api/probe").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(aendert ? 200 : 403);
        assertThat(sende(programm, als(rolle, "/api/probe/genehmigung").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(rolle == Rolle.GENEHMIGUNG ? 200 : 403);
        assertThat(sende(programm, als(rolle, "/actuator/env")).statusCode())
                .isEqualTo(rolle == Rolle.BETRIEB ? 200 : 403);
    }

    @Test
    void tellsAProgramThatItIsNotAllowed() throws Exception {
        var antwort = sende(programm, als(Rolle.LESEN, "/api/probe").POST(BodyPublishers.noBody()));

        assertThat(problem(antwort).path("title").asString()).isEqualTo("Nicht erlaubt");
        assertThat(antwort.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void saysTheSameToAnUnknownUserAndToAWrongPassword() throws Exception {
        var falsch = sende(programm, anfrage("/api/probe").header("Authorization", basic("lesen", "falsch")));
        var unbekannt = sende(programm, anfrage("/api/probe").header("Authorization", basic("niemand", KENNWORT)));

        assertThat(falsch.statusCode()).isEqualTo(401);
        assertThat(unbekannt.statusCode()).isEqualTo(401);
        assertThat(problem(unbekannt).path("detail")).isEqualTo(problem(falsch).path("detail"));
    }

    @Test
    void locksANameAfterTooManyWrongPasswordsOnBothWays() throws Exception {
        var name = "vergesslich-0";
        assertThat(melde(name, KENNWORT).headers().firstValue("Location").orElseThrow())
                .endsWith("/");
        for (int i = 0; i < 3; i++) {
            assertThat(melde(name, "falsch").headers().firstValue("Location").orElseThrow())
                    .endsWith("?fehler");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(mit(name, "falsch").statusCode()).isEqualTo(401);
        }

        assertThat(problem(mit(name, KENNWORT)).path("detail"))
                .isEqualTo(problem(mit("niemand", "falsch")).path("detail"));
        assertThat(melde(name, KENNWORT).headers().firstValue("Location").orElseThrow())
                .endsWith("?fehler");
        assertThat(mit("lesen", KENNWORT).statusCode()).isEqualTo(200);

        uhr.stelleVor(Duration.ofMinutes(15));
        assertThat(mit(name, KENNWORT).statusCode()).isEqualTo(200);
        assertThat(melde(name, KENNWORT).headers().firstValue("Location").orElseThrow())
                .endsWith("/");
    }

    @Test
    void letsNoneOfManyAttemptsAtTheSameTimeInAfterTooManyHaveFailed() throws Exception {
        var name = "vergesslich-1";
        var versuche = IntStream.range(0, 40)
                .mapToObj(i -> programm.sendAsync(
                        anfrage("/api/probe")
                                .header("Authorization", basic(name, "falsch"))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        for (var versuch : versuche) {
            assertThat(versuch.get().statusCode()).isEqualTo(401);
        }

        assertThat(mit(name, KENNWORT).statusCode()).isEqualTo(401);
    }

    @Test
    void givesANewSessionToWhomItSignsIn() throws Exception {
        var vorher = sitzung(melde("lesen", KENNWORT));
        var nachher = sitzung(melde("lesen", KENNWORT));

        assertThat(nachher).isNotEqualTo(vorher);
        assertThat(sende(programm, anfrage("/api/probe").header("Cookie", vorher.split(";")[0]))
                        .statusCode())
                .isEqualTo(401);
        assertThat(sende(programm, anfrage("/api/probe").header("Cookie", nachher.split(";")[0]))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/anmelden", "/api/probe", "/gibt-es-nicht"})
    void tellsBrowsersWhatAPageMayDo(String pfad) throws Exception {
        var kopfzeilen = sende(programm, als(Rolle.LESEN, pfad).header("Accept", "text/html"))
                .headers();

        assertThat(kopfzeilen.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
        assertThat(kopfzeilen.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(kopfzeilen.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(kopfzeilen.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(kopfzeilen.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()", "geolocation=()");
        assertThat(kopfzeilen.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(kopfzeilen.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(kopfzeilen.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "LESEN",
                "lesen ",
                "' OR '1'='1",
                "<script>alert(1)</script>",
                "${jndi:ldap://boese.invalid/a}",
                "a\u0000b",
                "lesen\r\nX-Boese: 1",
                "\uFFFD\uD83D\uDE00"
            })
    void refusesHostileNames(String name) throws Exception {
        var antwort = sende(programm, anfrage("/api/probe").header("Authorization", basic(name, KENNWORT)));

        assertThat(antwort.statusCode()).isEqualTo(401);
        assertThat(antwort.body()).doesNotContain("script", "jndi", "Boese");
    }

    @Test
    void refusesHostileNamesInTheForm() throws Exception {
        for (var name : List.of("les\u0000en", "lesen\r\nX-Boese: 1", "les\nen", "x".repeat(5000))) {
            var antwort = melde(URLEncoder.encode(name, StandardCharsets.UTF_8), KENNWORT);

            assertThat(antwort.headers().firstValue("Location").orElse("/anmelden?fehler"))
                    .endsWith("/anmelden?fehler");
            assertThat(antwort.headers().map()).doesNotContainKey("X-Boese");
            assertThat(antwort.body()).doesNotContain("xxxxx", "Boese");
            assertThat(sende(browser, anfrage("/api/probe")).statusCode()).isEqualTo(401);
        }
        assertThat(mit("x".repeat(5000), KENNWORT).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic ", "Basic ###", "basic bm9jb2xvbg==", "Bearer x", "Digest username=\"lesen\""})
    void refusesWhatIsNoProof(String nachweis) throws Exception {
        assertThat(sende(programm, anfrage("/api/probe").header("Authorization", nachweis))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAPasswordThatIsTooLongForBcrypt() throws Exception {
        var antwort = sende(programm, anfrage("/api/probe").header("Authorization", basic("lesen", "x".repeat(1000))));

        assertThat(antwort.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Origin, https://boese.invalid, 403",
        "Origin, http://localhost.boese.invalid, 403",
        "Origin, null, 403",
        "Origin, '::', 403",
    })
    void refusesAChangeThatAnotherSiteMakesABrowserSend(String kopfzeile, String wert, int status) throws Exception {
        var antwort = sende(
                programm,
                als(Rolle.BETRIEB, "/api/probe").header(kopfzeile, wert).POST(BodyPublishers.noBody()));

        assertThat(antwort.statusCode()).isEqualTo(status);
    }

    @Test
    void acceptsAChangeFromThePagesOfTheHub() throws Exception {
        var antwort = sende(
                programm,
                als(Rolle.BETRIEB, "/api/probe")
                        .header("Origin", "http://localhost:" + port)
                        .POST(BodyPublishers.noBody()));

        assertThat(antwort.statusCode()).isEqualTo(200);
    }

    @Test
    void signsAPersonInAndOut() throws Exception {
        var drinnen = melde("betrieb", KENNWORT);
        assertThat(drinnen.statusCode()).isEqualTo(302);
        assertThat(drinnen.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(drinnen.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(keks -> assertThat(keks).startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax"));

        var start = sende(browser, anfrage("/").header("Accept", "text/html"));
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(start.body()).contains("<strong>betrieb</strong>", "Rollen: Betrieb");
        assertThat(sende(browser, anfrage("/api/probe")).statusCode()).isEqualTo(200);

        var draussen = sende(browser, formular("/abmelden", "_csrf=" + token(start)));
        assertThat(draussen.headers().firstValue("Location").orElseThrow()).endsWith("/anmelden?abgemeldet");
        assertThat(draussen.headers().allValues("Set-Cookie"))
                .anySatisfy(keks -> assertThat(keks).startsWith("JSESSIONID=;").contains("Expires=Thu, 01 Jan 1970"));
        assertThat(sende(browser, anfrage("/api/probe")).statusCode()).isEqualTo(401);
    }

    @Test
    void writesDownWhoSignsInIsRefusedAndLeaves(CapturedOutput log) throws Exception {
        melde("revision", KENNWORT);
        var start = sende(browser, anfrage("/").header("Accept", "text/html"));
        sende(browser, anfrage("/actuator/env"));
        sende(browser, formular("/abmelden", "_csrf=" + token(start)));
        melde("revision", "Kennwort-falsch");
        melde("Kennwort-im-falschen-Feld", KENNWORT);
        sende(programm, anfrage("/api/probe"));

        assertThat(log.getAll().lines().filter(zeile -> zeile.contains("postfach.audit")))
                .map(zeile -> zeile.substring(zeile.indexOf("ergebnis=")))
                .endsWith(
                        "ergebnis=erlaubt benutzer=\"revision\" operation=\"anmeldung\" adresse=\"127.0.0.1\"",
                        "ergebnis=abgelehnt benutzer=\"revision\" operation=\"zugriff\" adresse=\"127.0.0.1\" ziel=\"GET /actuator/env\"",
                        "ergebnis=erlaubt benutzer=\"revision\" operation=\"abmeldung\" adresse=\"127.0.0.1\"",
                        "ergebnis=abgelehnt benutzer=\"revision\" operation=\"anmeldung\" adresse=\"127.0.0.1\"",
                        "ergebnis=abgelehnt benutzer=\"unbekannt\" operation=\"anmeldung\" adresse=\"127.0.0.1\"");
        assertThat(log.getAll()).doesNotContain(KENNWORT, "Kennwort-falsch", "Kennwort-im-falschen-Feld");
    }

    @Test
    void writesDownWhichMethodNeededAnotherRole(CapturedOutput log) throws Exception {
        sende(programm, als(Rolle.BETRIEB, "/api/probe/genehmigung").POST(BodyPublishers.noBody()));

        assertThat(log.getOut())
                .containsPattern(
                        "benutzer=\"betrieb\" operation=\"zugriff\" adresse=\"127.0.0.1\" ziel=\"Resource\\.\\w+\"");
    }

    @Test
    void writesDownOnceAnHourThatAProgramSignsIn(CapturedOutput log) throws Exception {
        uhr.stelleVor(Duration.ofHours(1));
        mit("lesen", KENNWORT);
        mit("lesen", KENNWORT);
        uhr.stelleVor(Duration.ofHours(1));
        mit("lesen", KENNWORT);

        assertThat(log.getOut().split("ergebnis=erlaubt benutzer=\"lesen\" operation=\"anmeldung\"", -1))
                .hasSize(3);
    }

    @Test
    void tellsEverybodyWhomToTellOfAWeakness() throws Exception {
        var antwort = sende(programm, anfrage("/.well-known/security.txt"));

        assertThat(antwort.statusCode()).isEqualTo(200);
        assertThat(antwort.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(antwort.body())
                .startsWith(
                        "Contact: mailto:sicherheit@behoerde.example\nContact: https://behoerde.example/melden\nExpires: ")
                .endsWith("T00:00:00Z\nPreferred-Languages: de, en\n");
    }

    @Test
    void returnsToThePageThatWasAskedForAlsoAfterASlipOfTheFingers() throws Exception {
        var weg = sende(browser, anfrage("/api-doku?seite=2&wort=a%26b").header("Accept", "text/html"));
        var seite = sende(browser, ziel(weg));
        var feld = Pattern.compile("name=\"weiter\" value=\"([^\"]+)\"").matcher(seite.body());
        assertThat(feld.find()).isTrue();
        assertThat(feld.group(1)).isEqualTo("/api-doku?seite=2&amp;wort=a%26b");
        var weiter = "&weiter=" + URLEncoder.encode(feld.group(1).replace("&amp;", "&"), StandardCharsets.UTF_8);

        var falsch = sende(
                browser, formular("/anmelden", "benutzername=lesen&kennwort=falsch&_csrf=" + token(seite) + weiter));
        assertThat(ziel(falsch).build().uri().toString()).endsWith("/anmelden?fehler" + weiter);
        var nochmal = sende(browser, ziel(falsch));
        var drinnen = sende(
                browser,
                formular(
                        "/anmelden",
                        "benutzername=lesen&kennwort=" + URLEncoder.encode(KENNWORT, StandardCharsets.UTF_8) + "&_csrf="
                                + token(nochmal) + weiter));

        assertThat(ziel(drinnen).build().uri())
                .isEqualTo(URI.create("http://localhost:" + port + "/api-doku?seite=2&wort=a%26b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://boese.invalid/",
                "//boese.invalid/",
                "/\\boese.invalid/",
                "\\\\boese.invalid",
                "javascript:alert(1)",
                "boese.invalid",
                "/\t/boese.invalid",
                "/\r\nX-Boese: 1",
                "/ä",
                "/anmelden?fehler",
                "",
            })
    void leadsNobodyElsewhere(String weiter) throws Exception {
        var gefragt = "weiter=" + URLEncoder.encode(weiter, StandardCharsets.UTF_8);
        var seite = sende(browser, anfrage("/anmelden?" + gefragt).header("Accept", "text/html"));
        assertThat(seite.body()).doesNotContain("name=\"weiter\"", "boese");
        var token = token(sende(browser, anfrage("/anmelden").header("Accept", "text/html")));

        var drinnen = sende(
                browser,
                formular(
                        "/anmelden",
                        "benutzername=lesen&kennwort=" + URLEncoder.encode(KENNWORT, StandardCharsets.UTF_8) + "&_csrf="
                                + token + "&" + gefragt));

        assertThat(ziel(drinnen).build().uri()).isEqualTo(URI.create("http://localhost:" + port + "/"));
        assertThat(drinnen.headers().map()).doesNotContainKey("X-Boese");
    }

    @Test
    void keepsTheTokenOfTheLoginPageInACookieUntilTheLogin() throws Exception {
        var seite = sende(browser, anfrage("/anmelden").header("Accept", "text/html"));
        var keks = seite.headers().allValues("Set-Cookie");
        assertThat(keks)
                .singleElement()
                .satisfies(einer -> assertThat(einer)
                        .startsWith("postfach-anmeldung=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Secure"));
        var zweite = sende(browser, anfrage("/anmelden").header("Accept", "text/html"));
        assertThat(zweite.headers().allValues("Set-Cookie")).isEmpty();

        assertThat(anmeldung(token(zweite)).headers().firstValue("Location").orElseThrow())
                .endsWith("/");

        var start = sende(browser, anfrage("/").header("Accept", "text/html"));
        assertThat(start.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(einer ->
                        assertThat(einer).startsWith("postfach-anmeldung=;").contains("Expires=Thu, 01 Jan 1970"));
        // What was good for the login page isn't for anything else.
        assertThat(sende(
                                browser,
                                anfrage("/api/probe")
                                        .header("X-CSRF-TOKEN", token(seite))
                                        .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    /** Two tabs with the login page: the second one is older than the session when its form is sent. */
    @Test
    void asksTheSecondTabToSignInAgain() throws Exception {
        var ersterTab = token(sende(browser, anfrage("/anmelden").header("Accept", "text/html")));
        var zweiterTab = token(sende(browser, anfrage("/anmelden").header("Accept", "text/html")));

        assertThat(anmeldung(ersterTab).headers().firstValue("Location").orElseThrow())
                .endsWith("/");
        sende(browser, anfrage("/").header("Accept", "text/html"));
        var abgelaufen = anmeldung(zweiterTab + "&weiter=%2Fapi-doku");

        assertThat(abgelaufen.headers().firstValue("Location").orElseThrow())
                .endsWith("/anmelden?abgelaufen&weiter=%2Fapi-doku");
        var seite = sende(browser, ziel(abgelaufen));
        assertThat(seite.body()).contains("Die Sitzung ist abgelaufen");
        assertThat(anmeldung(token(seite)).headers().firstValue("Location").orElseThrow())
                .endsWith("/");
    }

    @Test
    void leadsToTheLoginWhoSendsAFormAfterTheSessionHasEnded() throws Exception {
        melde("betrieb", KENNWORT);
        var token = token(sende(browser, anfrage("/").header("Accept", "text/html")));
        uhr.stelleVor(Duration.ofHours(12));

        var antwort = sende(browser, formular("/irgendwas", "_csrf=" + token).header("Accept", "text/html"));

        assertThat(antwort.headers().firstValue("Location").orElseThrow()).endsWith("/anmelden?abgelaufen");
    }

    @Test
    void endsEverySessionAfterHalfADayWhateverSomebodyDid() throws Exception {
        melde("betrieb", KENNWORT);
        for (int i = 0; i < 48; i++) {
            assertThat(sende(browser, anfrage("/api/probe")).statusCode()).isEqualTo(200);
            uhr.stelleVor(Duration.ofMinutes(15));
        }

        assertThat(sende(browser, anfrage("/api/probe")).statusCode()).isEqualTo(401);
        melde("betrieb", KENNWORT);
        assertThat(sende(browser, anfrage("/api/probe")).statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherWayOutThanItsOwn() throws Exception {
        for (var pfad : List.of("/logout", "/login", "/login?logout", "/default-ui.css")) {
            assertThat(sende(programm, als(Rolle.LESEN, pfad)).statusCode())
                    .as(pfad)
                    .isEqualTo(404);
        }
    }

    @Test
    void doesNotTellAPersonWhetherTheUserExists() throws Exception {
        var falsch = melde("betrieb", "falsch");
        var unbekannt = melde("niemand", KENNWORT);
        assertThat(falsch.headers().firstValue("Location"))
                .isEqualTo(unbekannt.headers().firstValue("Location"));

        var seite = sende(browser, anfrage("/anmelden?fehler&benutzername=%3Cscript%3E"));
        assertThat(seite.body())
                .contains("role=\"alert\"", "Benutzername oder Kennwort stimmt nicht", "lang=\"de\"")
                .doesNotContain("<script>");
    }

    @Test
    void endsTheSessionOfSomebodyWhoIsAwayAlthoughThePageRenewsItself() throws Exception {
        melde("betrieb", KENNWORT);
        sende(browser, anfrage("/").header("Accept", "text/html"));

        for (int i = 0; i < 2; i++) {
            uhr.stelleVor(Duration.ofMinutes(14));
            assertThat(sende(browser, vonSelbst()).statusCode()).isEqualTo(200);
        }
        uhr.stelleVor(Duration.ofMinutes(14));

        var ende = sende(browser, vonSelbst());
        assertThat(ende.statusCode()).isEqualTo(401);
        assertThat(ende.headers().firstValue("HX-Redirect")).contains("/anmelden?abgelaufen");
        assertThat(sende(browser, anfrage("/api/probe")).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsTheSessionOfSomebodyWhoActs() throws Exception {
        melde("betrieb", KENNWORT);

        for (int i = 0; i < 4; i++) {
            sende(browser, anfrage("/").header("Accept", "text/html"));
            uhr.stelleVor(Duration.ofMinutes(20));
            assertThat(sende(browser, vonSelbst()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void leadsAPageThatRenewsItselfToTheLoginWithoutTheWindowOfTheBrowser() throws Exception {
        var antwort = sende(browser, vonSelbst());

        assertThat(antwort.statusCode()).isEqualTo(401);
        assertThat(antwort.headers().firstValue("HX-Redirect")).contains("/anmelden?abgelaufen");
        assertThat(antwort.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void saysOnAPageThatTheDatabaseIsAway() throws Exception {
        melde("lesen", KENNWORT);

        var seite = sende(browser, anfrage("/ohne-datenbank").header("Accept", "text/html"));

        assertThat(seite.statusCode()).isEqualTo(503);
        assertThat(seite.body())
                .contains("Die Datenbank ist gerade nicht erreichbar", "<strong>lesen</strong>")
                .doesNotContain(Probe.KANARIE);
    }

    @Test
    void wantsATokenForWhatABrowserChanges() throws Exception {
        melde("betrieb", KENNWORT);
        var ohne = sende(browser, anfrage("/api/probe").POST(BodyPublishers.noBody()));
        assertThat(ohne.statusCode()).isEqualTo(403);
        assertThat(problem(ohne).path("status").asInt()).isEqualTo(403);

        var token = token(sende(browser, anfrage("/").header("Accept", "text/html")));
        var mit = sende(
                browser, anfrage("/api/probe").header("X-CSRF-TOKEN", token).POST(BodyPublishers.noBody()));
        assertThat(mit.statusCode()).isEqualTo(200);
    }

    @Test
    void asksAgainWhenTheLoginPageIsOlderThanItsSession() throws Exception {
        var antwort = sende(
                browser,
                formular("/anmelden", "benutzername=betrieb&kennwort=x&_csrf=von-gestern")
                        .header("Accept", "text/html"));

        assertThat(antwort.headers().firstValue("Location").orElseThrow()).endsWith("/anmelden?abgelaufen");
    }

    @Test
    void showsPeopleAnErrorPageAndProgramsAProblem() throws Exception {
        melde("lesen", KENNWORT);
        var pfad = "/gibt-es-nicht/" + Probe.KANARIE;

        var seite = sende(browser, anfrage(pfad).header("Accept", "text/html"));
        assertThat(seite.statusCode()).isEqualTo(404);
        assertThat(seite.body())
                .contains("<html lang=\"de\">", "<h1>Nicht gefunden</h1>")
                .doesNotContain(Probe.KANARIE);

        var verboten = sende(browser, anfrage("/actuator/env").header("Accept", "text/html"));
        assertThat(verboten.statusCode()).isEqualTo(403);
        assertThat(verboten.body()).contains("<h1>Nicht erlaubt</h1>");

        var problem = sende(browser, anfrage("/api" + pfad).header("Accept", "text/html"));
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem(problem).path("title").asString()).isEqualTo("Nicht gefunden");
        assertThat(problem.body()).doesNotContain(Probe.KANARIE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/probe/1-1-1-1-1 | 400 | UNGUELTIGER_WERT | id | erwartet wird eine UUID",
                "/api/probe/zahl/0x1 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/zahl/%231 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/zahl/01 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/zahl/%2B1 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/zahl/%201 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/zahl/%EF%BC%91 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/zahl/%D9%A1 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/zahl/99999999999999999999 | 400 | UNGUELTIGER_WERT | nummer | erwartet wird eine ganze Zahl",
                "/api/probe/suche?von=2025-10-01T00:00:00Z&seite=0x1 | 400 | UNGUELTIGER_WERT | seite | erwartet wird eine ganze Zahl",
                "/api/probe/suche?von=2025-10-01T00:00:00Z&seite=%EF%BC%91 | 400 | UNGUELTIGER_WERT | seite | erwartet wird eine ganze",
                "/api/probe/suche?von=2025-10-01T00:00:00Z&seite=3000000000 | 400 | UNGUELTIGER_WERT | seite | erwartet wird eine ganze",
                "/api/probe/keine-uuid-Kanarienvogel-0815 | 400 | UNGUELTIGER_WERT | id | erwartet wird eine UUID",
                "/api/probe/suche | 400 | FELD_FEHLT | von | Der Parameter fehlt",
                "/api/probe/suche?von=Kanarienvogel-0815 | 400 | UNGUELTIGER_WERT | von | Zeitpunkt mit Abstand zu UTC",
                "/api/probe/suche?von=2025-10-01T00:00:00Z&seite=10 | 400 | UNGUELTIGER_WERT | seite | höchstens 9",
                "/api/probe/suche?von=2025-10-01T00:00:00Z&rolle=Kanarienvogel-0815 | 400 | UNGUELTIGER_WERT | rolle"
                        + " | erlaubt sind LESEN, ADMINISTRATION",
            })
    void saysWhatIsWrongWithTheInputWithoutRepeatingIt(String pfad, int status, String code, String feld, String text)
            throws Exception {
        var antwort = sende(programm, als(Rolle.LESEN, pfad));

        assertThat(antwort.statusCode()).isEqualTo(status);
        var fehler = problem(antwort).path("fehler").path(0);
        assertThat(fehler.path("code").asString()).isEqualTo(code);
        assertThat(fehler.path("feld").asString()).isEqualTo(feld);
        assertThat(fehler.path("text").asString()).contains(text);
        assertThat(antwort.body()).doesNotContain(Probe.KANARIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "42", "999999999999999999"})
    void readsANumberThatIsWrittenAsOne(String nummer) throws Exception {
        assertThat(sende(programm, als(Rolle.LESEN, "/api/probe/zahl/" + nummer))
                        .body())
                .isEqualTo(nummer);
    }

    @Test
    void refusesABodyThatIsNoJsonWithoutRepeatingIt() throws Exception {
        var antwort = sende(
                programm,
                als(Rolle.BETRIEB, "/api/probe/auftrag")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{" + Probe.KANARIE)));

        assertThat(antwort.statusCode()).isEqualTo(400);
        assertThat(problem(antwort).at("/fehler/0/code").asString()).isEqualTo("KEIN_JSON");
        assertThat(antwort.body()).doesNotContain(Probe.KANARIE);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/probe/6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10, 404, Die Probe gibt es nicht.",
        "/api/probe/fehler, 500, Der Hub hat einen Fehler gemacht. Er steht im Log des Hubs.",
        "/api/probe/gestoert, 503, Die Datenbank ist gerade nicht erreichbar. Bitte in einigen Minuten noch einmal versuchen.",
    })
    void answersWithAProblemInGerman(String pfad, int status, String text) throws Exception {
        var antwort = sende(programm, als(Rolle.LESEN, pfad));

        assertThat(antwort.statusCode()).isEqualTo(status);
        var problem = problem(antwort);
        assertThat(problem.path("detail").asString()).isEqualTo(text);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("instance").asString()).startsWith("urn:uuid:");
        assertThat(antwort.body()).doesNotContain(Probe.KANARIE, "Exception", "trace");
    }

    @Test
    void answersWithAProblemWhatNoResourceHandles() throws Exception {
        assertThat(problem(sende(programm, als(Rolle.BETRIEB, "/api/probe").DELETE()))
                        .path("title")
                        .asString())
                .isEqualTo("Methode nicht erlaubt");
        assertThat(problem(sende(
                                programm,
                                als(Rolle.BETRIEB, "/api/probe/auftrag").POST(BodyPublishers.ofString("x"))))
                        .path("title")
                        .asString())
                .isEqualTo("Medientyp nicht unterstützt");
        assertThat(problem(sende(programm, als(Rolle.BETRIEB, "/api//probe;a=b")))
                        .path("title")
                        .asString())
                .isEqualTo("Ungültige Anfrage");
    }

    @Test
    void describesTheApiInGermanAndItsUiWorksUnderTheContentPolicy() throws Exception {
        var beschreibung =
                JSON.readTree(sende(programm, als(Rolle.LESEN, "/v3/api-docs")).body());
        assertThat(beschreibung.at("/info/title").asString()).isEqualTo("Postfach-Hub");
        assertThat(beschreibung.at("/components/securitySchemes/basic/scheme").asString())
                .isEqualTo("basic");
        assertThat(beschreibung.path("paths").propertyNames()).allMatch(pfad -> pfad.startsWith("/api/"));

        var seite = sende(programm, als(Rolle.LESEN, "/swagger-ui/index.html"));
        assertThat(seite.statusCode()).isEqualTo(200);
        assertThat(seite.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(seite.body())
                .doesNotContainPattern("<script[^>]*>\\s*[^<\\s]")
                .doesNotContain("https://");
        assertThat(sende(programm, als(Rolle.LESEN, "/swagger-ui/swagger-initializer.js"))
                        .body())
                .doesNotContain("petstore");
    }

    private HttpResponse<String> mit(String name, String kennwort) throws Exception {
        return sende(programm, anfrage("/api/probe").header("Authorization", basic(name, kennwort)));
    }

    private HttpResponse<String> anmeldung(String tokenUndWeiter) throws Exception {
        return sende(
                browser,
                formular(
                                "/anmelden",
                                "benutzername=lesen&kennwort=" + URLEncoder.encode(KENNWORT, StandardCharsets.UTF_8)
                                        + "&_csrf=" + tokenUndWeiter)
                        .header("Accept", "text/html"));
    }

    private static HttpRequest.Builder ziel(HttpResponse<String> antwort) {
        return HttpRequest.newBuilder(
                        URI.create(antwort.headers().firstValue("Location").orElseThrow()))
                .header("Accept", "text/html");
    }

    private static String sitzung(HttpResponse<String> anmeldung) {
        return anmeldung.headers().allValues("Set-Cookie").stream()
                .filter(keks -> keks.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> melde(String name, String kennwort) throws Exception {
        var seite = sende(browser, anfrage("/anmelden").header("Accept", "text/html"));
        return sende(
                browser,
                formular(
                        "/anmelden",
                        "benutzername=%s&kennwort=%s&_csrf=%s"
                                .formatted(name, URLEncoder.encode(kennwort, StandardCharsets.UTF_8), token(seite))));
    }

    private static String token(HttpResponse<String> seite) {
        var treffer = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(seite.body());
        assertThat(treffer.find()).isTrue();
        return treffer.group(1);
    }

    private HttpRequest.Builder vonSelbst() {
        return anfrage("/?automatisch").header("HX-Request", "true");
    }

    private HttpRequest.Builder formular(String pfad, String inhalt) {
        return anfrage(pfad)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(inhalt));
    }

    private HttpRequest.Builder als(Rolle rolle, String pfad) {
        return anfrage(pfad).header("Authorization", basic(rolle.name().toLowerCase(Locale.ROOT), KENNWORT));
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pfad));
    }

    private static String basic(String name, String kennwort) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + kennwort).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> sende(HttpClient wer, HttpRequest.Builder anfrage)
            throws IOException, InterruptedException {
        return wer.send(anfrage.build(), BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> antwort) throws IOException {
        assertThat(antwort.headers().firstValue("Content-Type")).contains("application/problem+json");
        return JSON.readTree(antwort.body());
    }
}

package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import de.postfachhub.prozess.Prozess;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.ObjectMapper;

/** Signs in as browsers do, at a provider that listens on a port of its own; the hub starts before it. */
@SpringBootTest(
        classes = Probe.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:/nichts/",
            "spring.config.on-not-found=ignore",
            "spring.security.oauth2.client.registration.zentral.client-name=Zentraldienst",
            "spring.security.oauth2.client.registration.zentral.client-id=" + Testanmeldedienst.CLIENT,
            "spring.security.oauth2.client.registration.zentral.client-secret=" + Testanmeldedienst.GEHEIMNIS,
            "spring.security.oauth2.client.registration.zentral.scope=profile",
            "spring.security.oauth2.client.provider.zentral.user-name-attribute=kennung",
            "postfach.anmeldung.rollenclaim=realm_access.roles",
            "postfach.anmeldung.rollen.administration=PH-Administration, PH-Chefin",
        })
@ActiveProfiles("probe")
@ExtendWith(OutputCaptureExtension.class)
class OpenIdAnmeldungTest {

    private static final int PORT = Prozess.freierPort();
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Probe.Uhr uhr;

    @Autowired
    private JdbcClient jdbc;

    private Testanmeldedienst dienst;

    private final HttpClient ohneFolgen = HttpClient.newHttpClient();

    private final CookieManager kekse = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(kekse)
            .followRedirects(Redirect.ALWAYS)
            .build();

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) {
        einstellungen.add(
                "spring.security.oauth2.client.provider.zentral.issuer-uri", () -> Testanmeldedienst.adresse(PORT));
        einstellungen.add("postfach.benutzer[0].name", () -> "Betrieb");
        einstellungen.add(
                "postfach.benutzer[0].kennwort", () -> "{bcrypt}" + new BCryptPasswordEncoder(4).encode("geheim"));
        einstellungen.add("postfach.benutzer[0].rollen", () -> "BETRIEB");
    }

    @BeforeEach
    void starteDienst() {
        dienst = new Testanmeldedienst(PORT);
        dienst.naechste(anna("PH-Administration"));
    }

    @AfterEach
    void beendeDienst() {
        dienst.close();
    }

    @Test
    void signsInWithTheRolesAndAgenciesOfTheClaims() throws Exception {
        var start = melde();

        assertThat(start.uri().getPath()).isEqualTo("/");
        assertThat(start.body()).contains("<strong>anna.admin</strong>", "Rollen: Administration");
        var wer = JSON.readTree(lies("/api/probe/wer").body());
        assertThat(wer.path("name").asString()).isEqualTo("anna.admin");
        assertThat(wer.path("rollen")).containsExactly(JSON.valueToTree("ADMINISTRATION"));
        assertThat(wer.path("agenturen")).containsExactlyInAnyOrder(JSON.valueToTree("735"), JSON.valueToTree("030"));
    }

    @Test
    void asksForACodeWithStateNonceAndPkce() throws Exception {
        melde();

        assertThat(dienst.letzteAnfrage())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://localhost:" + port + "/login/oauth2/code/zentral")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(dienst.letzteAnfrage().get("scope").split(" ")).containsExactlyInAnyOrder("openid", "profile");
    }

    @Test
    void takesClaimsOfTheUserInfoToo() throws Exception {
        dienst.naechste(Map.of("sub", "4711", "kennung", "anna.admin"));
        dienst.sagtAusserdem(Map.of("realm_access", Map.of("roles", List.of("GENEHMIGUNG")), "agenturen", "*"));

        assertThat(melde().body()).contains("Rollen: Genehmigung");
        assertThat(JSON.readTree(lies("/api/probe/wer").body()).path("agenturen"))
                .containsExactly(JSON.valueToTree("*"));
    }

    @Test
    void offersBothWaysOnTheLoginPage() throws Exception {
        assertThat(lies("/anmelden").body())
                .contains(
                        "href=\"/oauth2/authorization/zentral\"",
                        "Anmelden mit Zentraldienst",
                        "autocomplete=\"current-password\"");
    }

    @Test
    void returnsToThePageThatWasAskedFor() throws Exception {
        var seite = lies("/swagger-ui/index.html?a=b%26c");
        var verweis = Pattern.compile("href=\"(/oauth2/authorization/zentral[^\"]*)\"")
                .matcher(seite.body());
        assertThat(verweis.find()).isTrue();

        var drinnen = lies(verweis.group(1).replace("&amp;", "&"));

        assertThat(drinnen.statusCode()).isEqualTo(200);
        assertThat(drinnen.uri()).hasPath("/swagger-ui/index.html").hasQuery("a=b&c");
    }

    @Test
    void givesANewSessionToWhomItSignsIn() throws Exception {
        melde();
        var vorher = sitzung();

        melde();

        assertThat(sitzung()).isNotEqualTo(vorher);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//boese.invalid/", "https://boese.invalid/", "/\\boese.invalid"})
    void leadsNobodyElsewhere(String weiter) throws Exception {
        assertThat(lies("/oauth2/authorization/zentral?weiter=" + URLEncoder.encode(weiter, StandardCharsets.UTF_8))
                        .uri())
                .isEqualTo(URI.create("http://localhost:" + port + "/"));
    }

    @Test
    void keepsNothingOfWhoIsAtTheProvider() throws Exception {
        var hin = ohneFolgen.send(anfrage("/oauth2/authorization/zentral").build(), BodyHandlers.ofString());

        assertThat(hin.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(keks -> assertThat(keks)
                        .startsWith("postfach-anmeldedienst=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"));
        var zurueck = zumDienst(hin);
        var drinnen = ohneFolgen.send(zurueck.header("Cookie", keks(hin)).build(), BodyHandlers.ofString());
        assertThat(drinnen.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(drinnen.headers().allValues("Set-Cookie"))
                .anySatisfy(keks ->
                        assertThat(keks).startsWith("postfach-anmeldedienst=;").contains("Max-Age=0"))
                .anySatisfy(keks -> assertThat(keks).startsWith("JSESSIONID="));
    }

    static Stream<Arguments> kekse() {
        return Stream.of(
                Arguments.of("none", (UnaryOperator<String>) keks -> "anderer=1"),
                Arguments.of("changed", (UnaryOperator<String>)
                        keks -> keks.substring(0, 60) + (keks.charAt(60) == 'A' ? 'B' : 'A') + keks.substring(61)),
                Arguments.of("cut", (UnaryOperator<String>) keks -> keks.substring(0, 40)),
                Arguments.of("no base64", (UnaryOperator<String>) keks -> "postfach-anmeldedienst=*"),
                // As after a restart, or at another instance.
                Arguments.of("of another process", (UnaryOperator<String>)
                        keks -> "postfach-anmeldedienst=" + "A".repeat(keks.length())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kekse")
    void beginsAnewWithACookieThatItDidNotMake(String welcher, UnaryOperator<String> wie) throws Exception {
        var hin = ohneFolgen.send(anfrage("/oauth2/authorization/zentral").build(), BodyHandlers.ofString());

        var zurueck = ohneFolgen.send(
                zumDienst(hin).header("Cookie", wie.apply(keks(hin))).build(), BodyHandlers.ofString());

        assertThat(zurueck.headers().firstValue("Location").orElseThrow()).endsWith("/anmelden?abgelaufen");
        assertThat(zurueck.headers().allValues("Set-Cookie")).noneMatch(keks -> keks.startsWith("JSESSIONID="));
    }

    @Test
    void beginsAnewAfterTenMinutes() throws Exception {
        var hin = ohneFolgen.send(anfrage("/oauth2/authorization/zentral").build(), BodyHandlers.ofString());
        uhr.stelleVor(Duration.ofMinutes(10));

        var zurueck = ohneFolgen.send(zumDienst(hin).header("Cookie", keks(hin)).build(), BodyHandlers.ofString());

        assertThat(zurueck.headers().firstValue("Location").orElseThrow()).endsWith("/anmelden?abgelaufen");
    }

    @Test
    void goesOnWithTheLatestOfTwoTabs() throws Exception {
        var erster = ohneFolgen.send(anfrage("/oauth2/authorization/zentral").build(), BodyHandlers.ofString());
        var zweiter = ohneFolgen.send(anfrage("/oauth2/authorization/zentral").build(), BodyHandlers.ofString());

        var spaet = ohneFolgen.send(
                zumDienst(erster).header("Cookie", keks(zweiter)).build(), BodyHandlers.ofString());
        var neuester = ohneFolgen.send(
                zumDienst(zweiter).header("Cookie", keks(zweiter)).build(), BodyHandlers.ofString());

        assertThat(spaet.headers().firstValue("Location").orElseThrow()).endsWith("/anmelden?abgelaufen");
        assertThat(neuester.headers().firstValue("Location").orElseThrow()).endsWith("/");
    }

    @Test
    void countsThePersonsSessionsThoughEachLoginHasOtherClaims() throws Exception {
        var sitzungen = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            kekse.getCookieStore().removeAll();
            melde();
            sitzungen.add("JSESSIONID=" + sitzung());
        }

        assertThat(sitzungen)
                .map(sitzung -> ohneFolgen
                        .send(anfrage("/api/probe").header("Cookie", sitzung).build(), BodyHandlers.ofString())
                        .statusCode())
                .containsExactly(401, 200, 200, 200, 200, 200);
    }

    @Test
    void wantsATokenForWhatABrowserChanges() throws Exception {
        melde();

        assertThat(sende(anfrage("/api/probe").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
    }

    static Stream<Arguments> faelschungen() {
        return Stream.of(
                Arguments.of("nonce of another login", falsch(claims -> claims.claim("nonce", "fremd"))),
                Arguments.of("no nonce", falsch(claims -> claims.claim("nonce", null))),
                Arguments.of(
                        "expired", falsch(claims -> claims.issueTime(vor(900)).expirationTime(vor(600)))),
                Arguments.of("for another client", falsch(claims -> claims.audience("andere"))),
                Arguments.of("of another provider", falsch(claims -> claims.issuer("https://boese.invalid"))),
                Arguments.of("without subject", falsch(claims -> claims.subject(null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faelschungen")
    void refusesAnIdToken(String welches, UnaryOperator<JWTClaimsSet.Builder> wie, CapturedOutput ausgabe)
            throws Exception {
        dienst.verfaelscht(wie);

        assertAbgewiesen("dienst", "Der Anmeldedienst antwortet nicht");
        assertThat(ausgabe).contains("Eine Anmeldung über OpenID Connect ist gescheitert");
        assertThat(ausgabe).doesNotContain("anna.admin", "4711");
    }

    @Test
    void refusesAnIdTokenThatTheProviderHasNotSigned() throws Exception {
        var fremder = Testanmeldedienst.neuerSchluessel();
        var oeffentlich = dienst.oeffentlicherSchluessel();
        for (var unterschrift : List.<Testanmeldedienst.Unterschrift>of(
                claims ->
                        Testanmeldedienst.signiert(JWSAlgorithm.RS256, "schluessel", new RSASSASigner(fremder), claims),
                claims -> Testanmeldedienst.signiert(
                        JWSAlgorithm.HS256, "schluessel", new MACSigner(oeffentlich), claims),
                claims -> new PlainJWT(claims).serialize(),
                claims -> "kein.id.token")) {
            dienst.unterschreibtMit(unterschrift);

            assertAbgewiesen("dienst", "Der Anmeldedienst antwortet nicht");
        }
    }

    @Test
    void refusesWhoHasNoRoleOfTheHub() throws Exception {
        dienst.naechste(anna("offline_access", "administration", "ADMINISTRATION"));

        assertAbgewiesen("keine_rolle", "Sie haben dort keine Rolle des");
    }

    @ParameterizedTest
    @CsvSource({
        "betrieb, name_vergeben, schon jemand anderem",
        "Betrieb, name_vergeben, schon jemand anderem",
        "Postfach-Hub, name_unbrauchbar, höchstens 100 Zeichen",
        "' anna', name_unbrauchbar, höchstens 100 Zeichen",
        "an\uFFFDna, name_unbrauchbar, höchstens 100 Zeichen",
        "'', name_unbrauchbar, höchstens 100 Zeichen",
        "bet\u200Brieb, name_unbrauchbar, lateinische Buchstaben",
        "betrieb\u202E, name_unbrauchbar, lateinische Buchstaben",
        "bet\u00ADrieb, name_unbrauchbar, lateinische Buchstaben",
        "betr\u0456eb, name_unbrauchbar, lateinische Buchstaben",
        "mu\u0308ller, name_unbrauchbar, lateinische Buchstaben",
        "anna\uFF17, name_unbrauchbar, lateinische Buchstaben",
        "Postfach\u2011Hub, name_unbrauchbar, lateinische Buchstaben",
        ", name_unbrauchbar, höchstens 100 Zeichen",
    })
    void refusesANameThatIsNotTheUsersAlone(String kennung, String anlass, String text) throws Exception {
        dienst.verfaelscht(claims -> claims.claim("kennung", kennung));
        dienst.sagtAusserdem(kennung == null ? Map.of() : Map.of("kennung", kennung));
        if (kennung == null) {
            dienst.naechste(Map.of("sub", "4711", "realm_access", Map.of("roles", List.of("LESEN"))));
        }

        assertAbgewiesen(anlass, text);
    }

    @ParameterizedTest
    @CsvSource({"anna.admin, anna.admin", "berta, BERTA", "straße, STRASSE", "İnge, inge"})
    void givesANameToNobodyElse(String name, String gleicher) throws Exception {
        melde(name, "4711");
        assertThat(JSON.readTree(lies("/api/probe/wer").body()).path("kennung").asString())
                .isEqualTo(Testanmeldedienst.adresse(PORT) + "#4711");
        kekse.getCookieStore().removeAll();

        dienst.naechste(person(gleicher, "0815"));
        assertAbgewiesen("name_vergeben", "gehört im Postfach-Hub schon jemand anderem");
        kekse.getCookieStore().removeAll();

        melde(gleicher, "4711");
        assertThat(lies("/api/probe").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsNoNameFromItsOwnerForSomebodyWhoMayNotComeIn() throws Exception {
        dienst.naechste(Map.of("sub", "0815", "kennung", "carla", "realm_access", Map.of("roles", List.of())));
        assertAbgewiesen("keine_rolle", "Sie haben dort keine Rolle des");
        kekse.getCookieStore().removeAll();

        melde("carla", "4711");
        assertThat(lies("/api/probe").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        jdbc.sql("ALTER TABLE personenname RENAME TO weg").update();
        try {
            assertAbgewiesen("gestoert", "Die Datenbank des Hubs ist gerade nicht");
        } finally {
            jdbc.sql("ALTER TABLE weg RENAME TO personenname").update();
        }

        assertThat(melde().body()).contains("anna.admin");
    }

    @Test
    void saysOnceAndWithoutTheValueThatAClaimMeansNothing(CapturedOutput ausgabe) throws Exception {
        dienst.naechste(Map.of(
                "sub",
                "4711",
                "kennung",
                "anna.admin",
                "realm_access",
                Map.of("roles", List.of("LESEN", "gruppe-von-anna")),
                "agenturen",
                List.of("735", "abteilung-von-anna", 30)));

        for (int i = 0; i < 2; i++) {
            melde();
            assertThat(JSON.readTree(lies("/api/probe/wer").body()).path("agenturen"))
                    .containsExactly(JSON.valueToTree("735"));
            kekse.getCookieStore().removeAll();
        }

        assertThat(ausgabe.getAll().split("Der Claim agenturen enthält auch Werte", -1))
                .hasSize(2);
        assertThat(ausgabe).doesNotContain("von-anna");
    }

    @Test
    void refusesAnAnswerThatNobodyAskedFor(CapturedOutput ausgabe) throws Exception {
        assertThat(lies("/login/oauth2/code/zentral?code=x&state=y").uri().getQuery())
                .isEqualTo("abgelaufen");
        assertThat(lies("/login/oauth2/code/zentral?error=x%0Aerfunden&state=y")
                        .uri()
                        .getQuery())
                .isEqualTo("abgelaufen");
        assertThat(lies("/oauth2/authorization/gibt-es-nicht").statusCode()).isEqualTo(200);
        assertThat(ausgabe).doesNotContain("erfunden");
        assertThat(lies("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhatThePersonOrTheProviderRefused(CapturedOutput ausgabe) throws Exception {
        dienst.verweigert("access_denied");
        var abgebrochen = melde();
        assertThat(abgebrochen.uri().getQuery()).isEqualTo("abgebrochen");
        assertThat(abgebrochen.body()).contains("Die Anmeldung ist abgebrochen");

        dienst.verweigert("x\nerfundene Zeile");
        assertAbgewiesen("dienst", "Der Anmeldedienst antwortet nicht");
        assertThat(ausgabe).doesNotContain("erfunden");
    }

    @Test
    void saysThatTheProviderIsAwayAndGoesOnWhenItIsBack(CapturedOutput ausgabe) throws Exception {
        dienst.close();
        assertAbgewiesen("dienst", "Der Anmeldedienst antwortet nicht");
        assertThat(ausgabe).contains("Eine Anmeldung über OpenID Connect ist gescheitert");

        starteDienst();
        assertThat(melde().body()).contains("anna.admin");
    }

    @Test
    void signsOutAtTheProviderToo() throws Exception {
        var start = melde();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(start.body());
        assertThat(token.find()).isTrue();

        var seite = sende(anfrage("/abmelden")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token.group(1))));

        // Not a redirect: browsers would hold form-action 'self' against it.
        assertThat(seite.previousResponse()).isEmpty();
        assertThat(seite.body()).contains("<h1>Abmeldung</h1>").doesNotContain("anna.admin");
        assertThat(lies("/api/probe").statusCode()).isEqualTo(401);
        var weiter = seite.headers().firstValue("Refresh").orElseThrow().replace("0; url=", "");
        assertThat(weiter).startsWith(dienst.adresse() + "/abmelden?");
        assertThat(sende(HttpRequest.newBuilder(URI.create(weiter))).body()).contains("Sie sind abgemeldet");
        assertThat(dienst.abmeldungen())
                .singleElement()
                .satisfies(abmeldung -> assertThat(abmeldung)
                        .containsEntry("post_logout_redirect_uri", "http://localhost:" + port + "/anmelden?abgemeldet")
                        .containsKey("id_token_hint"));
    }

    private void assertAbgewiesen(String anlass, String text) throws Exception {
        var seite = melde();
        assertThat(seite.uri().getPath()).isEqualTo("/anmelden");
        assertThat(seite.uri().getQuery()).isEqualTo(anlass);
        assertThat(seite.body().replaceAll("\\s+", " "))
                .contains("<h1>Fehler bei der Anmeldung</h1>", "role=\"alert\"", text);
        assertThat(lies("/api/probe").statusCode()).isEqualTo(401);
    }

    private static Date vor(int sekunden) {
        return Date.from(Instant.now().minusSeconds(sekunden));
    }

    private static UnaryOperator<JWTClaimsSet.Builder> falsch(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return claims;
    }

    private static Map<String, Object> anna(String... rollen) {
        return Map.of(
                "sub",
                "4711",
                "kennung",
                "anna.admin",
                "realm_access",
                Map.of("roles", List.of(rollen)),
                "agenturen",
                List.of("735", "030"));
    }

    /** What the browser asks the hub for when it comes back from the provider. */
    private HttpRequest.Builder zumDienst(HttpResponse<String> hin) throws Exception {
        var dorthin = HttpRequest.newBuilder(
                URI.create(hin.headers().firstValue("Location").orElseThrow()));
        var zurueck = ohneFolgen.send(dorthin.build(), BodyHandlers.ofString());
        return HttpRequest.newBuilder(
                        URI.create(zurueck.headers().firstValue("Location").orElseThrow()))
                .header("Accept", "text/html");
    }

    private static String keks(HttpResponse<String> hin) {
        return hin.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private String sitzung() {
        return kekse.getCookieStore().getCookies().stream()
                .filter(keks -> keks.getName().equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void melde(String name, String sub) throws Exception {
        dienst.naechste(person(name, sub));
        melde();
    }

    private static Map<String, Object> person(String name, String sub) {
        return Map.of("sub", sub, "kennung", name, "realm_access", Map.of("roles", List.of("LESEN")));
    }

    private HttpResponse<String> melde() throws Exception {
        return lies("/oauth2/authorization/zentral");
    }

    private HttpResponse<String> lies(String pfad) throws Exception {
        return sende(anfrage(pfad));
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pfad))
                .header("Accept", "text/html, application/json");
    }

    private HttpResponse<String> sende(HttpRequest.Builder anfrage) throws IOException, InterruptedException {
        return browser.send(anfrage.build(), BodyHandlers.ofString());
    }
}

package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import de.postfachhub.Testdatenbank;
import de.postfachhub.prozess.Testhub;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.ObjectMapper;

/**
 * Sends to every text that any address of the hub takes what no text is, on PostgreSQL, which refuses it. A new address is in this test
 * by itself.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class TexteingangTest {

    private static final String JSON_ART = "application/json";
    private static final String FORMULAR_ART = "application/x-www-form-urlencoded";

    /** U+0000, half a surrogate pair in UTF-8, a lone byte, another control character, too long a text. */
    private static final List<String> UNBRAUCHBAR =
            List.of("%00", "a%00b", "%ED%A0%80", "%FF", "%1B", "x".repeat(2001));

    /**
     * A text that an address takes.
     *
     * @param pfad with the other variables filled in, and the variable in braces if the text is one
     */
    private record Eingang(String methode, String pfad, String name, boolean imPfad) {

        HttpRequest.Builder anfrage(String basis, String wert) {
            if (imPfad) {
                return HttpRequest.newBuilder(URI.create(basis + pfad.replace("{" + name + "}", wert)))
                        .method(methode, BodyPublishers.noBody());
            }
            if (methode.equals("GET") || pfad.startsWith("/api")) {
                return HttpRequest.newBuilder(URI.create(basis + pfad + "?" + name + "=" + wert))
                        .header("Content-Type", JSON_ART)
                        .method(
                                methode,
                                methode.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
            }
            return HttpRequest.newBuilder(URI.create(basis + pfad))
                    .header("Content-Type", FORMULAR_ART)
                    .method(methode, BodyPublishers.ofString("dienststelle=701&zweck=202509011&" + name + "=" + wert));
        }
    }

    /** In a pattern of an address, with its regular expression. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

    private static final Map<String, String> WERTE =
            Map.of("nummer", "202509011", "id", "1", "nachrichtId", "6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10");

    @TempDir
    static Path ordner;

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .mit("spring.datasource.url", Testdatenbank.postgresql().url())
                .benutzer(
                        "alle",
                        Stream.of(Rolle.values())
                                .map(Rolle::name)
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow(),
                        "*");
    }

    @Test
    void refusesWhatIsNoTextWhereverItIsSent(CapturedOutput log) {
        var eingaenge = eingaenge();
        assertThat(eingaenge)
                .hasSizeGreaterThan(60)
                .contains(
                        new Eingang("GET", "/api/nachrichten", "anliegen", false),
                        new Eingang("GET", "/api/aenderungsauftraege", "autor", false),
                        new Eingang("GET", "/aenderungsauftraege", "weisung", false),
                        new Eingang("DELETE", "/api/postfachsperren/{adresse}", "adresse", true),
                        new Eingang("POST", "/aenderungsauftraege/neu", "grund", false));

        assertSoftly(weich -> eingaenge.forEach(eingang -> UNBRAUCHBAR.forEach(wert -> {
            var api = eingang.pfad().startsWith("/api");
            var antwort = sende(eingang.anfrage(basis(), wert).header("Accept", api ? JSON_ART : "text/html"));
            weich.assertThat(antwort.statusCode()).as("%s %.20s", eingang, wert).isBetween(400, 422);
            if (api) {
                weich.assertThat(antwort.body()).as("%s", eingang).doesNotContain("\u0000", "\\u0000", "xxxxxxxxxx");
            }
        })));

        assertThat(log).doesNotContain("\tat ", "unerwarteter Fehler", "ERROR");
    }

    @Test
    void refusesWhatIsNoTextInEveryBody(CapturedOutput log) {
        var texte = koerper();
        assertThat(texte).hasSizeGreaterThan(8);

        assertSoftly(weich -> texte.forEach(eingang -> Stream.of(
                        "\\u0000", "\\ud800", "\\udc00x", "x\\udbff", "\\u001b")
                .forEach(wert -> {
                    var antwort = sende(json(eingang.pfad(), "{\"%s\":\"%s\"}".formatted(eingang.name(), wert)));
                    weich.assertThat(antwort.statusCode())
                            .as("%s %s", eingang, wert)
                            .isBetween(400, 422);
                })));

        assertThat(log).doesNotContain("\tat ", "unerwarteter Fehler", "ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "/nachrichten?anliegen=%00, anliegen",
        "/nachrichten?art=KLAERFALL&dienststelle=%1B, dienststelle",
        "/aenderungsauftraege?weisung=%00, weisung",
        "/aenderungsauftraege?agentur=%1B, agentur",
        "/agenturen?suche=%00, suche",
        "/zustaendigkeiten?dienststelle=%00, dienststelle",
        "/weisungen/202509011?regionaldirektion=%00, regionaldirektion",
        "/postfachpruefung?adresse=%00, organisationspostfach"
    })
    void saysItAtTheInputOfASearch(String adresse, String feld) {
        var antwort =
                sende(HttpRequest.newBuilder(URI.create(basis() + adresse)).header("Accept", "text/html"));

        assertThat(antwort.statusCode()).isEqualTo(400);
        assertThat(antwort.body())
                .containsPattern("<a href=\"#" + feld + "\">")
                .containsPattern("id=\"" + feld + "-fehler\"[^>]*>\\s*<small>Fehler: ")
                .contains("<form");
    }

    /** A page that only takes them is never asked when there are any. */
    @Test
    void asksEveryPageThatTakesTheFaults() {
        var zeigen = requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .filter(methode -> methode.hasMethodAnnotation(ZeigtTextfehler.class))
                .toList();
        var nehmen = requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .filter(methode ->
                        List.of(methode.getMethod().getParameterTypes()).contains(Texteingaben.class))
                .toList();

        assertThat(nehmen).isNotEmpty();
        assertThat(zeigen).containsAll(nehmen);
    }

    @Test
    void saysOnTheErrorPageWhatIsWrongWithATextThatHasNoInput() {
        var antwort = sende(
                HttpRequest.newBuilder(URI.create(basis() + "/?angehalten=%00")).header("Accept", "text/html"));

        assertThat(antwort.statusCode()).isEqualTo(400);
        assertThat(antwort.body()).contains("Ungültige Anfrage", "Text in UTF-8 ohne Steuerzeichen");
    }

    @Test
    void saysInTheApiWhichParameterItIs() throws IOException {
        var antwort = sende(HttpRequest.newBuilder(URI.create(basis() + "/api/nachrichten?anliegen=%00&art=FEHLER")));

        assertThat(antwort.statusCode()).isEqualTo(400);
        assertThat(antwort.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var fehler = json.readTree(antwort.body()).path("fehler");
        assertThat(fehler).hasSize(1);
        assertThat(fehler.at("/0/code").asString()).isEqualTo("UNGUELTIGER_WERT");
        assertThat(fehler.at("/0/feld").asString()).isEqualTo("anliegen");
    }

    @Test
    void takesEveryTextThatPeopleType() {
        var seite = sende(HttpRequest.newBuilder(
                URI.create(basis() + "/api/nachrichten?anliegen=%C3%84%F0%9F%98%80%0D%0A%09%E2%82%AC")));
        assertThat(seite.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"dienststelle":"701","grund":"a","grund":"b"}                        | DOPPELTES_FELD
            {"dienststelle":"701","dienststelle":"701"}                           | DOPPELTES_FELD
            {"aenderungen":[{"art":"POSTFACH","gueltigBis":"a","gueltigBis":"b"}]} | DOPPELTES_FELD
            {"fremd":{"a":1,"a":2}}                                               | DOPPELTES_FELD
            {"dienststelle":"701"} {                                              | KEIN_JSON
            {"dienststelle":"701"}{}                                              | KEIN_JSON
            {"dienststelle":"701"} x                                              | KEIN_JSON
            {"dienststelle":"701"},                                               | KEIN_JSON
            {"grund":"\\ud800"}                                                   | KEIN_JSON
            {"dienststelle":                                                      | KEIN_JSON
            []                                                                    | KEIN_JSON
            [{"dienststelle":"701"}]                                              | KEIN_JSON
            "701"                                                                 | KEIN_JSON
            {"dienststelle":["701"]}                                              | KEIN_JSON
            {"aenderungen":{"art":"POSTFACH"}}                                    | KEIN_JSON
            {/* x */"dienststelle":"701"}                                         | KEIN_JSON
            {"dienststelle":"701"} // x                                           | KEIN_JSON
            {"dienststelle":NaN}                                                  | KEIN_JSON
            {"dienststelle":Infinity}                                             | KEIN_JSON
            {"dienststelle":0701}                                                 | KEIN_JSON
            {'dienststelle':'701'}                                                | KEIN_JSON
            {dienststelle:"701"}                                                  | KEIN_JSON
            {"dienststelle":"701",}                                               | KEIN_JSON
            """)
    void readsABodyByTheRulesOfAMessage(String inhalt, String code) throws IOException {
        for (var pfad : List.of("/api/aenderungsauftraege", "/api/aenderungsauftraege?ersetzt=1")) {
            var antwort = sende(json(pfad, inhalt));

            assertThat(antwort.statusCode()).as(antwort.body()).isEqualTo(400);
            assertThat(json.readTree(antwort.body()).path("fehler").findValuesAsString("code"))
                    .containsExactly(code);
        }
    }

    @Test
    void refusesABodyThatIsTooDeepOrNoUtf8() throws IOException {
        var tief = "{\"fremd\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        for (var inhalt : List.of(
                tief.getBytes(StandardCharsets.UTF_8), "{\"grund\":\"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1))) {
            var antwort = sende(HttpRequest.newBuilder(URI.create(basis() + "/api/aenderungsauftraege"))
                    .header("Content-Type", JSON_ART)
                    .POST(BodyPublishers.ofByteArray(inhalt)));

            assertThat(antwort.statusCode()).isEqualTo(400);
            assertThat(json.readTree(antwort.body()).path("fehler").findValuesAsString("code"))
                    .containsExactly("KEIN_JSON");
        }
    }

    /** In a query a plus sign means a blank unless it was written %2B. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/zustaendigkeiten?bekannt=2025-10-01T09:00:00PLUS02:00 | 200
            /api/zuordnung?dienststelle=701&anliegen=KUG_ANZEIGE&rechtskreis=SGB_III&herkunft=UNTERNEHMENSPROFIL&eingangAm=2025-10-01T09:00:00PLUS02:00 | 200
            /api/nachrichten?von=2025-10-01T09:00:00PLUS02:00 | 400
            """)
    void understandsATimeWhosePlusSignHasBecomeABlankOrSaysWhatIsAllowed(String pfad, int status) {
        var richtig = sende(HttpRequest.newBuilder(URI.create(basis() + pfad.replace("PLUS", "%2B"))));
        var leer = sende(HttpRequest.newBuilder(URI.create(basis() + pfad.replace("PLUS", "+"))));

        assertThat(richtig.statusCode()).as(richtig.body()).isEqualTo(200);
        assertThat(leer.statusCode()).as(leer.body()).isEqualTo(status);
        if (status == 400) {
            assertThat(leer.body()).contains("UNGUELTIGER_WERT", "Zeitpunkt mit Abstand zu UTC");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/aenderungsauftraege/1/genehmigung",
                "/api/aenderungsauftraege/1/ablehnung",
                "/api/aenderungsauftraege/1/ruecknahme",
                "/api/postfachpruefungen",
                "/api/postfachpruefungen/bestaetigung"
            })
    void readsEveryBodyAlike(String pfad) throws IOException {
        for (var inhalt : List.of("{\"grund\":\"a\",\"grund\":\"b\"}", "{} {", "{\"grund\":\"\\ud800\"}")) {
            if (pfad.contains("postfach") && inhalt.contains("ud800")) {
                continue;
            }
            assertThat(sende(json(pfad, inhalt)).statusCode()).as(inhalt).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/cbor", "application/xml", "text/plain", FORMULAR_ART})
    void readsNothingButJson(String art) {
        var antwort = sende(HttpRequest.newBuilder(URI.create(basis() + "/api/aenderungsauftraege"))
                .header("Content-Type", art)
                .POST(BodyPublishers.ofString("{\"dienststelle\":\"701\"}")));

        assertThat(antwort.statusCode()).isEqualTo(415);
    }

    private HttpRequest.Builder json(String pfad, String inhalt) {
        return HttpRequest.newBuilder(URI.create(basis() + pfad))
                .header("Content-Type", JSON_ART)
                .POST(BodyPublishers.ofString(inhalt));
    }

    /** Where a value of a list is meant, nothing but a blank must not become a value that isn't there. */
    @Test
    void takesNoBlankForAValue(CapturedOutput log) {
        assertSoftly(weich -> eingaenge().stream()
                .filter(eingang -> eingang.methode().equals("GET") && !eingang.imPfad())
                .forEach(eingang -> List.of("%0A", "%20", "%09%0D%0A", "", ",").forEach(wert -> {
                    var antwort = sende(eingang.anfrage(basis(), wert).header("Accept", JSON_ART));
                    weich.assertThat(antwort.statusCode())
                            .as("%s '%s'", eingang, wert)
                            .isLessThan(500);
                })));

        assertThat(log).doesNotContain("\tat ", "unerwarteter Fehler");
    }

    private List<Eingang> eingaenge() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(eintrag -> eintrag.getValue().getBeanType().getName().startsWith("de.postfachhub"))
                .flatMap(eintrag -> eintrag.getKey().getPatternValues().stream()
                        .flatMap(pfad -> eintrag.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(methode -> Arrays.stream(
                                                eintrag.getValue().getMethod().getParameters())
                                        .flatMap(parameter -> eingaenge(methode.name(), pfad, parameter)))))
                .toList();
    }

    private static Stream<Eingang> eingaenge(String methode, String pfad, Parameter parameter) {
        if (parameter.isAnnotationPresent(PathVariable.class)) {
            return Stream.of(new Eingang(methode, pfad(pfad, parameter.getName()), parameter.getName(), true));
        }
        if (parameter.isAnnotationPresent(RequestParam.class)) {
            return Stream.of(new Eingang(methode, pfad(pfad, ""), parameter.getName(), false));
        }
        if (parameter.isAnnotationPresent(ModelAttribute.class)
                && parameter.getType().isRecord()) {
            return Arrays.stream(parameter.getType().getRecordComponents())
                    .map(feld -> new Eingang(methode, pfad(pfad, ""), feld.getName(), false));
        }
        return Stream.empty();
    }

    /** With every variable but this one filled in. */
    private static String pfad(String muster, String ausser) {
        return VARIABLE.matcher(muster)
                .replaceAll(treffer -> treffer.group(1).equals(ausser)
                        ? "{" + ausser + "}"
                        : WERTE.getOrDefault(treffer.group(1), "x"));
    }

    /** The texts of all bodies. */
    private List<Eingang> koerper() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .flatMap(eintrag -> Arrays.stream(eintrag.getValue().getMethod().getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                        .flatMap(parameter -> Arrays.stream(parameter.getType().getRecordComponents()))
                        .filter(feld -> feld.getType() == String.class)
                        .map(RecordComponent::getName)
                        .flatMap(feld -> eintrag.getKey().getPatternValues().stream()
                                .map(pfad -> new Eingang("POST", pfad(pfad, ""), feld, false))))
                .toList();
    }

    private String basis() {
        return "http://localhost:" + port;
    }

    private HttpResponse<String> sende(HttpRequest.Builder anfrage) {
        var nachweis = "alle:" + Testhub.KENNWORT;
        try {
            return http.send(
                    anfrage.header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(nachweis.getBytes(StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

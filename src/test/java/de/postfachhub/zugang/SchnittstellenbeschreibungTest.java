package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import de.postfachhub.prozess.Testhub;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Holds what the API answers to what {@code /v3/api-docs} says of it, so that a client that was generated from it reads every answer. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class SchnittstellenbeschreibungTest {

    private static final String NACHRICHT = "6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10";
    private static final String MORGEN =
            LocalDate.now(Gueltigkeit.ZEITZONE).plusDays(1).toString();
    private static final String ANTRAG = """
            {"dienststelle":"701","weisung":"202509011","grund":"Umstellung","aenderungen":[
              {"art":"WEITERLEITUNG","anliegen":"ANFRAGE_EINGLIEDERUNGSZUSCHUSS","rechtskreis":"SGB_III",
               "herkunft":"UNTERNEHMENSPROFIL","bereich":"ARBEITGEBER_SERVICE","gueltigAb":"<ab>"},
              {"art":"POSTFACH","bereich":"ARBEITGEBER_SERVICE","zielpostfach":"postfach.ziel.701.egz",
               "organisationspostfach":"egz.701@agentur.example","gueltigAb":"<ab>"}]}
            """.replace("<ab>", MORGEN);

    /** What fills the variables of an address. */
    private static final Map<String, String> WERTE = Map.of(
            "id", "1",
            "nachrichtId", NACHRICHT,
            "nummer", "202509011",
            "adresse", "egz.701@agentur.example",
            "datei", "dienststellen.csv");

    /** What is asked, where an answer without a question would say little. */
    private static final Map<String, String> FRAGEN = Map.of(
            "/api/zuordnung",
            "?dienststelle=70201&anliegen=ANFRAGE_EINGLIEDERUNGSZUSCHUSS&rechtskreis=SGB_III&herkunft=UNTERNEHMENSPROFIL",
            "/api/zustaendigkeiten/unterschied",
            "?von=2025-01-01&nach=" + LocalDate.parse(MORGEN).plusDays(2));

    @TempDir
    static Path ordner;

    @LocalServerPort
    private int port;

    @Autowired
    private Namensliste namensliste;

    @Autowired
    private ConnectionFactory broker;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private JsonNode beschreibung;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .benutzer("verwaltung", "ADMINISTRATION,BETRIEB,REVISION", "*")
                .benutzer("genehmigung", "GENEHMIGUNG", "*");
    }

    @BeforeEach
    void lies() throws IOException {
        beschreibung =
                json.readTree(frage("GET", "/v3/api-docs", "verwaltung", null).body());
    }

    @Test
    void namesEachTypeDifferently() {
        assertThat(namensliste.typen).hasSizeGreaterThan(30);
        assertThat(namensliste.typen)
                .allSatisfy((name, typen) -> assertThat(typen).as(name).hasSize(1));
        assertThat(ref("/components/schemas/Fund/properties/ereignis")).isEqualTo("Ereignis");
        assertThat(ref("/components/schemas/Zuordnungsantwort/properties/schritte/items"))
                .isEqualTo("Pruefschritt");
        assertThat(ref("/components/schemas/Unterschied/properties/eintraege/items"))
                .isEqualTo("Unterschiedseintrag");
        assertThat(ref("/components/schemas/Pruefauskunft/properties/verlauf/items"))
                .isEqualTo("Testmail");
    }

    @Test
    void namesEachOperationByItsResource() {
        var namen = beschreibung.findValuesAsText("operationId");
        assertThat(namen)
                .doesNotHaveDuplicates()
                .contains("nachrichtenSuche", "aenderungsauftraegeSuche", "postfachsperrenListe")
                .noneMatch(name -> name.matches(".*[_0-9]+"));
    }

    @Test
    void refersToNothingThatItDoesNotDescribe() {
        assertThat(beschreibung.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(verweis -> assertThat(
                                beschreibung.at(verweis.substring(1)).isMissingNode())
                        .as(verweis)
                        .isFalse());
    }

    @Test
    void saysOfEveryAddressWhatComesBack() {
        beschreibung
                .path("paths")
                .properties()
                .forEach(pfad -> pfad.getValue().properties().forEach(methode -> {
                    var antworten = methode.getValue().path("responses");
                    assertThat(antworten.fieldNames())
                            .toIterable()
                            .as("%s %s", methode.getKey(), pfad.getKey())
                            .anyMatch(status -> status.startsWith("2"))
                            .contains("default");
                    antworten
                            .properties()
                            .forEach(antwort -> antwort.getValue()
                                    .path("content")
                                    .fieldNames()
                                    .forEachRemaining(art -> assertThat(art)
                                            .as("%s %s %s", methode.getKey(), pfad.getKey(), antwort.getKey())
                                            .isEqualTo(
                                                    antwort.getKey().startsWith("2") ? art : "application/problem+json")
                                            .isNotEqualTo("*/*")));
                }));
    }

    @Test
    void describesEveryAnswerThatItGives() throws IOException {
        lasseGeschehen();

        List<String> gelesene = new ArrayList<>();
        for (var pfad : beschreibung.path("paths").properties()) {
            if (pfad.getValue().has("get")) {
                var adresse = adresse(pfad.getKey()) + FRAGEN.getOrDefault(pfad.getKey(), "");
                var antwort = frage("GET", adresse, "verwaltung", null);
                assertThat(antwort.statusCode()).as(adresse + antwort.body()).isIn(200, 202);
                pruefe("get", pfad.getKey(), antwort);
                gelesene.add(pfad.getKey());
            }
        }
        assertThat(gelesene).hasSizeGreaterThan(13).contains("/api/nachrichten", "/api/zuordnung");

        for (var falsche : Map.of(
                        "/api/nachrichten", "?anliegen=%00",
                        "/api/zuordnung", "?rechtskreis=x",
                        "/api/zustaendigkeiten", "?stichtag=x",
                        "/api/weisungen/{nummer}", "4711",
                        "/api/nachrichten/{nachrichtId}", "6f1e0a52-53a5-4f0e-9a39-000000000000",
                        "/api/postfachpruefungen/{adresse}", "keine",
                        "/api/aenderungsauftraege/{id}", "4711",
                        "/api/benachrichtigungen", "?seite=-1")
                .entrySet()) {
            var pfad = falsche.getKey();
            var antwort = frage("GET", pfad.replaceAll("\\{.*", "") + falsche.getValue(), "verwaltung", null);
            assertThat(antwort.statusCode()).as(pfad).isBetween(400, 499);
            pruefe("get", pfad, antwort);
        }
        pruefe("get", "/api/nachrichten", frage("GET", "/api/nachrichten", "niemand", null));
        assertThat(frage("GET", "/api/benachrichtigungen", "verwaltung", null).body())
                .contains("\"versand\"");
    }

    /** Each step is described too. Afterwards every list has something in it. */
    private void lasseGeschehen() throws IOException {
        sende("verwaltung", "/api/aenderungsauftraege", ANTRAG, 201);
        sende("verwaltung", "/api/aenderungsauftraege/{id}/einreichung", null, 200);
        sende("genehmigung", "/api/aenderungsauftraege/{id}/genehmigung", "{}", 422);
        sende("genehmigung", "/api/aenderungsauftraege/{id}/genehmigung", "{\"ungeprueftesPostfach\":true}", 200);
        sende("genehmigung", "/api/aenderungsauftraege/{id}/genehmigung", "{}", 409);
        sende("genehmigung", "/api/aenderungsauftraege/{id}/ablehnung", "{\"grund\":\"x\"}", 409);
        sende("verwaltung", "/api/aenderungsauftraege/{id}/ruecknahme", "{}", 409);
        sende("verwaltung", "/api/aenderungsauftraege/{id}/umkehr", null, 201);
        sende("genehmigung", "/api/aenderungsauftraege", ANTRAG, 403);
        sende("verwaltung", "/api/aenderungsauftraege", "{\"grund\":", 400);
        sende("verwaltung", "/api/postfachpruefungen", "{\"organisationspostfach\":\"egz.701@agentur.example\"}", 202);
        sende("verwaltung", "/api/postfachpruefungen", "{}", 400);
        sende(
                "verwaltung",
                "/api/postfachpruefungen/bestaetigung",
                "{\"organisationspostfach\":\"egz.701@agentur.example\",\"code\":\"AEIOU\"}",
                400);
        jdbc.sql("""
                        INSERT INTO benachrichtigungspostfach (adresse, versuche, gesperrt_seit, antwort)
                        VALUES ('weg@agentur.example', 1, CURRENT_TIMESTAMP, '550 5.1.1')
                        """).update();
        var jms = new JmsTemplate(broker);
        var nachricht = """
                {"nachrichtId":"%s","vorgangId":"v-1","eingangAm":"%s","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","anliegen":"ANFRAGE_EINGLIEDERUNGSZUSCHUSS","dienststelle":"70201"}
                """;
        jms.convertAndSend("postfach.eingang", nachricht.formatted(NACHRICHT, "2025-10-01T09:00:00+02:00"));
        jms.convertAndSend("postfach.eingang", nachricht.formatted("keine", "gestern"));
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> frage("GET", "/api/nachrichten", "verwaltung", null)
                                .body(),
                        antwort -> antwort.contains("\"KLAERFALL\"") && antwort.contains("\"ZUGESTELLT\""));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> frage("GET", "/api/benachrichtigungen", "verwaltung", null)
                        .body()
                        .contains(NACHRICHT));
    }

    private void sende(String wer, String pfad, @Nullable String inhalt, int status) throws IOException {
        var antwort = frage("POST", adresse(pfad), wer, inhalt);
        assertThat(antwort.statusCode()).as(pfad + antwort.body()).isEqualTo(status);
        pruefe("post", pfad, antwort);
    }

    private void pruefe(String methode, String pfad, HttpResponse<String> antwort) throws IOException {
        var antworten = beschreibung.path("paths").path(pfad).path(methode).path("responses");
        var status = String.valueOf(antwort.statusCode());
        var inhalt = (antworten.has(status) ? antworten.path(status) : antworten.path("default")).path("content");
        var art = antwort.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        assertThat(inhalt.has(art))
                .as("%s %s %s is described as %s", methode, pfad, art, inhalt)
                .isTrue();
        if (art.endsWith("json")) {
            assertThat(fehler(inhalt.path(art).path("schema"), json.readTree(antwort.body())))
                    .as("%s %s %s %s", methode, pfad, status, antwort.body())
                    .isEmpty();
        }
    }

    private Set<?> fehler(JsonNode schema, JsonNode antwort) {
        var streng = (ObjectNode) schema.deepCopy();
        streng.set("components", beschreibung.path("components").deepCopy());
        verbieteUnbeschriebenes(streng);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        streng,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                .validate(antwort);
    }

    private static void verbieteUnbeschriebenes(JsonNode teil) {
        if (teil instanceof ObjectNode objekt
                && objekt.path("properties").isObject()
                && !objekt.has("additionalProperties")) {
            objekt.put("additionalProperties", false);
        }
        teil.forEach(SchnittstellenbeschreibungTest::verbieteUnbeschriebenes);
    }

    private String ref(String stelle) {
        var verweis = beschreibung.at(stelle).path("$ref").asText();
        return verweis.substring(verweis.lastIndexOf('/') + 1);
    }

    private static String adresse(String pfad) {
        var adresse = pfad;
        for (var wert : WERTE.entrySet()) {
            adresse = adresse.replace("{" + wert.getKey() + "}", wert.getValue());
        }
        return adresse;
    }

    private HttpResponse<String> frage(String methode, String adresse, String wer, @Nullable String inhalt) {
        var nachweis = wer + ":" + Testhub.KENNWORT;
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                            .header("Content-Type", "application/json")
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(nachweis.getBytes(StandardCharsets.UTF_8)))
                            .method(methode, inhalt == null ? BodyPublishers.noBody() : BodyPublishers.ofString(inhalt))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Which Java types the description calls by which name. */
    static final class Namensliste implements ModelConverter {

        private final Map<String, Set<String>> typen = new TreeMap<>();

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType art, ModelConverterContext umgebung, Iterator<ModelConverter> weitere) {
            var schema = weitere.hasNext() ? weitere.next().resolve(art, umgebung, weitere) : null;
            var klasse = Json.mapper().constructType(art.getType()).getRawClass();
            if (schema != null && klasse.getName().startsWith("de.postfachhub") && !klasse.isEnum()) {
                var verweis = schema.get$ref() == null ? String.valueOf(schema.getName()) : schema.get$ref();
                typen.computeIfAbsent(verweis.substring(verweis.lastIndexOf('/') + 1), name -> new TreeSet<>())
                        .add(klasse.getName());
            }
            return schema;
        }
    }

    @TestConfiguration
    static class Mitschrift {

        @Bean
        Namensliste namensliste() {
            return new Namensliste();
        }
    }
}

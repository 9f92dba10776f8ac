package de.postfachhub.auskunft;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.benachrichtigung.Benachrichtigungsauftrag;
import de.postfachhub.benachrichtigung.Postausgang;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.prozess.Testhub;
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
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The pages and the API of the auditor in the whole hub. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class AuskunftsseitenTest {

    private static final String VORGANG = "V-2025/000417";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path ordner;

    @LocalServerPort
    private int port;

    @Autowired
    private Protokoll protokoll;

    @Autowired
    private Postausgang postausgang;

    @Autowired
    private JdbcClient jdbc;

    private final UUID id = UUID.randomUUID();

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .benutzer("revision", "REVISION", "")
                .benutzer("betrieb", "BETRIEB,LESEN,ADMINISTRATION,GENEHMIGUNG", "*");
    }

    @Test
    void leadThePersonFromTheQuestionToTheProofWithoutAScript() throws Exception {
        lege(VORGANG);
        var browser = browser();
        var uebersicht = lies(browser, "/auskunft");
        assertThat(uebersicht.body()).contains("aria-current=\"page\">Auskunft</a>", "Verzeichnis");

        var auskunft = sende(browser, "/auskunft", uebersicht, Map.of("vorgangId", VORGANG));
        assertThat(auskunft.statusCode()).isEqualTo(200);
        assertThat(auskunft.body())
                .contains(id.toString(), VORGANG, "postfach.ziel.735.leistung", "Wer zu fragen ist", "Zugestellt");

        var csv = sende(browser, "/auskunft/csv", auskunft, Map.of("vorgangId", VORGANG));
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"auskunft-\\d+\\.csv\"");
        assertThat(csv.body()).startsWith("quelle,nachrichtId").contains(id.toString(), VORGANG);
        var json = sende(browser, "/auskunft/json", auskunft, Map.of("vorgangId", VORGANG));
        assertThat(JSON.readTree(json.body())
                        .at("/nachrichten/0/protokoll/zeilen/1/ereignis/art")
                        .asString())
                .isEqualTo("ZUGESTELLT");

        var vorschau = sende(browser, "/auskunft/loeschvorschau", auskunft, Map.of("vorgangId", VORGANG));
        assertThat(vorschau.body())
                .contains(
                        "3 Zeilen des Protokolls verlieren", "Art. 17 Abs. 3", "Endgültig löschen", "name=\"zeilen\"");
        var ohneGrund = sende(
                browser,
                "/auskunft/loeschung",
                vorschau,
                Map.of("vorgangId", VORGANG, "zeilen", "3", "aktenzeichen", "für Max"));
        assertThat(ohneGrund.statusCode()).isEqualTo(400);
        assertThat(ohneGrund.body())
                .contains("Bitte den Grund der Löschung wählen.", "Bitte das Aktenzeichen", "value=\"für Max\"");

        var fertig = sende(
                browser,
                "/auskunft/loeschung",
                ohneGrund,
                Map.of("vorgangId", VORGANG, "zeilen", "3", "grund", "WIDERSPRUCH", "aktenzeichen", "DS-2026/17"));
        assertThat(fertig.statusCode()).isEqualTo(200);
        assertThat(fertig.uri().getPath()).isEqualTo("/auskunft");
        assertThat(fertig.body())
                .contains("Gelöscht. Der Nachweis ist der Vorgang", "DS-2026/17", "SHA-256 der vorgangId")
                .doesNotContain(VORGANG, "Noch keine Auskunft");
        assertThat(lies(browser, "/nachrichten/" + id).statusCode()).isEqualTo(404);
        assertThat(sende(browser, "/auskunft", fertig, Map.of("vorgangId", VORGANG))
                        .body())
                .contains("Nichts gespeichert.");
    }

    @Test
    void sayWhyNothingCanBeErasedNow() throws Exception {
        protokoll.schreibe(List.of(
                Auskunftswelt.ereignis(id, "V-OFFEN", Ereignisart.EINGEGANGEN, Auskunftswelt.FRUEHER),
                Auskunftswelt.ereignis(id, "V-OFFEN", Ereignisart.KLAERFALL, Auskunftswelt.FRUEHER)));
        var browser = browser();
        var felder = Map.of("nachrichtId", id.toString());
        var vorschau = sende(browser, "/auskunft/loeschvorschau", lies(browser, "/auskunft"), felder);

        assertThat(vorschau.body())
                .contains("Jetzt kann nicht gelöscht werden.", "ist noch nicht abgeschlossen: wartet auf Klärung")
                .doesNotContain("Endgültig löschen");
        var antwort = api(
                "revision",
                "/api/auskunft/loeschung",
                "{\"nachrichtId\":\"%s\",\"grund\":\"WIDERSPRUCH\",\"aktenzeichen\":\"DS-1\",\"zeilen\":2}"
                        .formatted(id));
        assertThat(antwort.statusCode()).isEqualTo(409);
        assertThat(json(antwort).at("/fehler/0/code").asString()).isEqualTo("NICHT_ABGESCHLOSSEN");
        assertThat(json(antwort).at("/detail").asString()).contains("noch nicht abgeschlossen");
        assertThat(sende(browser, "/auskunft", vorschau, Map.of("vorgangId", "Max Mustermann"))
                        .body())
                .contains("Eine vorgangId dieser Form bewahrt der Hub nicht auf", "aria-invalid=\"true\"");
    }

    @Test
    void doTheSameThroughTheApiForTheAuditorAlone() throws Exception {
        lege("V-API");
        var frage = "{\"vorgangId\":\"V-API\"}";
        for (var pfad : List.of("/api/auskunft", "/api/auskunft/loeschvorschau", "/api/auskunft/loeschung")) {
            assertThat(api("betrieb", pfad, frage).statusCode()).as(pfad).isEqualTo(403);
        }

        var auskunft = json(api("revision", "/api/auskunft", frage));
        assertThat(auskunft.at("/kennung").asString()).isEqualTo("V-API");
        assertThat(auskunft.at("/nachrichten/0/protokoll/nachrichtId").asString())
                .isEqualTo(id.toString());
        assertThat(auskunft.at("/weitereOrte").size()).isGreaterThan(4);
        var vorschau = json(api("revision", "/api/auskunft/loeschvorschau", frage));
        assertThat(vorschau.at("/hindernisse")).isEmpty();
        var zeilen = vorschau.at("/protokollzeilen").asInt()
                + vorschau.at("/benachrichtigungen").asInt();
        var geloescht = api(
                "revision",
                "/api/auskunft/loeschung",
                "{\"vorgangId\":\"V-API\",\"grund\":\"WIDERSPRUCH\",\"aktenzeichen\":\"DS-1\",\"zeilen\":%d}"
                        .formatted(zeilen));
        assertThat(geloescht.statusCode()).isEqualTo(200);
        var verzeichnis = json(api("revision", "/api/auskunft/vorgaenge", null));
        assertThat(verzeichnis.at("/eintraege/0/id").asLong())
                .isEqualTo(json(geloescht).at("/vorgang").asLong());
        assertThat(verzeichnis.toString()).contains("\"wer\":\"revision\"").doesNotContain("V-API");
        assertThat(api("betrieb", "/api/auskunft/vorgaenge", null).statusCode()).isEqualTo(403);
    }

    /** The row that would hold back a second mail is gone. */
    @Test
    void letNoLateCommandNoteAnErasedMessageAgain() {
        jdbc.sql("INSERT INTO geloeschte_nachricht (nachricht_id, geloescht_am) VALUES (?, ?)")
                .params(id, OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                .update();

        for (var postfach : List.of("ags.702@agentur.example", "ags@anderswo.example")) {
            postausgang.vormerken(auftrag(postfach, "2025-10-01T09:00:00+02:00"));
        }
        assertThat(benachrichtigungen()).isZero();
        postausgang.vormerken(auftrag("ags.702@agentur.example", "2026-10-01T09:00:00+02:00"));
        assertThat(benachrichtigungen()).as("another message, of later").isEqualTo(1);
    }

    private Benachrichtigungsauftrag auftrag(String postfach, String eingangAm) {
        return new Benachrichtigungsauftrag(
                id, OffsetDateTime.parse(eingangAm), "SONSTIGES", "70201", Bereich.LEISTUNG, postfach, null);
    }

    private int benachrichtigungen() {
        return jdbc.sql("SELECT count(*) FROM benachrichtigung WHERE nachricht_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private void lege(String vorgangId) {
        protokoll.schreibe(List.of(
                Auskunftswelt.ereignis(id, vorgangId, Ereignisart.EINGEGANGEN, Auskunftswelt.FRUEHER),
                Auskunftswelt.ereignis(id, vorgangId, Ereignisart.ZUGESTELLT, Auskunftswelt.FRUEHER),
                Auskunftswelt.ereignis(id, vorgangId, Ereignisart.BENACHRICHTIGT, Auskunftswelt.FRUEHER)));
    }

    private HttpClient browser() throws Exception {
        var browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
        var start = sende(
                browser,
                "/anmelden",
                lies(browser, "/anmelden"),
                Map.of("benutzername", "revision", "kennwort", Testhub.KENNWORT));
        assertThat(start.body()).contains("<strong>revision</strong>");
        return browser;
    }

    private HttpResponse<String> lies(HttpClient browser, String pfad) throws Exception {
        return browser.send(anfrage(pfad).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> sende(
            HttpClient browser, String pfad, HttpResponse<String> vorige, Map<String, String> felder) throws Exception {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(vorige.body());
        assertThat(token.find()).isTrue();
        var inhalt = felder.entrySet().stream()
                .map(feld -> feld.getKey() + "=" + URLEncoder.encode(feld.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(
                        "&", "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&", ""));
        return browser.send(
                anfrage(pfad)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(inhalt))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> api(String wer, String pfad, @Nullable String inhalt) throws Exception {
        var nachweis =
                Base64.getEncoder().encodeToString((wer + ":" + Testhub.KENNWORT).getBytes(StandardCharsets.UTF_8));
        var anfrage = anfrage(pfad).header("Authorization", "Basic " + nachweis);
        if (inhalt != null) {
            anfrage.header("Content-Type", "application/json").POST(BodyPublishers.ofString(inhalt));
        }
        return HttpClient.newHttpClient().send(anfrage.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pfad));
    }

    private static JsonNode json(HttpResponse<String> antwort) {
        return JSON.readTree(antwort.body());
    }
}

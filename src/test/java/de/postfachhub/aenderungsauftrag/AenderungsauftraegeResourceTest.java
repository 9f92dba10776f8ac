package de.postfachhub.aenderungsauftrag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import de.postfachhub.prozess.Testhub;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.TestRestTemplate;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureTestRestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API of the change requests over HTTP, at a whole hub. */
@AutoConfigureTestRestTemplate
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class AenderungsauftraegeResourceTest {

    /** Tomorrow, and today should the test run over midnight: in no case the past. */
    private static final LocalDate MORGEN = LocalDate.now(Gueltigkeit.ZEITZONE).plusDays(1);

    private static final LocalDate GESTERN = MORGEN.minusDays(2);

    @TempDir
    static Path ordner;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ObjectMapper json;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .benutzer("verwaltung", "ADMINISTRATION", "701")
                .benutzer("genehmigung", "GENEHMIGUNG", "*")
                .benutzer("genehmigung701", "GENEHMIGUNG", "701")
                .benutzer("zentrale", "ADMINISTRATION,GENEHMIGUNG", "*")
                .benutzer("leser", "LESEN", "701");
    }

    @Test
    void leadsARequestFromDraftToEffectAndBack() {
        var antrag = antrag().put("rueckwirkend", true);
        setze(antrag, "aenderungen[0].gueltigAb", GESTERN.toString());
        setze(antrag, "aenderungen[1].gueltigAb", GESTERN.toString());
        var antwort = sende("verwaltung", "", antrag);
        assertThat(antwort.getStatusCode().value()).isEqualTo(201);
        var ort = String.valueOf(antwort.getHeaders().getLocation());
        assertThat(inhalt(antwort).at("/zustand").asString()).isEqualTo("ENTWURF");
        assertThat(inhalt(antwort).at("/hinweise").findValuesAsString("code")).contains("POSTFACH_UNGEPRUEFT");
        var id = inhalt(antwort).at("/id").asLong();

        assertThat(zustand(sende("verwaltung", "/" + id + "/einreichung", null)))
                .isEqualTo("EINGEREICHT");
        assertThat(codes(sende("genehmigung", "/" + id + "/genehmigung", Map.of()), 422))
                .containsExactly("POSTFACH_UNGEPRUEFT");
        assertThat(zustand(sende("genehmigung", "/" + id + "/genehmigung", Map.of("ungeprueftesPostfach", true))))
                .isEqualTo("WIRKSAM");
        assertThat(codes(sende("genehmigung", "/" + id + "/genehmigung", Map.of()), 409))
                .containsExactly("FALSCHER_ZUSTAND");

        var umkehr = sende("verwaltung", "/" + id + "/umkehr", null);
        assertThat(umkehr.getStatusCode().value()).isEqualTo(201);
        assertThat(inhalt(umkehr).at("/umkehrVon").asLong()).isEqualTo(id);
        var zurueck = inhalt(umkehr).at("/id").asLong();
        assertThat(zustand(sende("verwaltung", "/" + zurueck + "/ruecknahme", Map.of("grund", "doch nicht"))))
                .isEqualTo("ZURUECKGEZOGEN");

        var gelesen = lies("leser", ort.substring(ort.indexOf("/api")));
        assertThat(gelesen.at("/schritte").findValuesAsString("zustand"))
                .containsExactly("ENTWURF", "EINGEREICHT", "GENEHMIGT", "WIRKSAM");
        var liste = lies("leser", "/api/aenderungsauftraege?zustand=WIRKSAM&agentur=701");
        assertThat(liste.at("/eintraege").findValuesAsString("autor")).contains("verwaltung");
    }

    static Stream<Arguments> falsches() {
        return Stream.of(
                // The Weisung: this Anliegen alone, to this Bereich alone.
                falsch("WEISUNG_ANDERES_ANLIEGEN", "aenderungen[0].anliegen", "ausschließlich", "KUG_ANTRAG"),
                falsch("PLATZHALTER", "aenderungen[0].anliegen", "jeder Wert ist genau anzugeben", "*"),
                falsch("WEISUNG_ANDERER_BEREICH", "aenderungen[0].bereich", "ausschließlich", "LEISTUNG"),
                falsch("WEISUNG_ANDERER_BEREICH", "aenderungen[1].bereich", "ausschließlich", "LEISTUNG"),
                falsch("WEISUNG_ANDERER_RECHTSKREIS", "aenderungen[0].rechtskreis", "ausschließlich", "SGB_II"),
                falsch("WEISUNG_ANDERE_HERKUNFT", "aenderungen[0].herkunft", "ausschließlich", "PERSONENPROFIL"),
                falsch("PLATZHALTER", "aenderungen[0].herkunft", "erlaubt", "*"),
                falsch("UNBEKANNTE_WEISUNG", "weisung", "erlaubt", "202599999"),
                // The agency.
                falsch("FREMDE_AGENTUR", "dienststelle", "handelt nicht für", "702"),
                falsch("UNGUELTIGER_WERT", "dienststelle", "3 Ziffern", "70"),
                falsch("FREMDE_DIENSTSTELLE", "aenderungen[0].dienststelle", "gehört nicht zu", "70201"),
                falsch("UNBEKANNTE_DIENSTSTELLE", "aenderungen[0].dienststelle", "keine eingetragene", "70199"),
                falsch(
                        "FREMDES_ZIELPOSTFACH",
                        "aenderungen[1].zielpostfach",
                        "gemeinsames",
                        "postfach.ziel.702.leistung"),
                falsch("UNGUELTIGER_WERT", "aenderungen[1].zielpostfach", "postfach.ziel.<", "queue://fremd"),
                // The mailbox.
                falsch(
                        "DOMAENE_NICHT_ERLAUBT",
                        "aenderungen[1].organisationspostfach",
                        "agentur.example",
                        "a@boese-agentur.example"),
                falsch(
                        "ADRESSE_UNGUELTIG",
                        "aenderungen[1].organisationspostfach",
                        "genau eine Adresse",
                        "a@agentur.example,b@agentur.example"),
                falsch(
                        "ADRESSE_UNGUELTIG",
                        "aenderungen[1].organisationspostfach",
                        "Anzeigenamen",
                        "Team <a@agentur.example>"),
                falsch(
                        "ADRESSE_UNGUELTIG",
                        "aenderungen[1].organisationspostfach",
                        "genau eine",
                        "a@agentur.example\nBcc: b@x.example"),
                falsch(
                        "ADRESSE_UNGUELTIG",
                        "aenderungen[1].organisationspostfach",
                        "genau eine",
                        "a@agentur.example\n"),
                // The time.
                falsch("VERGANGENHEIT", "aenderungen[0].gueltigAb", "rückwirkend", GESTERN.toString()),
                falsch("KEIN_DATUM", "aenderungen[0].gueltigAb", "ein Tag wie", "01.12.2026"),
                falsch("KEIN_DATUM", "aenderungen[0].gueltigAb", "ein Tag wie", "2027-02-29"),
                falsch("UHRZEIT", "aenderungen[0].gueltigAb", "0 Uhr", "2027-12-01T08:00"),
                falsch(
                        "ZEITUMSTELLUNG_FEHLENDE_STUNDE",
                        "aenderungen[0].gueltigAb",
                        "gibt es nicht",
                        "2027-03-28T02:30"),
                falsch("ZEITUMSTELLUNG_DOPPELTE_STUNDE", "aenderungen[0].gueltigAb", "zweimal", "2027-10-31T02:30"),
                falsch("ENDE_VOR_BEGINN", "aenderungen[0].gueltigBis", "späterer Tag", MORGEN.toString()),
                // The rest.
                falsch("FELD_FEHLT", "grund", "fehlt", ""),
                falsch("FELD_UEBERFLUESSIG", "aenderungen[0].zielpostfach", "leer", "postfach.ziel.701.leistung"));
    }

    private static Arguments falsch(String code, String feld, String text, String wert) {
        return arguments(code, feld, text, wert);
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("falsches")
    void refusesWithCodeFieldAndAGermanText(String code, String feld, String text, String wert) {
        var antrag = antrag();
        setze(antrag, feld, wert);

        var antwort = sende("verwaltung", "", antrag);

        assertThat(antwort.getStatusCode().value()).isEqualTo(code.equals("FREMDE_AGENTUR") ? 403 : 422);
        assertThat(antwort.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(inhalt(antwort).at("/fehler")).anySatisfy(fehler -> {
            assertThat(fehler.at("/code").asString()).isEqualTo(code);
            assertThat(fehler.at("/feld").asString()).isEqualTo(feld);
            assertThat(fehler.at("/text").asString()).contains(text);
        });
    }

    @Test
    void saysBeforeSubmissionWhatIsWorthKnowing() {
        var antrag = antrag();
        antrag.remove("weisung");
        antrag.put("rueckwirkend", true);
        setze(antrag, "aenderungen[0].gueltigAb", GESTERN.toString());
        setze(antrag, "aenderungen[1].zielpostfach", "postfach.ziel.702.leistung");
        ((ObjectNode) antrag.at("/aenderungen/1")).put("gemeinsam", true);
        setze(antrag, "aenderungen[1].organisationspostfach", "erika.muster@agentur.example");

        var antwort = sende("zentrale", "", antrag);

        assertThat(antwort.getStatusCode().value()).isEqualTo(201);
        assertThat(inhalt(antwort).at("/hinweise").findValuesAsString("code"))
                .contains("RUECKWIRKEND", "GEMEINSAMES_ZIELPOSTFACH", "PERSOENLICHE_ADRESSE", "POSTFACH_UNGEPRUEFT");
    }

    /** The finding: a stranger's queue by one flag, and one that the broker made for nobody. */
    @Test
    void sendsNothingToAnotherAgencyWithoutItsConsentNorWhereNobodyReads() {
        var antrag = antrag();
        ((ObjectNode) antrag.at("/aenderungen/1")).put("gemeinsam", true);
        setze(antrag, "aenderungen[1].zielpostfach", "postfach.ziel.999.gibtesnicht");
        assertThat(codes(sende("verwaltung", "", antrag), 422)).containsExactly("UNBEKANNTE_AGENTUR");
        setze(antrag, "aenderungen[1].zielpostfach", "postfach.ziel.703.gibtesnicht");
        var id = inhalt(sende("verwaltung", "", antrag)).at("/id").asLong();
        sende("verwaltung", "/" + id + "/einreichung", null);

        var zusage = Map.of("ungeprueftesPostfach", true);
        assertThat(codes(sende("genehmigung701", "/" + id + "/genehmigung", zusage), 403))
                .containsExactly("FREMDE_AGENTUR");
        assertThat(codes(sende("genehmigung", "/" + id + "/genehmigung", zusage), 422))
                .containsExactly("WARTESCHLANGE_FEHLT");
        assertThat(lies("leser", "/api/aenderungsauftraege/" + id)
                        .at("/zustand")
                        .asString())
                .isEqualTo("EINGEREICHT");
    }

    @Test
    void allowsUnderAWeisungNothingElse() {
        var antrag = antrag();
        antrag.withArray("/aenderungen")
                .addObject()
                .put("art", "DIENSTSTELLE")
                .put("dienststelle", "70101")
                .put("aufheben", true)
                .put("gueltigAb", MORGEN.toString());

        assertThat(codes(sende("verwaltung", "", antrag), 422)).containsExactly("WEISUNG_ANDERE_ART");
    }

    @Test
    void refusesTwoChangesForTheSameTime() {
        var antrag = antrag();
        antrag.withArray("/aenderungen").add(antrag.at("/aenderungen/0").deepCopy());

        assertThat(codes(sende("verwaltung", "", antrag), 422)).containsExactly("UEBERSCHNEIDUNG");
    }

    @Test
    void takesNoFieldThatOnlyTheHubMaySet() {
        var antrag = antrag().put("zustand", "GENEHMIGT").put("autor", "jemand").put("id", 1);

        assertThat(codes(sende("verwaltung", "", antrag), 422)).containsOnly("UNBEKANNTES_FELD");
    }

    @Test
    void makesOneRequestOfOneKey() {
        var schluessel = UUID.randomUUID().toString();
        var einmal = sendeEinmal(schluessel, antrag());

        assertThat(einmal.getStatusCode().value()).isEqualTo(201);
        assertThat(inhalt(sendeEinmal(schluessel, antrag())).at("/id").asLong())
                .isEqualTo(inhalt(einmal).at("/id").asLong());
        assertThat(codes(sendeEinmal(schluessel, antrag().put("grund", "anders")), 409))
                .containsExactly("SCHON_ABGESANDT");
        assertThat(codes(sendeEinmal("17", antrag()), 400)).containsExactly("UNGUELTIGER_WERT");
    }

    private ResponseEntity<JsonNode> sendeEinmal(String schluessel, ObjectNode antrag) {
        var kopf = new HttpHeaders();
        kopf.setContentType(MediaType.APPLICATION_JSON);
        kopf.set("Idempotency-Key", schluessel);
        return http.withBasicAuth("verwaltung", Testhub.KENNWORT)
                .postForEntity("/api/aenderungsauftraege", new HttpEntity<>(antrag, kopf), JsonNode.class);
    }

    @Test
    void refusesADeadEndAtTheApproval() {
        var antrag = antrag();
        antrag.remove("weisung");
        var schliessung = json.createObjectNode()
                .put("art", "POSTFACH")
                .put("bereich", "LEISTUNG")
                .put("aufheben", true)
                .put("gueltigAb", MORGEN.toString());
        antrag.putArray("aenderungen").add(schliessung);
        var entwurf = sende("verwaltung", "", antrag);
        assertThat(inhalt(entwurf).at("/hinweise").findValuesAsString("code")).contains("SACKGASSE");
        var id = inhalt(entwurf).at("/id").asLong();
        sende("verwaltung", "/" + id + "/einreichung", null);

        assertThat(codes(sende("genehmigung", "/" + id + "/genehmigung", Map.of()), 422))
                .containsOnly("SACKGASSE");
    }

    @Test
    void answersWhatIsNotThereAndWhatIsNoJson() {
        assertThat(abruf("leser", "/api/aenderungsauftraege/4711")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(sende("verwaltung", "", "{\"dienststelle\":").getStatusCode().value())
                .isEqualTo(400);
        assertThat(codes(sende("verwaltung", "", json.createObjectNode()), 422)).containsOnly("FELD_FEHLT");
    }

    /** The body of the issue, for agency 701 and tomorrow. */
    private ObjectNode antrag() {
        return (ObjectNode) json.readTree("""
                {"dienststelle":"701","weisung":"202509011","grund":"Umstellung","aenderungen":[
                  {"art":"WEITERLEITUNG","anliegen":"ANFRAGE_EINGLIEDERUNGSZUSCHUSS","rechtskreis":"SGB_III",
                   "herkunft":"UNTERNEHMENSPROFIL","bereich":"ARBEITGEBER_SERVICE","gueltigAb":"%s"},
                  {"art":"POSTFACH","bereich":"ARBEITGEBER_SERVICE","zielpostfach":"postfach.ziel.701.egz",
                   "organisationspostfach":"egz.701@agentur.example","gueltigAb":"%s"}]}
                """.formatted(MORGEN, MORGEN));
    }

    private static void setze(ObjectNode antrag, String feld, String wert) {
        var treffer = Pattern.compile("aenderungen\\[(\\d)]\\.(.*)").matcher(feld);
        if (treffer.matches()) {
            ((ObjectNode) antrag.at("/aenderungen/" + treffer.group(1))).put(treffer.group(2), wert);
        } else {
            antrag.put(feld, wert);
        }
    }

    private static String zustand(ResponseEntity<JsonNode> antwort) {
        assertThat(antwort.getStatusCode().value()).as("%s", antwort.getBody()).isEqualTo(200);
        return inhalt(antwort).at("/zustand").asString();
    }

    private static List<String> codes(ResponseEntity<JsonNode> antwort, int status) {
        assertThat(antwort.getStatusCode().value()).as("%s", antwort.getBody()).isEqualTo(status);
        return inhalt(antwort).at("/fehler").findValuesAsString("code");
    }

    private static JsonNode inhalt(ResponseEntity<JsonNode> antwort) {
        return Objects.requireNonNull(antwort.getBody());
    }

    private ResponseEntity<JsonNode> sende(String wer, String pfad, @Nullable Object inhalt) {
        var kopf = new HttpHeaders();
        kopf.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth(wer, Testhub.KENNWORT)
                .exchange(
                        "/api/aenderungsauftraege" + pfad,
                        HttpMethod.POST,
                        new HttpEntity<>(inhalt, kopf),
                        JsonNode.class);
    }

    private ResponseEntity<JsonNode> abruf(String wer, String pfad) {
        return http.withBasicAuth(wer, Testhub.KENNWORT).getForEntity(pfad, JsonNode.class);
    }

    private JsonNode lies(String wer, String pfad) {
        return inhalt(abruf(wer, pfad));
    }
}

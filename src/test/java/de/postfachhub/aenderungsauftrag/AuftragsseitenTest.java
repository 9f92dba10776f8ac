package de.postfachhub.aenderungsauftrag;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.prozess.Testhub;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.HttpRedirects;
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
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** The pages of the change requests over HTTP, at a whole hub: what they say to whom. How they look is KonfigurationIT's matter. */
@AutoConfigureTestRestTemplate
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class AuftragsseitenTest {

    private static final LocalDate HEUTE = LocalDate.now(Gueltigkeit.ZEITZONE);
    private static final String SEITEN = "/aenderungsauftraege";

    @TempDir
    static Path ordner;

    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .benutzer("verwaltung", "ADMINISTRATION", "701")
                .benutzer("genehmigung", "GENEHMIGUNG", "*")
                .benutzer("genehmigung701", "GENEHMIGUNG", "701")
                .benutzer("beides", "ADMINISTRATION,GENEHMIGUNG", "*")
                .benutzer("nachbarin", "ADMINISTRATION,GENEHMIGUNG", "703")
                .benutzer("leser", "LESEN", "701");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
                    zielpostfach         | postfach.ziel.702.leistung            | gehört nicht der Agentur 701
                    zielpostfach         | queue://fremd                         | erlaubt: postfach.ziel.<…>
                    zielpostfach         | postfach.ziel.*                       | Platzhalter gibt es nicht
                    zielpostfach         | ''                                    | fehlt
                    organisationspostfach| a@boese-agentur.example               | die Domäne ist nicht erlaubt
                    organisationspostfach| a@agentur.example,b@agentur.example   | genau eine Adresse
                    organisationspostfach| Team <a@agentur.example>              | ohne Anzeigenamen
                    gueltigAb            | 2020-01-01                            | Weisung 202509011 erlaubt hier ausschließlich
                    gueltigAb            | 2025-11-01                            | liegt in der Vergangenheit
                    gueltigAb            | 2099-02-30                            | kein Tag des Kalenders
                    gueltigAb            | 2027-03-28T02:30                      | diese Uhrzeit gibt es nicht
                    gueltigAb            | 2027-10-31T02:30                      | diese Uhrzeit gibt es zweimal
                    letzterTag           | 2026-01-01                            | liegt nicht nach dem Beginn
                    grund                | ''                                    | fehlt
                    """)
    void sayAtTheInputWhatIsWrongAndKeepWhatWasTyped(String feld, String wert, String text) {
        var antwort = sende("verwaltung", "/neu", formular(Map.of(feld, wert)));

        assertThat(antwort.getStatusCode().value()).isEqualTo(422);
        assertThat(ungeschuetzt(antwort))
                .contains(text, "<a href=\"#" + feld + "\">", "Fehler: Neuer Änderungsauftrag")
                .containsPattern("id=\"" + feld + "-fehler\"[^>]*>\\s*<small>Fehler: ");
        assertThat(antwort.getBody()).contains(HtmlUtils.htmlEscape(wert, "UTF-8"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
                    dienststelle | ''    | für welche Dienststelle
                    dienststelle | 999   | Diese Dienststelle gibt es nicht
                    dienststelle | 703   | Ihre Anmeldung handelt nicht für die Dienststelle 703; erlaubt: 701
                    zweck        | ''    | Bitte auswählen, worum es geht
                    zweck        | 20259 | Bitte auswählen, worum es geht
                    """)
    void askFirstForWhomAndWhat(String feld, String wert, String text) {
        for (var antwort : List.of(
                sende("verwaltung", "/neu", formular(Map.of(feld, wert))),
                lies("verwaltung", "/neu?weiter=ja&" + adresse(formular(Map.of(feld, wert)))))) {
            assertThat(antwort.getStatusCode().value()).isEqualTo(422);
            assertThat(ungeschuetzt(antwort)).contains(text, "<a href=\"#" + feld + "\">");
        }
    }

    @Test
    void offerWhatTheAgencyHasAndWhatTheWeisungWants() {
        var seite = ungeschuetzt(lies("verwaltung", "/neu?dienststelle=701&weisung=202509011"));

        assertThat(seite)
                .contains(
                        "Anfrage Eingliederungszuschuss (SGB III, Unternehmensprofil)",
                        "Standard, keine Weiterleitung",
                        "value=\"postfach.ziel.701.arbeitgeber-service\"",
                        "value=\"ags.701@agentur.example\"",
                        "Umsetzung der Weisung 202509011")
                .doesNotContain("name=\"rueckwirkend\"");
        assertThat(ungeschuetzt(lies("verwaltung", "/neu?dienststelle=701&weisung=202509011&gueltigAb=2025-11-01")))
                .contains("name=\"rueckwirkend\"");
    }

    @Test
    void letTheAuthorSeeWhyItIsNotForHimToDecide() {
        var id = eingereicht("beides", "701");

        assertThat(ungeschuetzt(lies("beides", "/" + id)))
                .contains("Genehmigen darf nur eine zweite Person")
                .doesNotContain("/genehmigung\"");
        assertThat(ungeschuetzt(sende("beides", "/" + id + "/genehmigung", leer())))
                .contains("Über einen Auftrag entscheidet eine zweite Person");
        assertThat(ungeschuetzt(lies("beides", "?wartend=ja"))).doesNotContain("Auftrag " + id);
        assertThat(ungeschuetzt(lies("genehmigung", "?wartend=ja"))).contains("Auftrag " + id);
    }

    @Test
    void letApproveForAnotherAgencyOnlyWhoActsForIt() {
        var id = nummer(sende(
                "verwaltung",
                "/neu",
                formular(Map.of("zielpostfach", "postfach.ziel.702.gibtesnicht", "gemeinsam", "true"))));
        sende("verwaltung", "/" + id + "/einreichung", leer());

        assertThat(ungeschuetzt(lies("genehmigung701", "/" + id)))
                .contains("Der Auftrag betrifft auch die Agentur 702", "/ablehnung\"")
                .doesNotContain("/genehmigung\"");
        assertThat(ungeschuetzt(lies("genehmigung701", "?wartend=ja"))).doesNotContain("Auftrag " + id);
        var verboten = sende("genehmigung701", "/" + id + "/genehmigung", mit("ungeprueftesPostfach", "true"));
        assertThat(verboten.getStatusCode().value()).isEqualTo(403);
        assertThat(ungeschuetzt(verboten)).contains("Der Auftrag betrifft auch die Agentur 702");
        var ohneLeser = sende("genehmigung", "/" + id + "/genehmigung", mit("ungeprueftesPostfach", "true"));
        assertThat(ohneLeser.getStatusCode().value()).isEqualTo(422);
        assertThat(ungeschuetzt(ohneLeser)).contains("Das ging nicht", "also liest dort niemand");
    }

    @Test
    void offerNobodyWhatHeMayNotDo() {
        var id = eingereicht("verwaltung", "701");

        for (var fremder : List.of("leser", "nachbarin")) {
            assertThat(ungeschuetzt(lies(fremder, "/" + id)))
                    .contains("Wartet auf die Genehmigung")
                    .doesNotContain("Zurückziehen", "/genehmigung\"", "Neue Fassung");
            for (var schritt : List.of("genehmigung", "ablehnung", "ruecknahme", "umkehr", "einreichung")) {
                assertThat(sende(fremder, "/" + id + "/" + schritt, leer())
                                .getStatusCode()
                                .value())
                        .as("%s %s", fremder, schritt)
                        .isEqualTo(403);
            }
        }
        assertThat(lies("leser", "/neu").getStatusCode().value()).isEqualTo(403);
        assertThat(ungeschuetzt(lies("leser", ""))).doesNotContain("Neuer Änderungsauftrag");
        assertThat(ungeschuetzt(lies("verwaltung", ""))).contains("Neuer Änderungsauftrag");
    }

    @Test
    void sayWhyAStepIsNotPossible() {
        var id = eingereicht("verwaltung", "701");

        assertThat(ungeschuetzt(sende("genehmigung", "/" + id + "/ablehnung", leer())))
                .contains("Wer ablehnt, sagt warum", "<a href=\"#ablehnung-grund\">");
        assertThat(ungeschuetzt(sende("genehmigung", "/" + id + "/genehmigung", leer())))
                .contains("Das Organisationspostfach ist ungeprüft", "<a href=\"#ungeprueftesPostfach\">");
        assertThat(sende("genehmigung", "/" + id + "/ablehnung", mit("grund", "später"))
                        .getStatusCode()
                        .value())
                .isEqualTo(302);
        var zuSpaet = sende("genehmigung", "/" + id + "/genehmigung", mit("ungeprueftesPostfach", "true"));
        assertThat(zuSpaet.getStatusCode().value()).isEqualTo(409);
        assertThat(ungeschuetzt(zuSpaet)).contains("ist im Zustand „Abgelehnt“");
        assertThat(ungeschuetzt(lies("verwaltung", "/" + id))).contains("Neue Fassung schreiben", "später");
        assertThat(lies("leser", "/4711").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void leadFromARefusedRequestToItsNewVersion() {
        var id = eingereicht("verwaltung", "701");
        sende("genehmigung", "/" + id + "/ablehnung", mit("grund", "später"));

        assertThat(ungeschuetzt(lies("verwaltung", "/neu?vorlage=" + id + "&ersetzt=" + id)))
                .contains("value=\"egz.701@agentur.example\"", "neue Fassung des Auftrags", "name=\"ersetzt\"");
        var neue = formular(Map.of("ersetzt", Long.toString(id), "organisationspostfach", "egz.701@agentur.example"));
        var zweite = nummer(sende("verwaltung", "/neu", neue));

        assertThat(ungeschuetzt(lies("leser", "/" + id))).contains("Es gibt eine neue Fassung", "Auftrag " + zweite);
        assertThat(ungeschuetzt(lies("leser", "/" + zweite))).contains("Neue Fassung von", "Auftrag " + id);
    }

    @Test
    void leadTwiceToTheSameDraftWhenTheFormIsSentTwice() {
        var seite = lies("verwaltung", "/neu?dienststelle=701&weisung=202509011");
        var schluessel = einmalschluessel(seite);
        var einmal = sende("verwaltung", "/neu", formular(Map.of("einmalschluessel", schluessel)));

        var nochmal = sende("verwaltung", "/neu", formular(Map.of("einmalschluessel", schluessel)));
        assertThat(nummer(nochmal)).isEqualTo(nummer(einmal));
        var geaendert =
                sende("verwaltung", "/neu", formular(Map.of("einmalschluessel", schluessel, "grund", "Doch anders")));
        assertThat(geaendert.getStatusCode().value()).isEqualTo(409);
        assertThat(ungeschuetzt(geaendert))
                .contains("ist schon Auftrag " + nummer(einmal) + " geworden", "Doch anders");
        var weiterer = sende(
                "verwaltung",
                "/neu",
                formular(Map.of("einmalschluessel", einmalschluessel(geaendert), "grund", "Doch anders")));
        assertThat(nummer(weiterer)).isNotEqualTo(nummer(einmal));
        assertThat(einmalschluessel(
                        lies("verwaltung", "/neu?dienststelle=701&weisung=202509011&einmalschluessel=" + schluessel)))
                .isNotEqualTo(schluessel);
    }

    private static String einmalschluessel(ResponseEntity<String> seite) {
        var treffer = Pattern.compile("name=\"einmalschluessel\" value=\"([0-9a-f-]{36})\"")
                .matcher(String.valueOf(seite.getBody()));
        assertThat(treffer.find()).as(seite.getBody()).isTrue();
        return treffer.group(1);
    }

    @Test
    void showHostileWordsAsText() {
        var skript = "<script>alert('x')</script>";
        var id = nummer(sende("verwaltung", "/neu", formular(Map.of("grund", skript))));

        for (var seite : List.of(
                lies("leser", "/" + id),
                lies("verwaltung", "/neu?vorlage=" + id),
                lies("verwaltung", "/neu?dienststelle=701&weisung=202509011&zielpostfach=\"><b>" + skript),
                lies("leser", "?agentur=" + skript))) {
            assertThat(seite.getBody()).doesNotContain("<script>alert", "\"><b>");
        }
    }

    private long eingereicht(String wer, String agentur) {
        var id = nummer(sende(
                wer,
                "/neu",
                formular(Map.of("dienststelle", agentur, "organisationspostfach", "egz.701@agentur.example"))));
        assertThat(sende(wer, "/" + id + "/einreichung", leer()).getStatusCode().value())
                .isEqualTo(302);
        return id;
    }

    private static long nummer(ResponseEntity<String> weiterleitung) {
        assertThat(weiterleitung.getStatusCode().value())
                .as(weiterleitung.getBody())
                .isEqualTo(302);
        var ort = String.valueOf(weiterleitung.getHeaders().getLocation());
        return Long.parseLong(ort.substring(ort.lastIndexOf('/') + 1));
    }

    private static MultiValueMap<String, String> formular(Map<String, String> abweichend) {
        var formular = new LinkedMultiValueMap<String, String>();
        formular.setAll(Map.of(
                "dienststelle", "701",
                "zweck", "202509011",
                "zielpostfach", "postfach.ziel.701.arbeitgeber-service",
                "organisationspostfach", "ags.701@agentur.example",
                "gueltigAb", HEUTE.plusDays(1).toString(),
                "letzterTag", "",
                "grund", "Probe"));
        formular.setAll(abweichend);
        return formular;
    }

    private static MultiValueMap<String, String> leer() {
        return new LinkedMultiValueMap<>();
    }

    private static MultiValueMap<String, String> mit(String feld, String wert) {
        var formular = new LinkedMultiValueMap<String, String>();
        formular.set(feld, wert);
        return formular;
    }

    private static String adresse(MultiValueMap<String, String> formular) {
        return "dienststelle=%s&zweck=%s".formatted(formular.getFirst("dienststelle"), formular.getFirst("zweck"));
    }

    private static String ungeschuetzt(ResponseEntity<String> antwort) {
        return HtmlUtils.htmlUnescape(String.valueOf(antwort.getBody()));
    }

    private ResponseEntity<String> lies(String wer, String pfad) {
        return frage(HttpMethod.GET, wer, pfad, null);
    }

    private ResponseEntity<String> sende(String wer, String pfad, MultiValueMap<String, String> formular) {
        return frage(HttpMethod.POST, wer, pfad, formular);
    }

    private ResponseEntity<String> frage(
            HttpMethod methode, String wer, String pfad, @Nullable MultiValueMap<String, String> inhalt) {
        var kopf = new HttpHeaders();
        kopf.setBasicAuth(wer, Testhub.KENNWORT);
        kopf.setAccept(List.of(MediaType.TEXT_HTML));
        if (inhalt != null) {
            kopf.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        }
        return http.withRedirects(HttpRedirects.DONT_FOLLOW)
                .exchange(SEITEN + pfad, methode, new HttpEntity<>(inhalt, kopf), String.class);
    }
}

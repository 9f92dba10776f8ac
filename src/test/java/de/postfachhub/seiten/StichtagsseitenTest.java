package de.postfachhub.seiten;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.aenderungsauftrag.Aenderung;
import de.postfachhub.aenderungsauftrag.Aenderungsart;
import de.postfachhub.aenderungsauftrag.Aenderungsauftraege;
import de.postfachhub.aenderungsauftrag.Antrag;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.prozess.Testhub;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The pages about days, and the API beside them, in the whole hub: 701 switches in a month, by a request that is approved. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class StichtagsseitenTest {

    private static final LocalDate HEUTE = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private static final LocalDate UMSTELLUNG = HEUTE.plusDays(30);
    private static final Handelnder VERWALTUNG = new Handelnder("v", Set.of(Rolle.ADMINISTRATION), Set.of("701"));
    private static final Handelnder GENEHMIGUNG = new Handelnder("g", Set.of(Rolle.GENEHMIGUNG), Set.of("*"));

    @TempDir
    static Path ordner;

    private static Long auftrag;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Aenderungsauftraege auftraege;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen).benutzer("leser", "LESEN", "701");
    }

    @BeforeEach
    void stelleUm() {
        if (auftrag == null) {
            var antrag = new Antrag(
                    "701",
                    "202509011",
                    "Umstellung",
                    false,
                    List.of(new Aenderung(
                            Aenderungsart.WEITERLEITUNG,
                            "701",
                            "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                            Rechtskreis.SGB_III,
                            Herkunft.UNTERNEHMENSPROFIL,
                            Bereich.ARBEITGEBER_SERVICE,
                            null,
                            false,
                            null,
                            null,
                            null,
                            false,
                            UMSTELLUNG,
                            null)));
            auftrag = auftraege
                    .reicheEin(auftraege.stelle(antrag, null, null, VERWALTUNG).id(), VERWALTUNG)
                    .id();
            auftraege.genehmige(auftrag, true, null, GENEHMIGUNG);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/zustaendigkeiten",
                "/zustaendigkeiten/unterschied",
                "/weisungen",
                "/weisungen/202509011",
                "/api/zustaendigkeiten",
                "/api/zustaendigkeiten/unterschied?nach=9999-12-31",
                "/api/zustaendigkeiten/dienststellen.csv",
                "/api/zustaendigkeiten/stammdaten.zip",
                "/api/weisungen",
                "/api/weisungen/202509011/umsetzungsstand",
                "/api/weisungen/202509011/umsetzungsstand.csv"
            })
    void wantALogin(String pfad) throws Exception {
        var antwort = http.send(anfrage(pfad, "text/html").build(), BodyHandlers.ofString());

        assertThat(antwort.statusCode()).isEqualTo(pfad.startsWith("/api") ? 401 : 302);
    }

    @Test
    void showWhatHoldsOnADayAndWhoWroteIt() throws Exception {
        assertThat(lies("/zustaendigkeiten?dienststelle=701").body())
                .contains("Was gilt heute,", "Dienststellen: 2.", "postfach.ziel.701.leistung", "aus dem Import")
                .contains("leistung.701@agentur.example", "wie 701", "/api/zustaendigkeiten/dienststellen.csv")
                .doesNotContain("Änderungsauftrag " + auftrag);
        assertThat(lies("/zustaendigkeiten?dienststelle=701&stichtag=" + UMSTELLUNG)
                        .body())
                .contains("Was gelten wird am", "Anfrage Eingliederungszuschuss", "SGB III, Unternehmensprofil")
                .contains("href=\"/aenderungsauftraege/" + auftrag + "\"");
        assertThat(lies("/zustaendigkeiten?dienststelle=710").body()).contains("niemand wird benachrichtigt");
    }

    @Test
    void showWhatChangesBetweenTwoDays() throws Exception {
        assertThat(lies("/zustaendigkeiten/unterschied").body()).contains("Zwei Tage wählen.");
        assertThat(lies("/zustaendigkeiten/unterschied?von=%s&nach=%s".formatted(HEUTE, UMSTELLUNG))
                        .body())
                .contains("Unterschiede: 1.", "Weiterleitung", "beginnt", "Arbeitgeber-Service")
                .contains("href=\"/aenderungsauftraege/" + auftrag + "\"");
        assertThat(lies("/zustaendigkeiten/unterschied?von=%s&nach=%s&dienststelle=702".formatted(HEUTE, UMSTELLUNG))
                        .body())
                .contains("An beiden Tagen gilt dasselbe.", "Alle Dienststellen vergleichen");
    }

    @Test
    void showHowFarTheAgenciesAre() throws Exception {
        var liste = lies("/weisungen");
        assertThat(liste.statusCode()).isEqualTo(302);
        assertThat(liste.headers().firstValue("Location").orElseThrow()).endsWith("/weisungen/202509011");

        assertThat(lies("/weisungen/202509011").body())
                .contains("5 von 10 Agenturen umgestellt (50,0 %)", "<progress", "überfällig", "22.09.2025")
                .contains("href=\"/agenturen/702\"", "Änderungsauftrag " + auftrag, "Genehmigt, soll ab ");
        assertThat(lies("/weisungen/202509011?stichtag=" + UMSTELLUNG).body())
                .contains("6 von 10 Agenturen umgestellt (60,0 %)", "nach der Frist");
        assertThat(lies("/weisungen/202509011?stand=UMGESTELLT&sortierung=-agentur")
                        .body())
                .contains("aria-sort=\"descending\"")
                .containsSubsequence("href=\"/agenturen/710\"", "href=\"/agenturen/702\"")
                .doesNotContain("href=\"/agenturen/701\"");
        assertThat(lies("/weisungen/202509011?stand=BEANTRAGT").body()).contains("Keine Agentur hat diesen Stand.");
    }

    @Test
    void offerTodaysKnowledgeForDaysBeforeTheHub() throws Exception {
        for (var seite :
                List.of("/weisungen/202509011?stichtag=2025-10-06", "/zustaendigkeiten?bekannt=2025-10-06T12:00")) {
            assertThat(lies(seite).body())
                    .as(seite)
                    .contains("kannte der Hub noch keine", "Denselben Tag nach heutigem Wissen zeigen");
        }
        var adresse = lies("/weisungen/202509011?stichtag=2025-10-06").body();
        var beginn = adresse.indexOf("/weisungen/202509011?stichtag=2025-10-06&amp;bekannt=");
        assertThat(beginn).isPositive();
        var heutigesWissen =
                adresse.substring(beginn, adresse.indexOf('"', beginn)).replace("&amp;", "&");
        assertThat(lies(heutigesWissen).body()).contains("5 von 10 Agenturen umgestellt");
    }

    @Test
    void keepWhatWasTypedAndSayWhatIsWrong() throws Exception {
        var tag = lies("/zustaendigkeiten?stichtag=gestern&bekannt=morgen&dienststelle=12");
        assertThat(tag.statusCode()).isEqualTo(400);
        assertThat(tag.body())
                .contains("„Stichtag“ ist kein Datum.", "„Bekannt am“ ist kein Zeitpunkt.", "hat 5 Ziffern")
                .contains("href=\"#stichtag\"", "href=\"#bekannt\"", "value=\"gestern\"", "value=\"12\"")
                .contains("Diese Angaben passen nicht", "<title>Fehler: Zuständigkeiten");

        var unterschied = lies("/zustaendigkeiten/unterschied?von=2026-12-01&nach=2026-12-01");
        assertThat(unterschied.statusCode()).isEqualTo(400);
        assertThat(unterschied.body()).contains("„Nach“ muss ein späterer Tag sein als „Von“.", "href=\"#nach\"");

        var weisung = lies("/weisungen/202509011?stichtag=12345-01-01&regionaldirektion=Atlantis&stand=FERTIG");
        assertThat(weisung.statusCode()).isEqualTo(400);
        assertThat(weisung.body())
                .contains("„Stichtag“ ist kein Datum.", "Erlaubt: ohne Angabe.", "Diesen Stand gibt es nicht");

        assertThat(lies("/weisungen/1").statusCode()).isEqualTo(404);
        assertThat(lies("/zustaendigkeiten?dienststelle=801").body()).contains("Keine Dienststelle gefunden.");
        assertThat(lies("/zustaendigkeiten?seite=99").body()).contains("Diese Seite gibt es nicht.");
    }

    @Test
    void showHostileValuesAsText() throws Exception {
        for (var pfad : List.of(
                "/zustaendigkeiten?stichtag=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/zustaendigkeiten/unterschied?von=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/weisungen/202509011?regionaldirektion=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
                        + "&sortierung=%22%3E%3Cscript%3E")) {
            assertThat(lies(pfad).body()).as(pfad).doesNotContain("<script>");
        }
    }

    @Test
    void sayTheSameThroughTheApi() throws Exception {
        var pfad = "/api/weisungen/202509011/umsetzungsstand";
        var stand = json(pfad + "?stichtag=" + UMSTELLUNG);
        assertThat(stand.at("/gesamt/agenturen").asInt()).isEqualTo(10);
        assertThat(stand.at("/gesamt/staende/UMGESTELLT/prozent").asDouble()).isEqualTo(60.0);
        assertThat(stand.at("/agenturen/0/auftrag").asLong()).isEqualTo(auftrag);
        assertThat(stand.at("/agenturen/0/seit").asString()).isEqualTo(UMSTELLUNG.toString());

        for (var csv : List.of(lies(pfad + ".csv", "*/*"), lies(pfad, "text/csv"))) {
            assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
            assertThat(csv.body().lines())
                    .hasSize(11)
                    .contains("202509011,%s,701,Agentur 701,,UEBERFAELLIG,,%d,GENEHMIGT,%s"
                            .formatted(HEUTE, auftrag, UMSTELLUNG));
        }
        assertThat(lies(pfad, "*/*").headers().firstValue("Content-Type")).contains("application/json");
        assertThat(lies("/api/zustaendigkeiten/weiterleitungen.csv", "text/html,*/*")
                        .body())
                .contains("701,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE");
        assertThat(lies("/api/weisungen/1/umsetzungsstand", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void listEverythingThatIsWrongThroughTheApi() throws Exception {
        var antwort = lies("/api/zustaendigkeiten?stichtag=gestern&bekannt=2026-01-01T00:00:00&dienststelle=x", "*/*");

        assertThat(antwort.statusCode()).isEqualTo(400);
        assertThat(antwort.headers().firstValue("Content-Type")).contains("application/problem+json");
        var fehler = new ObjectMapper().readTree(antwort.body()).path("fehler");
        assertThat(fehler.findValuesAsString("feld")).containsExactly("stichtag", "dienststelle", "bekannt");
        assertThat(fehler.findValuesAsString("code"))
                .containsExactly("UNGUELTIGER_WERT", "UNGUELTIGER_WERT", "ZEIT_OHNE_ZONE");
        assertThat(lies("/api/weisungen/202509011/umsetzungsstand?regionaldirektion=x", "*/*")
                        .body())
                .contains("\"feld\":\"regionaldirektion\"", "Erlaubt: ohne Angabe.");
    }

    private JsonNode json(String pfad) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(lies(pfad, "application/json").body());
    }

    private HttpResponse<String> lies(String pfad) throws IOException, InterruptedException {
        return lies(pfad, "text/html");
    }

    private HttpResponse<String> lies(String pfad, String erwartet) throws IOException, InterruptedException {
        var nachweis =
                Base64.getEncoder().encodeToString(("leser:" + Testhub.KENNWORT).getBytes(StandardCharsets.UTF_8));
        return http.send(
                anfrage(pfad, erwartet)
                        .header("Authorization", "Basic " + nachweis)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder anfrage(String pfad, String erwartet) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port).resolve(pfad))
                .header("Accept", erwartet);
    }
}

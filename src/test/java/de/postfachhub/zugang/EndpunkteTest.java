package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.protokoll.Ereignis;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Kopfdaten;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.protokoll.Ziel;
import de.postfachhub.prozess.Prozess;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Walks through every address that a controller of the hub has, whoever wrote it, with everybody who may not be there. A new address
 * that changes something must be entered in the table {@link #AENDERNDE}, or the test fails.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class EndpunkteTest {

    private static final String EIGENE = "701";
    private static final String FREMDE = "703";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_ART = "application/json";
    private static final String FORMULAR_ART = "application/x-www-form-urlencoded";

    /** What a request can't say of itself, because the login or the hub says it. */
    private static final Map<String, String> ANMASSUNGEN = Map.of(
            "id", "1",
            "zustand", "WIRKSAM",
            "autor", "chefin",
            "wer", "chefin",
            "name", "chefin",
            "benutzer", "chefin",
            "rollen", "ADMINISTRATION",
            "agenturen", "*",
            "genehmigtVon", "chefin",
            "geprueft", "true");

    /** Where a change request stands before a step. */
    private enum Stand {
        KEINER,
        ENTWURF,
        EINGEREICHT,
        GENEHMIGT
    }

    /**
     * What an address that changes something needs.
     *
     * @param rolle without which nobody gets anywhere, whatever else they are
     * @param agentur whether the login must be one for the agency
     * @param inhalt of a request that has all it needs; JSON for the API, form fields for a page
     */
    private record Bedarf(Rolle rolle, boolean agentur, Stand stand, String inhalt) {}

    private static final String ANTRAG = """
            {"dienststelle":"701","grund":"Probe","aenderungen":[{"art":"WEITERLEITUNG","anliegen":"KUG_ANTRAG",
             "rechtskreis":"SGB_III","herkunft":"UNTERNEHMENSPROFIL","bereich":"ARBEITGEBER_SERVICE",
             "gueltigAb":"<ab>","gueltigBis":"<bis>"}]}""";

    private static final String ANTRAGSFORMULAR =
            "dienststelle=701&zweck=WEITERLEITUNG&anliegen=KUG_ANTRAG&rechtskreis=SGB_III"
                    + "&herkunft=UNTERNEHMENSPROFIL&bereich=ARBEITGEBER_SERVICE&grund=Probe&gueltigAb=<ab>&letzterTag=<ab>";

    /** Of no message that there is. */
    private static final String EINE_NACHRICHT = "{\"nachrichtId\":\"00000000-53a5-4f0e-9a39-0f6a1c3a7f10\"}";

    private static final String NACHRICHTENFORMULAR = "nachrichtId=00000000-53a5-4f0e-9a39-0f6a1c3a7f10";

    private static final Map<String, Bedarf> AENDERNDE = Map.ofEntries(
            Map.entry("POST /api/aenderungsauftraege", new Bedarf(Rolle.ADMINISTRATION, true, Stand.KEINER, ANTRAG)),
            Map.entry(
                    "POST /api/aenderungsauftraege/{id}/einreichung",
                    new Bedarf(Rolle.ADMINISTRATION, true, Stand.ENTWURF, "{}")),
            Map.entry(
                    "POST /api/aenderungsauftraege/{id}/genehmigung",
                    new Bedarf(Rolle.GENEHMIGUNG, true, Stand.EINGEREICHT, "{\"grund\":\"Probe\"}")),
            Map.entry(
                    "POST /api/aenderungsauftraege/{id}/ablehnung",
                    new Bedarf(Rolle.GENEHMIGUNG, true, Stand.EINGEREICHT, "{\"grund\":\"Probe\"}")),
            Map.entry(
                    "POST /api/aenderungsauftraege/{id}/ruecknahme",
                    new Bedarf(Rolle.ADMINISTRATION, true, Stand.ENTWURF, "{\"grund\":\"Probe\"}")),
            Map.entry(
                    "POST /api/aenderungsauftraege/{id}/umkehr",
                    new Bedarf(Rolle.ADMINISTRATION, true, Stand.GENEHMIGT, "{}")),
            Map.entry(
                    "POST /aenderungsauftraege/neu",
                    new Bedarf(Rolle.ADMINISTRATION, true, Stand.KEINER, ANTRAGSFORMULAR)),
            Map.entry(
                    "POST /aenderungsauftraege/{id:\\d{1,18}}/einreichung",
                    new Bedarf(Rolle.ADMINISTRATION, true, Stand.ENTWURF, "")),
            Map.entry(
                    "POST /aenderungsauftraege/{id:\\d{1,18}}/genehmigung",
                    new Bedarf(Rolle.GENEHMIGUNG, true, Stand.EINGEREICHT, "grund=Probe")),
            Map.entry(
                    "POST /aenderungsauftraege/{id:\\d{1,18}}/ablehnung",
                    new Bedarf(Rolle.GENEHMIGUNG, true, Stand.EINGEREICHT, "grund=Probe")),
            Map.entry(
                    "POST /aenderungsauftraege/{id:\\d{1,18}}/ruecknahme",
                    new Bedarf(Rolle.ADMINISTRATION, true, Stand.ENTWURF, "")),
            Map.entry(
                    "POST /aenderungsauftraege/{id:\\d{1,18}}/umkehr",
                    new Bedarf(Rolle.ADMINISTRATION, true, Stand.GENEHMIGT, "")),
            Map.entry(
                    "POST /api/postfachpruefungen",
                    new Bedarf(
                            Rolle.ADMINISTRATION,
                            false,
                            Stand.KEINER,
                            "{\"organisationspostfach\":\"ags.702@agentur.example\"}")),
            Map.entry(
                    "POST /api/postfachpruefungen/bestaetigung",
                    new Bedarf(
                            Rolle.ADMINISTRATION,
                            false,
                            Stand.KEINER,
                            "{\"organisationspostfach\":\"ags.702@agentur.example\",\"code\":\"HK47-W9TC\"}")),
            Map.entry(
                    "POST /postfachpruefung",
                    new Bedarf(Rolle.ADMINISTRATION, false, Stand.KEINER, "adresse=ags.702%40agentur.example")),
            Map.entry(
                    "POST /postfachpruefung/bestaetigung",
                    new Bedarf(
                            Rolle.ADMINISTRATION,
                            false,
                            Stand.KEINER,
                            "adresse=ags.702%40agentur.example&code=HK47-W9TC")),
            Map.entry(
                    "POST /api/benachrichtigungen/{id}/wiederholung",
                    new Bedarf(Rolle.BETRIEB, false, Stand.KEINER, "{}")),
            Map.entry("POST /api/auskunft", new Bedarf(Rolle.REVISION, false, Stand.KEINER, EINE_NACHRICHT)),
            Map.entry(
                    "POST /api/auskunft/loeschvorschau",
                    new Bedarf(Rolle.REVISION, false, Stand.KEINER, EINE_NACHRICHT)),
            Map.entry(
                    "POST /api/auskunft/loeschung",
                    new Bedarf(
                            Rolle.REVISION,
                            false,
                            Stand.KEINER,
                            EINE_NACHRICHT.replace(
                                    "}", ",\"grund\":\"WIDERSPRUCH\",\"aktenzeichen\":\"DS-1\",\"zeilen\":1}"))),
            Map.entry("POST /auskunft", new Bedarf(Rolle.REVISION, false, Stand.KEINER, NACHRICHTENFORMULAR)),
            Map.entry("POST /auskunft/json", new Bedarf(Rolle.REVISION, false, Stand.KEINER, NACHRICHTENFORMULAR)),
            Map.entry("POST /auskunft/csv", new Bedarf(Rolle.REVISION, false, Stand.KEINER, NACHRICHTENFORMULAR)),
            Map.entry(
                    "POST /auskunft/loeschvorschau",
                    new Bedarf(Rolle.REVISION, false, Stand.KEINER, NACHRICHTENFORMULAR)),
            Map.entry(
                    "POST /auskunft/loeschung",
                    new Bedarf(
                            Rolle.REVISION,
                            false,
                            Stand.KEINER,
                            NACHRICHTENFORMULAR + "&grund=WIDERSPRUCH&aktenzeichen=DS-1&zeilen=1")),
            Map.entry("DELETE /api/postfachsperren/{adresse}", new Bedarf(Rolle.BETRIEB, false, Stand.KEINER, "")));

    /** What only some may read; everything else every role may. */
    private static final Map<String, Rolle> BESCHRAENKTE = Map.of(
            "GET /aenderungsauftraege/neu",
            Rolle.ADMINISTRATION,
            "GET /api/loeschungen",
            Rolle.REVISION,
            "GET /api/loeschungen/fristen",
            Rolle.REVISION,
            "GET /loeschungen",
            Rolle.REVISION,
            "GET /auskunft",
            Rolle.REVISION,
            "GET /api/auskunft/vorgaenge",
            Rolle.REVISION);

    /** Reading addresses that need no login. */
    private static final Set<String> OFFENE =
            Set.of("GET /anmelden", "GET /abgemeldet", "GET /.well-known/security.txt");

    private static final GreenMail MAILBOX =
            new GreenMail(new ServerSetup(Prozess.freierPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final int DIENST = Prozess.freierPort();
    /** The id, unless it comes back because it stood in the address. */
    private static final String NUR_IN_ANTWORTEN = "/nachrichten/" + Endpunkt.NACHRICHT;

    private static final AtomicInteger TAGE = new AtomicInteger();

    @TempDir
    static Path ordner;

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Protokoll protokoll;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient programm = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        var client = "spring.security.oauth2.client.";
        var hub = Testhub.in(ordner, einstellungen)
                .mailserver(() -> MAILBOX.getSmtp().getPort())
                .mit(client + "registration.zentral.client-id", Testanmeldedienst.CLIENT)
                .mit(client + "registration.zentral.client-secret", Testanmeldedienst.GEHEIMNIS)
                .mit(client + "provider.zentral.issuer-uri", Testanmeldedienst.adresse(DIENST));
        for (var rolle : Rolle.values()) {
            var andere = Arrays.stream(Rolle.values())
                    .filter(eine -> eine != rolle)
                    .map(Rolle::name)
                    .collect(Collectors.joining(","));
            hub.benutzer(nur(rolle), rolle.name(), EIGENE)
                    .benutzer(fremd(rolle), rolle.name(), FREMDE)
                    .benutzer(ohne(rolle), andere, Handelnder.ALLE);
        }
    }

    @BeforeAll
    static void starteMailbox() {
        MAILBOX.start();
    }

    @AfterAll
    static void beendeMailbox() {
        MAILBOX.stop();
    }

    @Test
    void areAllKnownAsReadingOrByWhatTheyNeed() {
        assertThat(AENDERNDE.keySet())
                .as("EndpunkteTest.AENDERNDE lacks an address that changes something: enter what it needs")
                .containsAll(aendernde().stream().map(Endpunkt::toString).toList());
        assertThat(aendernde()).extracting(Endpunkt::toString).contains("POST /api/aenderungsauftraege");
        assertThat(lesende()).extracting(Endpunkt::toString).contains("GET /", "GET /api/aenderungsauftraege/{id}");
        assertThat(requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                        .filter(eintrag -> eintrag.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .isEmpty())
                        .flatMap(eintrag -> eintrag.getKey().getPatternValues().stream()))
                .as("addresses that take every HTTP method")
                .containsExactlyInAnyOrder("/error", "/abgemeldet");
    }

    @Test
    void letNobodyInWithoutALogin() {
        var auftrag = auftrag(Stand.EINGEREICHT);
        assertSoftly(weich -> {
            for (var endpunkt : endpunkte()) {
                var programmantwort = sende(programm, anfrage(endpunkt, auftrag, endpunkt.istApi() ? "{}" : ""));
                weich.assertThat(programmantwort.headers().allValues("Set-Cookie"))
                        .as(endpunkt.toString())
                        .noneMatch(keks -> keks.startsWith("JSESSIONID"));
                weich.assertThat(programmantwort.statusCode())
                        .as(endpunkt.toString())
                        .isEqualTo(OFFENE.contains(endpunkt.toString()) ? programmantwort.statusCode() : 401);
                if (endpunkt.liest() && !endpunkt.istApi() && !OFFENE.contains(endpunkt.toString())) {
                    var browserantwort =
                            sende(programm, anfrage(endpunkt, auftrag, "").setHeader("Accept", "text/html"));
                    weich.assertThat(browserantwort.headers().firstValue("Location"))
                            .as(endpunkt.toString())
                            .hasValueSatisfying(ort -> assertThat(ort).startsWith("/anmelden"));
                    weich.assertThat(browserantwort.headers().allValues("Set-Cookie"))
                            .as(endpunkt.toString())
                            .isEmpty();
                }
            }
        });
        assertUnveraendert(auftrag, Stand.EINGEREICHT);
    }

    @Test
    void readANumberOnlyAsItIsWritten() {
        var auftrag = auftrag(Stand.ENTWURF);
        var mitNummer = lesende().stream()
                .filter(endpunkt -> endpunkt.pfad(auftrag).contains("/" + auftrag))
                .toList();
        assertThat(mitNummer).extracting(Endpunkt::toString).contains("GET /api/aenderungsauftraege/{id}");
        assertSoftly(weich -> {
            for (var endpunkt : mitNummer) {
                // Hexadecimal, in full width, with a zero and with a sign in front.
                for (var andere : List.of(
                        "0x" + Long.toHexString(auftrag),
                        "%EF%BC%" + Long.toHexString(0x90 + auftrag % 10).toUpperCase(Locale.ROOT),
                        "0" + auftrag,
                        "%2B" + auftrag)) {
                    var pfad = endpunkt.pfad(auftrag).replace("/" + auftrag, "/" + andere);
                    weich.assertThat(sende(programm, als(nur(Rolle.LESEN), anfrage(pfad)))
                                    .statusCode())
                            .as(pfad)
                            .isIn(400, 404);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Rolle.class)
    void letEveryRoleReadAndNeverBreak(Rolle rolle) {
        var auftrag = auftrag(Stand.EINGEREICHT);
        assertSoftly(weich -> {
            for (var endpunkt : lesende()) {
                var verlangt = BESCHRAENKTE.get(endpunkt.toString());
                var status = sende(programm, als(nur(rolle), anfrage(endpunkt, auftrag, "")))
                        .statusCode();
                if (rolle.liest() ? verlangt == null || verlangt == rolle : OFFENE.contains(endpunkt.toString())) {
                    weich.assertThat(status)
                            .as("%s as %s", endpunkt, rolle)
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    weich.assertThat(status).as("%s as %s", endpunkt, rolle).isEqualTo(403);
                }
            }
        });
    }

    @Test
    void refuseWhoHasEveryRoleButTheOneThatIsNeeded() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                var auftrag = auftrag(bedarf.stand());
                var vorher = auftraege();

                var antwort = sende(programm, als(ohne(bedarf.rolle()), anfrage(endpunkt, auftrag, inhalt(bedarf))));

                weich.assertThat(antwort.statusCode()).as(endpunkt.toString()).isEqualTo(403);
                weich.assertThat(auftraege()).as(endpunkt.toString()).isEqualTo(vorher);
            }
        });
    }

    /** Whoever may not ask for something has nothing parsed and nothing bound. */
    @Test
    void askForTheRoleBeforeTheyReadWhatWasSent() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                var unlesbar = endpunkt.istApi() ? "{\"grund\":" : inhalt(bedarf) + "&grund=%00";

                var antwort = sende(programm, als(ohne(bedarf.rolle()), anfrage(endpunkt, 1, unlesbar)));

                weich.assertThat(antwort.statusCode()).as(endpunkt.toString()).isEqualTo(403);
            }
        });
    }

    @Test
    void refuseWhoActsForAnotherAgency() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                if (bedarf.agentur()) {
                    var auftrag = auftrag(bedarf.stand());
                    var vorher = auftraege();

                    var antwort =
                            sende(programm, als(fremd(bedarf.rolle()), anfrage(endpunkt, auftrag, inhalt(bedarf))));

                    // A form says it at the field.
                    weich.assertThat(antwort.statusCode())
                            .as(endpunkt.toString())
                            .isIn(endpunkt.istApi() ? List.of(403) : List.of(403, 422));
                    weich.assertThat(auftraege()).as(endpunkt.toString()).isEqualTo(vorher);
                }
            }
        });
    }

    @Test
    void refuseAForgedFormOfTheRightUser() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                var auftrag = auftrag(bedarf.stand());
                var browser = browser();
                melde(browser, nur(bedarf.rolle()));
                var anderes = token(browser());
                var vorher = auftraege();

                for (var token : List.of("", "falsch", anderes)) {
                    var formular = token.isEmpty() ? "" : "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
                    var alsFormular = sende(
                            browser,
                            anfrage(endpunkt, auftrag, formular)
                                    .setHeader("Content-Type", FORMULAR_ART)
                                    .header("Accept", "text/html"));
                    var alsSkript = sende(
                            browser, anfrage(endpunkt, auftrag, inhalt(bedarf)).header("X-CSRF-TOKEN", "x" + token));

                    weich.assertThat(List.of(alsFormular.statusCode(), alsSkript.statusCode()))
                            .as(endpunkt.toString())
                            .containsExactly(403, 403);
                }
                weich.assertThat(auftraege()).as(endpunkt.toString()).isEqualTo(vorher);
            }
        });
    }

    @Test
    void refuseWhatAnotherSiteMakesTheBrowserOfTheRightUserSend() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                var auftrag = auftrag(bedarf.stand());
                var vorher = auftraege();
                for (var herkunft : Map.of("Origin", "https://boese.invalid", "Sec-Fetch-Site", "cross-site")
                        .entrySet()) {
                    var antwort = sende(
                            programm,
                            als(nur(bedarf.rolle()), anfrage(endpunkt, auftrag, inhalt(bedarf)))
                                    .header(herkunft.getKey(), herkunft.getValue()));

                    weich.assertThat(antwort.statusCode())
                            .as(endpunkt.toString())
                            .isEqualTo(403);
                }
                weich.assertThat(auftraege()).as(endpunkt.toString()).isEqualTo(vorher);
            }
        });
    }

    @Test
    void takeNobodysWordForWhoTheyAre() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                var auftrag = auftrag(bedarf.stand());
                var vorher = auftraege();

                for (var wer : List.of(ohne(bedarf.rolle()), fremd(bedarf.rolle()))) {
                    if (bedarf.agentur() || wer.equals(ohne(bedarf.rolle()))) {
                        var antwort = sende(
                                programm,
                                als(wer, anfrage(endpunkt, auftrag, angemasst(endpunkt, bedarf), angemasst())));
                        weich.assertThat(antwort.statusCode())
                                .as("%s as %s", endpunkt, wer)
                                .isBetween(400, 422);
                    }
                }
                weich.assertThat(auftraege()).as(endpunkt.toString()).isEqualTo(vorher);
            }
        });
    }

    @Test
    void refuseOrIgnoreWhatTheRightUserMustNotSay() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                if (bedarf.agentur()) {
                    var auftrag = auftrag(bedarf.stand());
                    var vorher = auftraege();
                    var wer = nur(bedarf.rolle());

                    var antwort = sende(
                            programm, als(wer, anfrage(endpunkt, auftrag, angemasst(endpunkt, bedarf), angemasst())));

                    if (antwort.statusCode() >= 400) {
                        weich.assertThat(antwort.statusCode())
                                .as(endpunkt.toString())
                                .isIn(400, 422);
                        weich.assertThat(auftraege()).as(endpunkt.toString()).isEqualTo(vorher);
                    } else {
                        var nachher = neuester(auftrag, vorher);
                        weich.assertThat(nachher.path("autor").asString())
                                .as(endpunkt.toString())
                                .isEqualTo(nur(Rolle.ADMINISTRATION));
                        weich.assertThat(nachher.path("schritte").findValuesAsString("wer"))
                                .as(endpunkt.toString())
                                .contains(wer)
                                .doesNotContain("chefin");
                        weich.assertThat(nachher.path("zustand").asString())
                                .as(endpunkt.toString())
                                .isNotEqualTo("WIRKSAM");
                    }
                }
            }
        });
    }

    /** What a message of another agency left in journal and mails is looked for in every answer that somebody of this agency can get. */
    @Test
    void showNobodyTheMessagesOfAnotherAgency() {
        legeFremdeNachricht();
        var adressen = Stream.concat(
                        lesende().stream().map(endpunkt -> endpunkt.pfad(1)),
                        Stream.of("/api/nachrichten", "/nachrichten")
                                .flatMap(liste -> Stream.of(
                                                "nachrichtId=" + Endpunkt.NACHRICHT,
                                                "dienststelle=703",
                                                "dienststelle=70301",
                                                "anliegen=KANARIE",
                                                "art=KLAERFALL",
                                                "art=BENACHRICHTIGT")
                                        .map(frage -> liste + "?" + frage)))
                .toList();
        assertSoftly(weich -> {
            for (var rolle : List.of(Rolle.LESEN, Rolle.ADMINISTRATION, Rolle.GENEHMIGUNG)) {
                for (var adresse : adressen) {
                    weich.assertThat(sende(programm, als(nur(rolle), anfrage(adresse)))
                                    .body())
                            .as("%s as %s of %s", adresse, rolle, EIGENE)
                            .doesNotContainPattern(
                                    "(?i)kanarie@|ID:KANARIE|KANARIE-VORGANG|hub-kanarie|" + NUR_IN_ANTWORTEN);
                }
            }
        });
        for (var wer : List.of(fremd(Rolle.LESEN), nur(Rolle.BETRIEB), nur(Rolle.REVISION), ohne(Rolle.LESEN))) {
            assertThat(sende(programm, als(wer, anfrage("/api/nachrichten/" + Endpunkt.NACHRICHT)))
                            .body())
                    .as(wer)
                    .contains("KANARIE-VORGANG", "hub-kanarie");
            assertThat(sende(programm, als(wer, anfrage("/nachrichten?dienststelle=703")))
                            .body())
                    .as(wer)
                    .contains(Endpunkt.NACHRICHT);
            for (var liste : List.of("/api/benachrichtigungen", "/api/postfachsperren")) {
                assertThat(sende(programm, als(wer, anfrage(liste))).body())
                        .as(wer)
                        .contains("kanarie@agentur.example");
            }
        }
    }

    private void legeFremdeNachricht() {
        var id = UUID.fromString(Endpunkt.NACHRICHT);
        protokoll.schreibe(Stream.of(Ereignisart.EINGEGANGEN, Ereignisart.KLAERFALL, Ereignisart.BENACHRICHTIGT)
                .map(art -> new Ereignis(
                        UUID.randomUUID(),
                        Instant.now(),
                        null,
                        0,
                        art,
                        new Kopfdaten(
                                id,
                                "KANARIE-VORGANG",
                                OffsetDateTime.now(),
                                Rechtskreis.SGB_III,
                                Herkunft.UNTERNEHMENSPROFIL,
                                "KANARIE",
                                "70301"),
                        Ziel.postfach("kanarie@agentur.example"),
                        List.of("KEIN_ZIELPOSTFACH"),
                        "ID:KANARIE",
                        null,
                        "hub-kanarie"))
                .toList());
        jdbc.sql("""
                        INSERT INTO benachrichtigung (id, nachricht_id, organisationspostfach, eingang_am, anliegen, dienststelle,
                                                      bereich, status, status_seit)
                        VALUES (?, ?, 'kanarie@agentur.example', ?, 'KANARIE', '70301', 'LEISTUNG', 'GESPERRT', ?)
                        """)
                .params(UUID.randomUUID(), id, OffsetDateTime.now(), OffsetDateTime.now())
                .update();
        jdbc.sql("""
                        INSERT INTO benachrichtigungspostfach (adresse, versuche, gesperrt_seit)
                        VALUES ('kanarie@agentur.example', 0, ?)
                        """).param(OffsetDateTime.now()).update();
    }

    /** Else the refusals above could have any other reason. */
    @Test
    void letTheRightUserDoIt() {
        assertSoftly(weich -> {
            for (var endpunkt : aendernde()) {
                var bedarf = bedarf(endpunkt);
                var auftrag = auftrag(bedarf.stand());

                var antwort = sende(programm, als(nur(bedarf.rolle()), anfrage(endpunkt, auftrag, inhalt(bedarf))));

                if (bedarf.agentur()) {
                    weich.assertThat(antwort.statusCode())
                            .as("%s: %s", endpunkt, antwort.body())
                            .isLessThan(400);
                } else {
                    weich.assertThat(antwort.statusCode())
                            .as("%s: %s", endpunkt, antwort.body())
                            .isNotIn(400, 401, 403)
                            .isLessThan(500);
                }
            }
        });
    }

    @Test
    void knowWhoCameOverOpenIdConnectByTheirClaims() {
        try (var dienst = new Testanmeldedienst(DIENST)) {
            var auftrag = auftrag(Stand.ENTWURF);
            var ruecknahme = "/api/aenderungsauftraege/" + auftrag + "/ruecknahme";

            dienst.naechste(Map.of("sub", "fremde", "rollen", "ADMINISTRATION", "agenturen", List.of(FREMDE)));
            assertThat(nimmZurueck(ruecknahme).statusCode()).isEqualTo(403);
            assertUnveraendert(auftrag, Stand.ENTWURF);

            dienst.naechste(Map.of("sub", "kollegin", "rollen", "ADMINISTRATION", "agenturen", List.of(EIGENE)));
            assertThat(nimmZurueck(ruecknahme).statusCode()).isEqualTo(200);
            assertThat(lies(auftrag).path("schritte").findValuesAsString("wer"))
                    .containsExactly(nur(Rolle.ADMINISTRATION), "kollegin");
        }
    }

    private HttpResponse<String> nimmZurueck(String pfad) {
        var browser = browser();
        var start = sende(browser, anfrage("/oauth2/authorization/zentral").header("Accept", "text/html"));
        assertThat(start.statusCode()).isEqualTo(200);
        return sende(
                browser,
                anfrage(pfad)
                        .header("X-CSRF-TOKEN", token(start))
                        .header("Content-Type", JSON_ART)
                        .POST(BodyPublishers.ofString("{}")));
    }

    private List<Endpunkt> endpunkte() {
        return Endpunkt.alle(requestMappingHandlerMapping);
    }

    private List<Endpunkt> aendernde() {
        return endpunkte().stream().filter(endpunkt -> !endpunkt.liest()).toList();
    }

    private List<Endpunkt> lesende() {
        return endpunkte().stream().filter(Endpunkt::liest).toList();
    }

    private static Bedarf bedarf(Endpunkt endpunkt) {
        var bedarf = AENDERNDE.get(endpunkt.toString());
        assertThat(bedarf).as(endpunkt.toString()).isNotNull();
        return bedarf;
    }

    /** Each time for another day, so that none stands in another's way. */
    private static String inhalt(Bedarf bedarf) {
        var tag = LocalDate.now().plusDays(30 + TAGE.incrementAndGet() * 2L);
        return bedarf.inhalt()
                .replace("<ab>", tag.toString())
                .replace("<bis>", tag.plusDays(1).toString());
    }

    private static String angemasst(Endpunkt endpunkt, Bedarf bedarf) {
        var inhalt = inhalt(bedarf);
        if (!endpunkt.istApi()) {
            return inhalt + (inhalt.isEmpty() ? "" : "&") + angemasst();
        }
        if (inhalt.isEmpty()) {
            return inhalt;
        }
        var felder = ANMASSUNGEN.entrySet().stream()
                .map(feld -> "\"%s\":\"%s\"".formatted(feld.getKey(), feld.getValue()))
                .collect(Collectors.joining(","));
        return "{" + felder + (inhalt.equals("{}") ? "" : ",") + inhalt.substring(1);
    }

    private static String angemasst() {
        return ANMASSUNGEN.entrySet().stream()
                .flatMap(feld -> Stream.of(feld.getKey(), "wer." + feld.getKey())
                        .map(name -> name + "=" + URLEncoder.encode(feld.getValue(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    /** @return number of a new request of the own agency; 0 for none */
    private long auftrag(Stand stand) {
        if (stand == Stand.KEINER) {
            return 0;
        }
        var entwurf = AENDERNDE.get("POST /api/aenderungsauftraege");
        var id = erfolgreich("/api/aenderungsauftraege", Rolle.ADMINISTRATION, inhalt(entwurf))
                .path("id")
                .asLong();
        if (stand != Stand.ENTWURF) {
            erfolgreich("/api/aenderungsauftraege/" + id + "/einreichung", Rolle.ADMINISTRATION, "{}");
        }
        if (stand == Stand.GENEHMIGT) {
            erfolgreich("/api/aenderungsauftraege/" + id + "/genehmigung", Rolle.GENEHMIGUNG, "{}");
        }
        return id;
    }

    private JsonNode erfolgreich(String pfad, Rolle rolle, String inhalt) {
        var antwort = sende(
                programm,
                als(nur(rolle), anfrage(pfad).header("Content-Type", JSON_ART).POST(BodyPublishers.ofString(inhalt))));
        assertThat(antwort.statusCode()).as("%s: %s", pfad, antwort.body()).isBetween(200, 299);
        return json(antwort);
    }

    private JsonNode lies(long auftrag) {
        return json(sende(programm, als(nur(Rolle.LESEN), anfrage("/api/aenderungsauftraege/" + auftrag))));
    }

    /** All that is kept of the requests. */
    private JsonNode auftraege() {
        return json(sende(programm, als(nur(Rolle.LESEN), anfrage("/api/aenderungsauftraege?groesse=200"))))
                .path("eintraege");
    }

    /** The request that a step made or changed. */
    private JsonNode neuester(long auftrag, JsonNode vorher) {
        var nachher = auftraege();
        return nachher.size() > vorher.size() ? nachher.get(0) : lies(auftrag);
    }

    private void assertUnveraendert(long auftrag, Stand stand) {
        assertThat(lies(auftrag).path("zustand").asString()).isEqualTo(stand.name());
    }

    private HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
    }

    private void melde(HttpClient browser, String name) {
        var formular = "benutzername=%s&kennwort=%s&_csrf=%s".formatted(name, Testhub.KENNWORT, token(browser));
        var start = sende(
                browser,
                anfrage("/anmelden")
                        .header("Accept", "text/html")
                        .header("Content-Type", FORMULAR_ART)
                        .POST(BodyPublishers.ofString(formular)));
        assertThat(start.body()).contains("<strong>" + name + "</strong>");
    }

    private String token(HttpClient browser) {
        return token(sende(browser, anfrage("/anmelden").header("Accept", "text/html")));
    }

    private static String token(HttpResponse<String> seite) {
        var treffer = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(seite.body());
        assertThat(treffer.find()).as(seite.body()).isTrue();
        return treffer.group(1);
    }

    private static String nur(Rolle rolle) {
        return "nur-" + rolle.name().toLowerCase(Locale.ROOT);
    }

    private static String fremd(Rolle rolle) {
        return "fremd-" + rolle.name().toLowerCase(Locale.ROOT);
    }

    private static String ohne(Rolle rolle) {
        return "ohne-" + rolle.name().toLowerCase(Locale.ROOT);
    }

    private static HttpRequest.Builder als(String name, HttpRequest.Builder anfrage) {
        return anfrage.header(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((name + ":" + Testhub.KENNWORT).getBytes(StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder anfrage(Endpunkt endpunkt, long auftrag, String inhalt) {
        return anfrage(endpunkt, auftrag, inhalt, null);
    }

    private HttpRequest.Builder anfrage(Endpunkt endpunkt, long auftrag, String inhalt, @Nullable String zusatz) {
        var anfrage = anfrage(endpunkt.pfad(auftrag) + (zusatz == null ? "" : "?" + zusatz));
        return endpunkt.liest()
                ? anfrage.method(endpunkt.methode().name(), BodyPublishers.noBody())
                : anfrage.header("Content-Type", endpunkt.istApi() ? JSON_ART : FORMULAR_ART)
                        .method(endpunkt.methode().name(), BodyPublishers.ofString(inhalt));
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pfad));
    }

    private static JsonNode json(HttpResponse<String> antwort) {
        return JSON.readTree(antwort.body());
    }

    private static HttpResponse<String> sende(HttpClient wer, HttpRequest.Builder anfrage) {
        try {
            return wer.send(anfrage.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

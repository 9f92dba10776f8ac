package de.postfachhub.postfachpruefung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.postfachhub.benachrichtigung.Stoersmtp;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Testhub;
import de.postfachhub.zugang.Rolle;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
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
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The whole hub with a mail server that can refuse: from the button over the mail to the code, as page and as API. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PruefungImHubTest {

    private static final int BROKERPORT = Prozess.freierPort();
    private static final int SMTPPORT = Prozess.freierPort();
    private static final Pattern CODE = Pattern.compile("Code: (\\w{4}-\\w{4})");
    private static Stoersmtp smtp = Stoersmtp.starte(SMTPPORT);

    @TempDir
    static Path ordner;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        var hub = Testhub.in(ordner, einstellungen)
                .broker(BROKERPORT)
                .mailserver(() -> SMTPPORT)
                .mit("postfach.benachrichtigung.ruecklaufadresse", "rueck@agentur.example")
                .mit("postfach.benachrichtigung.sammelfrist", "1s")
                .mit("postfach.benachrichtigung.relaispause", "1s")
                .mit("postfach.benachrichtigung.hoechste-relaispause", "1s");
        for (Rolle rolle : Rolle.values()) {
            hub.benutzer(rolle.name(), rolle.name(), "");
        }
    }

    @AfterAll
    static void beende() {
        smtp.close();
    }

    @Test
    void checksAMailboxByPagesInABrowser() throws Exception {
        String adresse = "seite@agentur.example";
        meldeAn(Rolle.ADMINISTRATION);
        String vorher = imBrowser("/postfachpruefung?adresse=" + adresse).body();
        assertThat(vorher).contains("Ungeprüft", "Code senden").doesNotContain("Code eingeben", "Verlauf");

        assertThat(schicke("/postfachpruefung", vorher, "adresse=" + adresse).statusCode())
                .isEqualTo(302);
        String code = code(mail(adresse));
        await().until(() ->
                imBrowser("/postfachpruefung?adresse=" + adresse).body().contains("Versandt am"));

        String unterwegs = imBrowser("/postfachpruefung?adresse=" + adresse).body();
        var falsch = schicke("/postfachpruefung/bestaetigung", unterwegs, "adresse=" + adresse + "&code=2222-2222");
        assertThat(falsch.statusCode()).isEqualTo(422);
        assertThat(falsch.body())
                .contains("Der Code stimmt nicht.", "href=\"#code\"", "Noch 4 Eingaben", "aria-invalid=\"true\"")
                .contains("<title>Fehler: Postfachprüfung – Postfach-Hub</title>");
        var richtig = schicke(
                "/postfachpruefung/bestaetigung",
                falsch.body(),
                "adresse=" + adresse + "&code=+" + code.toLowerCase().replace('-', '+'));
        assertThat(richtig.statusCode()).isEqualTo(302);
        assertThat(imBrowser(richtig.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("<strong>Geprüft</strong>", "ADMINISTRATION", "Code richtig eingegeben")
                .doesNotContain("Code eingeben");
    }

    @Test
    void asksOnceMoreBeforeItWritesToAPerson() throws Exception {
        String adresse = "erika.muster@agentur.example";
        meldeAn(Rolle.ADMINISTRATION);
        String seite = imBrowser("/postfachpruefung?adresse=" + adresse).body();
        assertThat(seite).contains("sieht nach dem Postfach einer Person aus");

        var gefragt = schicke("/postfachpruefung", seite, "adresse=" + adresse);
        assertThat(gefragt.statusCode()).isEqualTo(422);
        assertThat(gefragt.body()).contains("href=\"#persoenlichesPostfach\"", "ausdrücklich zu bestätigen");
        fehler("", anforderung(adresse), 422, "PERSOENLICHE_ADRESSE", "persoenlichesPostfach");
        assertThat(stand(adresse).has("codeUnterwegsSeit")).isFalse();

        assertThat(schicke("/postfachpruefung", gefragt.body(), "adresse=" + adresse + "&persoenlichesPostfach=true")
                        .statusCode())
                .isEqualTo(302);
        code(mail(adresse));
        var andere = "{\"organisationspostfach\":\"Erika.Muster+a@agentur.example\",\"persoenlichesPostfach\":true}";
        fehler("", andere, 409, "CODE_ZU_OFT", "organisationspostfach");
    }

    @Test
    void refusesAFormOfAnotherSite() throws Exception {
        meldeAn(Rolle.ADMINISTRATION);

        for (String pfad : List.of("/postfachpruefung", "/postfachpruefung/bestaetigung")) {
            assertThat(schicke(
                                    pfad,
                                    "name=\"_csrf\" value=\"erfunden\"",
                                    "adresse=fremd@agentur.example&code=2222-2222")
                            .statusCode())
                    .as(pfad)
                    .isEqualTo(403);
        }

        assertThat(stand("fremd@agentur.example").has("codeUnterwegsSeit")).isFalse();
    }

    @Test
    void sendsAMailThatStartsNoAnswersAndLeavesItsCodeNowhereElse() throws Exception {
        String adresse = "mail@agentur.example";
        var logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> zeilen = new ListAppender<>();
        zeilen.start();
        logger.addAppender(zeilen);
        String code;
        try {
            sende(Rolle.ADMINISTRATION, "", anforderung(adresse));
            var angenommen = mail(adresse);
            code = code(angenommen);
            assertThat(angenommen.von()).isEqualTo("rueck@agentur.example");
            MimeMessage mail = gelesen(angenommen);
            assertThat(mail.getHeader("From", null)).isEqualTo("hub@agentur.example");
            assertThat(mail.getHeader("To", null)).isEqualTo(adresse);
            assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
            assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(mail.getSubject()).isEqualTo("Postfach-Hub: Prüfung dieses Postfachs");
            sende(Rolle.ADMINISTRATION, "/bestaetigung", bestaetigung(adresse, "2222-2222"));
            sende(Rolle.ADMINISTRATION, "/bestaetigung", bestaetigung(adresse, code));
            await().until(() -> zeilen.list.stream()
                    .anyMatch(zeile -> zeile.getFormattedMessage().contains("zur Postfachprüfung versandt")));
        } finally {
            logger.detachAppender(zeilen);
        }

        assertThat(stand(adresse).at("/zustand").asString()).isEqualTo("GEPRUEFT");
        assertThat(zeilen.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(zeile ->
                        zeile.contains(code) || zeile.contains(code.replace("-", "")) || zeile.contains(adresse));
        assertThat(stand(adresse).toString()).doesNotContain(code, code.replace("-", ""));
    }

    @Test
    void answersEachMistakeWithItsCodeAndField() throws Exception {
        String adresse = "fehler@agentur.example";
        String andere = "noch-keiner@agentur.example";
        assertThat(sende(Rolle.ADMINISTRATION, "", anforderung(adresse)).statusCode())
                .isEqualTo(202);
        mail(adresse);

        fehler("", anforderung(adresse), 409, "CODE_ZU_OFT", "organisationspostfach");
        fehler("", anforderung("kein Postfach"), 400, "ADRESSE_UNGUELTIG", "organisationspostfach");
        fehler("", anforderung("a@boese-agentur.example"), 422, "DOMAENE_NICHT_ERLAUBT", "organisationspostfach");
        fehler("", "{}", 400, "UNGUELTIGER_WERT", "organisationspostfach");
        fehler("", "kein JSON", 400, "KEIN_JSON", "");
        fehler("/bestaetigung", bestaetigung(adresse, "kurz"), 400, "CODE_UNFOERMIG", "code");
        fehler("/bestaetigung", bestaetigung(adresse, "2222-2222"), 422, "CODE_FALSCH", "code");
        fehler("/bestaetigung", bestaetigung(andere, "2222-2222"), 409, "CODE_KEINER", "code");
        assertThat(lies(Rolle.LESEN, "/api/postfachpruefungen/keins").statusCode())
                .isEqualTo(400);
    }

    @Test
    void letsOnlyAdministratorsAsk() throws Exception {
        String adresse = "rollen@agentur.example";
        sende(Rolle.ADMINISTRATION, "", anforderung(adresse));
        String code = code(mail(adresse));

        for (Rolle rolle : List.of(Rolle.LESEN, Rolle.GENEHMIGUNG, Rolle.BETRIEB, Rolle.REVISION)) {
            assertThat(sende(rolle, "", anforderung("x@agentur.example")).statusCode())
                    .isEqualTo(403);
            assertThat(sende(rolle, "/bestaetigung", bestaetigung(adresse, code))
                            .statusCode())
                    .isEqualTo(403);
            var seite = lies(rolle, "/postfachpruefung?adresse=" + adresse);
            assertThat(seite.statusCode()).isEqualTo(200);
            assertThat(seite.body())
                    .contains("Ungeprüft", "mit der Rolle Administration")
                    .doesNotContain(
                            "Code senden</button>", "method=\"post\" action=\"/postfachpruefung", "name=\"code\"");
            assertThat(seite.body().contains("<caption>")).isEqualTo(rolle == Rolle.REVISION);
        }
    }

    @Test
    void callsAMailboxUndeliverableThatTheServerRefuses() throws Exception {
        String adresse = "weg@agentur.example";
        smtp.antworte("RCPT TO:<" + adresse + ">", "550 5.1.1 no such mailbox");

        sende(Rolle.ADMINISTRATION, "", anforderung(adresse));

        await().until(() -> stand(adresse).at("/zustand").asString().equals("UNZUSTELLBAR"));
        assertThat(lies(Rolle.ADMINISTRATION, "/postfachpruefung?adresse=" + adresse)
                        .body())
                .contains("<strong>Unzustellbar</strong>", "550 5.1.1", "vom Mailserver endgültig abgelehnt");
    }

    @Test
    void sendsTheCodeOnceTheServerIsBack() throws Exception {
        String adresse = "spaeter@agentur.example";
        smtp.close();
        sende(Rolle.ADMINISTRATION, "", anforderung(adresse));
        await().until(() -> stand(adresse).at("/verlauf/0/antwort").asString().equals("MailConnectException"));
        assertThat(lies(Rolle.ADMINISTRATION, "/postfachpruefung?adresse=" + adresse)
                        .body())
                .contains("noch nicht an", "Der Hub versucht es von selbst weiter.");

        smtp = Stoersmtp.starte(SMTPPORT);

        String code = code(mail(adresse));
        assertThat(sende(Rolle.ADMINISTRATION, "/bestaetigung", bestaetigung(adresse, code))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsNoNotificationWaitingForACheckOnWhichTheServerBreaksDown() throws Exception {
        String adresse = "bricht@agentur.example";
        smtp.antworte("RCPT TO:<" + adresse + ">", Stoersmtp.TRENNEN, Stoersmtp.TRENNEN, Stoersmtp.TRENNEN);
        sende(Rolle.ADMINISTRATION, "", anforderung(adresse));
        await().until(() -> stand(adresse).at("/verlauf/0").has("antwort"));

        sendeNachricht("70201");

        mail("ags.702@agentur.example");
        assertThat(lies(Rolle.BETRIEB, "/actuator/health/benachrichtigung").statusCode())
                .isEqualTo(200);
        code(mail(adresse));
    }

    @Test
    void saysThatTheNotificationsHaveSuspendedAMailbox() throws Exception {
        String adresse = "ags.704@agentur.example";
        smtp.antworte("RCPT TO:<" + adresse + ">", "550 5.1.1 no such mailbox");
        sendeNachricht("70401");

        await().until(() -> stand(adresse).at("/zustand").asString().equals("GESPERRT"));
        fehler("", anforderung(adresse), 409, "POSTFACH_GESPERRT", "organisationspostfach");
        assertThat(lies(Rolle.ADMINISTRATION, "/postfachpruefung?adresse=" + adresse)
                        .body())
                .contains("<strong>Gesperrt</strong>", "muss zuerst der Betrieb")
                .doesNotContain("Code senden</button>");
    }

    @Test
    void showsHostileInputAsText() throws Exception {
        var seite = lies(Rolle.ADMINISTRATION, "/postfachpruefung?adresse=%22%3E%3Cscript%3Ealert('x')%3C/script%3E");

        assertThat(seite.statusCode()).isEqualTo(400);
        assertThat(seite.body())
                .contains("Das ist keine einfache E-Mail-Adresse.", "&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(lies(Rolle.ADMINISTRATION, "/postfachpruefung").statusCode()).isEqualTo(200);
    }

    private void sendeNachricht(String dienststelle) throws Exception {
        try (var portal = new Brokerzugang("tcp://127.0.0.1:" + BROKERPORT, "hub", "geheim")) {
            portal.sende("postfach.eingang", """
                    {"nachrichtId":"%s","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                     "herkunft":"UNTERNEHMENSPROFIL","anliegen":"ANFRAGE_EINGLIEDERUNGSZUSCHUSS","dienststelle":"%s"}
                    """.formatted(UUID.randomUUID(), dienststelle), Map.of());
        }
    }

    private static Stoersmtp.Angenommen mail(String an) {
        return await().until(
                        () -> smtp.angenommen().stream()
                                .filter(mail -> mail.an().contains(an))
                                .findFirst(),
                        gefunden -> gefunden.isPresent())
                .orElseThrow();
    }

    private static MimeMessage gelesen(Stoersmtp.Angenommen mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.inhalt().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String code(Stoersmtp.Angenommen mail) throws Exception {
        var treffer = CODE.matcher(gelesen(mail).getContent().toString());
        assertThat(treffer.find()).isTrue();
        return treffer.group(1);
    }

    private JsonNode stand(String adresse) throws Exception {
        return new ObjectMapper()
                .readTree(lies(Rolle.ADMINISTRATION, "/api/postfachpruefungen/" + adresse)
                        .body());
    }

    private void fehler(String pfad, String inhalt, int status, String code, String feld) throws Exception {
        var antwort = sende(Rolle.ADMINISTRATION, pfad, inhalt);
        assertThat(antwort.statusCode()).as(antwort.body()).isEqualTo(status);
        assertThat(antwort.headers().firstValue("Content-Type")).contains("application/problem+json");
        var fehler = new ObjectMapper().readTree(antwort.body()).at("/fehler");
        assertThat(fehler).hasSize(1);
        assertThat(fehler.at("/0/code").asString()).isEqualTo(code);
        assertThat(fehler.at("/0/feld").asString()).isEqualTo(feld);
        assertThat(fehler.at("/0/text").asString()).isNotBlank();
    }

    private static String anforderung(String adresse) {
        return "{\"organisationspostfach\":\"%s\"}".formatted(adresse);
    }

    private static String bestaetigung(String adresse, String code) {
        return "{\"organisationspostfach\":\"%s\",\"code\":\"%s\"}".formatted(adresse, code);
    }

    private HttpResponse<String> sende(Rolle rolle, String pfad, String inhalt) throws Exception {
        return http.send(
                mitNachweis(rolle, "/api/postfachpruefungen" + pfad)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(inhalt))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> lies(Rolle rolle, String pfad) throws Exception {
        return http.send(
                mitNachweis(rolle, pfad).header("Accept", "text/html, */*").build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder mitNachweis(Rolle rolle, String pfad) {
        var nachweis = rolle.name() + ":" + Testhub.KENNWORT;
        return anfrage(pfad)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(nachweis.getBytes(StandardCharsets.UTF_8)));
    }

    private void meldeAn(Rolle rolle) throws Exception {
        var seite = imBrowser("/anmelden").body();
        schicke("/anmelden", seite, "benutzername=" + rolle.name() + "&kennwort=" + Testhub.KENNWORT);
    }

    private HttpResponse<String> imBrowser(String pfad) throws Exception {
        return browser.send(anfrage(pfad).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    /** @param seite the page with the form, whose token is sent back */
    private HttpResponse<String> schicke(String pfad, String seite, String felder) throws Exception {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(seite);
        assertThat(token.find()).isTrue();
        return browser.send(
                anfrage(pfad)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                felder + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port).resolve(pfad));
    }
}

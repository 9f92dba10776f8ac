package de.postfachhub.seiten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.protokoll.Ereignis;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Kopfdaten;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.protokoll.Ziel;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Testhub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The pages of the whole hub over HTTP. What takes the broker or the database away from it leaves a new one to the next test. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class SeitenTest {

    private static final int PORT = Prozess.freierPort();
    /** Not among the figures of the last hour. */
    private static final Instant LAENGST = Instant.now().minus(Duration.ofHours(2));

    private static final String SKRIPT = "<script>alert('x')</script>";
    private static final GreenMail MAILBOX =
            new GreenMail(new ServerSetup(Prozess.freierPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    static Path ordner;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Protokoll protokoll;

    @Autowired
    private EmbeddedActiveMQ embedded;

    @Autowired
    private HikariDataSource datenbank;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .broker(PORT)
                .mailserver(() -> MAILBOX.getSmtp().getPort())
                .benutzer("leser", "LESEN", "*");
    }

    @BeforeAll
    static void starteMailbox() {
        MAILBOX.start();
    }

    @AfterAll
    static void beendeMailbox() {
        MAILBOX.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /anmelden",
        "/?automatisch, /anmelden",
        "/nachrichten, /anmelden?weiter=%2Fnachrichten",
        "/nachrichten/6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10, /anmelden?weiter=%2Fnachrichten%2F6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10",
    })
    void wantALogin(String pfad, String anmeldung) throws Exception {
        var antwort = http.send(anfrage(pfad).build(), BodyHandlers.ofString());

        assertThat(antwort.statusCode()).isEqualTo(302);
        assertThat(antwort.headers().firstValue("Location")).contains(anmeldung);
    }

    @Test
    void showWhatWentThroughAndTheWayOfEachMessage() throws Exception {
        var fuerArbeitgeberService = UUID.randomUUID();
        var fuerLeistung = UUID.randomUUID();
        var fuerNiemanden = UUID.randomUUID();
        try (var portal = new Brokerzugang("tcp://127.0.0.1:" + PORT, "hub", "geheim")) {
            sende(portal, fuerArbeitgeberService, "70201");
            sende(portal, fuerArbeitgeberService, "70201");
            sende(portal, fuerLeistung, "70101");
            sende(portal, fuerNiemanden, "99999");
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var start = lies("/").body();
            assertThat(zahl(start, "EINGEGANGEN")).isEqualTo(3);
            assertThat(zahl(start, "ZUGESTELLT")).isEqualTo(2);
            assertThat(zahl(start, "BENACHRICHTIGT")).isEqualTo(2);
            assertThat(zahl(start, "DUBLETTE")).isEqualTo(1);
            assertThat(zahl(start, "KLAERFALL")).isEqualTo(1);
            assertThat(zahl(start, "FEHLER")).isZero();
            assertThat(start)
                    .contains(
                            "Arbeitgeber-Service 1, Leistung 1", "1 Nachricht wartet auf Klärung", "die älteste seit");
        });

        var gefunden = lies("/nachrichten?nachrichtId=" + fuerArbeitgeberService);
        assertThat(gefunden.statusCode()).isEqualTo(302);
        var weg = lies(gefunden.headers().firstValue("Location").orElseThrow());
        assertThat(weg.statusCode()).isEqualTo(200);
        assertThat(weg.body())
                .contains(
                        "Die Nachricht liegt in der Warteschlange des Zielpostfachs.",
                        "postfach.ziel.702.arbeitgeber-service",
                        "Anfrage Eingliederungszuschuss",
                        "01.10.2025 09:00:00 Uhr",
                        "/api/zuordnung?dienststelle=70201&amp;anliegen=ANFRAGE_EINGLIEDERUNGSZUSCHUSS")
                .doesNotContain("GEHEIM");
        assertThat(lies("/nachrichten/" + fuerNiemanden).body())
                .contains("Was tun:", "Dienststelle oder Nachfolger in den Stammdaten ergänzen");
        assertThat(lies("/nachrichten?art=KLAERFALL&dienststelle=999").body())
                .contains(fuerNiemanden.toString())
                .doesNotContain(fuerLeistung.toString());
    }

    /** Whose page it was, and whose it wasn't; never what else stood there. */
    @Test
    void leaveATraceOfWhoLookedUpASingleMessageAndNoneOfLists() throws Exception {
        var log = (Logger) LoggerFactory.getLogger("postfach.audit");
        var zeilen = new ListAppender<ILoggingEvent>();
        zeilen.start();
        log.addAppender(zeilen);
        try {
            var id = UUID.randomUUID();
            var unbekannt = UUID.randomUUID();
            protokoll.schreibe(List.of(new Ereignis(
                    UUID.randomUUID(),
                    LAENGST,
                    null,
                    0,
                    Ereignisart.EINGEGANGEN,
                    new Kopfdaten(id, "V-GEHEIM", null, Rechtskreis.SGB_III, null, "SONSTIGES", "70101"),
                    Ziel.KEINES,
                    List.of(),
                    null,
                    null,
                    "hub-1")));
            lies("/nachrichten");
            lies("/api/nachrichten?dienststelle=701");
            lies("/nachrichten/" + id);
            lies("/api/nachrichten/" + id);
            lies("/api/nachrichten/" + unbekannt);

            assertThat(zeilen.list.stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .filter(zeile -> !zeile.contains("operation=\"anmeldung\"")))
                    .containsExactly(
                            zeile("erlaubt", id, ""),
                            zeile("erlaubt", id, ""),
                            zeile("abgelehnt", unbekannt, " grund=\"nicht gefunden, oder keine eigene Agentur\""));
        } finally {
            log.detachAppender(zeilen);
        }
    }

    private static String zeile(String ergebnis, UUID id, String grund) {
        return "ergebnis=%s benutzer=\"leser\" operation=\"nachricht-ansehen\" adresse=\"127.0.0.1\" nachricht=\"%s\"%s"
                .formatted(ergebnis, id, grund);
    }

    @Test
    void standStillWhenAskedTo() throws Exception {
        assertThat(lies("/").body()).contains("hx-get=\"/?automatisch\"", "http-equiv=\"refresh\"", "Anhalten");
        assertThat(lies("/?angehalten").body())
                .contains("Weiterlaufen")
                .doesNotContain("hx-get", "http-equiv=\"refresh\"");
    }

    @Test
    void showHostileValuesAsText() throws Exception {
        var id = UUID.randomUUID();
        protokoll.schreibe(List.of(new Ereignis(
                UUID.randomUUID(),
                LAENGST,
                null,
                0,
                Ereignisart.KLAERFALL,
                new Kopfdaten(id, SKRIPT, null, Rechtskreis.SGB_III, null, SKRIPT, "\"><b>"),
                new Ziel(null, SKRIPT, SKRIPT, SKRIPT),
                List.of(SKRIPT + ":" + SKRIPT),
                SKRIPT,
                1,
                SKRIPT)));

        for (var pfad : List.of(
                "/nachrichten?art=KLAERFALL",
                "/nachrichten/" + id,
                "/nachrichten?anliegen=%3Cscript%3Ealert('x')%3C/script%3E",
                "/nachrichten?nachrichtId=%22%3E%3Cscript%3Ealert('x')%3C/script%3E",
                "/nachrichten/%3Cscript%3Ealert('x')")) {
            assertThat(lies(pfad).body()).as(pfad).contains("&lt;script&gt;").doesNotContain("<script>", "\"><b>");
        }
    }

    @Test
    void keepWhatWasTypedAndSayWhatIsWrong() throws Exception {
        var unlesbar = lies("/nachrichten?nachrichtId=4711");
        assertThat(unlesbar.statusCode()).isEqualTo(400);
        assertThat(unlesbar.body()).contains("Das ist keine nachrichtId. Sie sieht so aus:", "value=\"4711\"");

        var id = UUID.randomUUID();
        var unbekannt = lies("/nachrichten/" + id);
        assertThat(unbekannt.statusCode()).isEqualTo(404);
        assertThat(unbekannt.body()).contains("Das Protokoll kennt keine Nachricht", "value=\"" + id + "\"");

        var filter = lies("/nachrichten?dienststelle=12&von=gestern");
        assertThat(filter.statusCode()).isEqualTo(400);
        assertThat(filter.body()).contains("Eine Dienststelle hat 5 Ziffern", "value=\"12\"", "href=\"#von\"");

        assertThat(lies("/nachrichten?dienststelle=555").body()).contains("Keine Ereignisse gefunden");
    }

    @Test
    void turnThePagesOfALongList() throws Exception {
        protokoll.schreibe(IntStream.range(0, 60)
                .mapToObj(i -> new Ereignis(
                        UUID.randomUUID(),
                        Instant.now().minusSeconds(i),
                        null,
                        0,
                        Ereignisart.ZURUECKGEGEBEN,
                        Kopfdaten.von(UUID.randomUUID()),
                        Ziel.KEINES,
                        List.of(),
                        null,
                        null,
                        "hub-1"))
                .toList());

        var erste = lies("/nachrichten?art=ZURUECKGEGEBEN").body();
        var aeltere = Pattern.compile("href=\"([^\"]*seite=1)\"").matcher(erste);
        assertThat(aeltere.find()).isTrue();
        var zweite = lies(aeltere.group(1).replace("&amp;", "&")).body();

        assertThat(zeilen(erste)).isEqualTo(50);
        assertThat(zeilen(zweite)).isEqualTo(10);
        assertThat(zweite).contains("Neuere").doesNotContain("Ältere</a>");
    }

    @Test
    @DirtiesContext
    void sayThatTheBrokerIsAway() throws Exception {
        embedded.stop();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lies("/").body())
                        .contains("Der Broker antwortet nicht.", "Broker und Netz prüfen")
                        .contains("zahl-EINGEGANGEN"));
    }

    @Test
    @DirtiesContext
    void sayThatTheDatabaseIsAway() throws Exception {
        await().until(() -> lies("/").body().contains("zahl-EINGEGANGEN"));
        datenbank.close();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var start = lies("/");
            assertThat(start.statusCode()).isEqualTo(200);
            assertThat(start.body()).contains("Die Datenbank antwortet nicht.", "Diese Zahlen sind von");
        });
        var liste = lies("/nachrichten");
        assertThat(liste.statusCode()).isEqualTo(503);
        assertThat(liste.body()).contains("Die Datenbank ist gerade nicht erreichbar", "<nav", "Rollen: Lesen");
    }

    private static void sende(Brokerzugang portal, UUID id, String dienststelle) throws Exception {
        portal.sende("postfach.eingang", """
                {"nachrichtId":"%s","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","anliegen":"ANFRAGE_EINGLIEDERUNGSZUSCHUSS","dienststelle":"%s",
                 "text":"GEHEIM"}
                """.formatted(id, dienststelle), Map.of());
    }

    private static int zeilen(String seite) {
        return seite.split("<tr>", -1).length - 2;
    }

    private static int zahl(String seite, String art) {
        var wert = Pattern.compile("id=\"zahl-" + art + "\".*?class=\"wert[^\"]*\">([\\d.]+)<", Pattern.DOTALL)
                .matcher(seite);
        assertThat(wert.find()).as(art).isTrue();
        return Integer.parseInt(wert.group(1));
    }

    private HttpResponse<String> lies(String pfad) throws IOException, InterruptedException {
        var nachweis =
                Base64.getEncoder().encodeToString(("leser:" + Testhub.KENNWORT).getBytes(StandardCharsets.UTF_8));
        return http.send(
                anfrage(pfad).header("Authorization", "Basic " + nachweis).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port).resolve(pfad))
                .header("Accept", "text/html");
    }
}

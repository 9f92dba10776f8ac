package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Testhub;
import de.postfachhub.zugang.Rolle;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.resttestclient.TestRestTemplate;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureTestRestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The whole hub as monitoring sees it: health and metrics over HTTP.
 *
 * <p>After a change of the meters, {@code mvn test -Dtest=BetriebTest -DargLine="-Dmesswerte.schreiben=true"} writes their table in the
 * README anew.
 */
@AutoConfigureTestRestTemplate
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMetrics
@DirtiesContext
class BetriebTest {

    private static final int PORT = Prozess.freierPort();
    private static final GreenMail MAILBOX =
            new GreenMail(new ServerSetup(Prozess.freierPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    private static final Path README = Path.of("README.md");
    private static final String ANFANG = "<!-- messwerte -->\n";
    private static final String ENDE = "<!-- /messwerte -->";
    private static final Pattern HILFE = Pattern.compile("(?m)^# HELP (postfach_\\S+) (.*)$");
    private static final Pattern WERT =
            Pattern.compile("(?m)^(postfach_\\w+?)(?:_bucket|_count|_sum)?(?:\\{(.*)})? (\\S+)$");

    @TempDir
    static Path ordner;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private CamelContext camel;

    @Autowired
    private Brokerverbindung verbindung;

    private Brokerzugang broker;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        var hub = Testhub.in(ordner, einstellungen)
                .broker(PORT)
                .mailserver(() -> MAILBOX.getSmtp().getPort())
                .mit("postfach.betrieb.zielpostfaecher-messen", true)
                .mit("postfach.benachrichtigung.sammelfrist", "1s")
                .mit("postfach.benachrichtigung.relaispause", "1s")
                .mit("postfach.benachrichtigung.hoechste-relaispause", "1s");
        for (Rolle rolle : Rolle.values()) {
            hub.benutzer(rolle.name(), rolle.name(), "*");
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

    @BeforeEach
    void verbinde() throws Exception {
        broker = new Brokerzugang("tcp://127.0.0.1:" + PORT, "hub", "geheim");
        await().until(() -> health().at("/status").asString().equals("UP"));
    }

    @AfterEach
    void trenne() throws Exception {
        broker.close();
    }

    @Test
    void countsMessagesByOutcomeAndMeasuresTheirTimes() throws Exception {
        String leistung = "postfach_nachrichten_total{bereich=\"leistung\",ereignis=\"zugestellt\"}";
        String dublette = "postfach_nachrichten_total{bereich=\"keiner\",ereignis=\"dublette\"}";
        String klaerfall = "postfach_nachrichten_total{bereich=\"keiner\",ereignis=\"klaerfall\"}";
        String benachrichtigt = "postfach_nachrichten_total{bereich=\"keiner\",ereignis=\"benachrichtigt\"}";
        Map<String, Double> vorher = messwerte();
        String doppelte = nachricht(UUID.randomUUID(), "703", "KUG_ANZEIGE");

        sende(doppelte);
        sende(doppelte);
        sende(nachricht(UUID.randomUUID(), "99901", "KUG_ANZEIGE"));
        sende(nachricht(UUID.randomUUID(), "704", EGZ));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Map<String, Double> nachher = messwerte();
            assertThat(zuwachs(vorher, nachher, leistung)).isEqualTo(1);
            assertThat(zuwachs(vorher, nachher, dublette)).isEqualTo(1);
            assertThat(zuwachs(vorher, nachher, klaerfall)).isEqualTo(1);
            assertThat(zuwachs(vorher, nachher, benachrichtigt)).isEqualTo(2);
            assertThat(nachher.get("postfach_warteschlange_nachrichten{warteschlange=\"postfach.klaerfall\"}"))
                    .isPositive();
            assertThat(nachher.get("postfach_warteschlange_alter_seconds{warteschlange=\"postfach.klaerfall\"}"))
                    .isPositive();
        });
        Map<String, Double> nachher = messwerte();
        for (String bis : List.of("zustellung", "benachrichtigung")) {
            // The messages say that they were received an hour ago.
            String abEingang = "postfach_eingang_bis_" + bis + "_seconds_bucket";
            assertThat(zuwachs(vorher, nachher, abEingang + "{le=\"1800.0\"}")).isZero();
            assertThat(zuwachs(vorher, nachher, abEingang + "{le=\"14400.0\"}")).isEqualTo(2);
            String abAnkunft = "postfach_ankunft_bis_" + bis + "_seconds_bucket";
            assertThat(zuwachs(vorher, nachher, abAnkunft + "{le=\"60.0\"}")).isEqualTo(2);
        }
        assertThat(nachher).containsKey("postfach_zustaendigkeit_alter_seconds");
        assertThat(nachher.get("postfach_zustaendigkeit_generation")).isEqualTo(1);
    }

    @Test
    void holdsNoIdsAndNoAddresses() throws Exception {
        UUID id = UUID.randomUUID();
        sende(nachricht(id, "706", EGZ));
        await().until(() -> MAILBOX.getReceivedMessagesForDomain("ags.706@agentur.example").length > 0);

        String agentur = "postfach_zielpostfach_nachrichten{warteschlange=\"postfach.ziel.706.arbeitgeber-service\"}";
        await().atMost(Duration.ofSeconds(30)).until(() -> messwerte().getOrDefault(agentur, 0.0) > 0);

        assertThat(abruf(Rolle.BETRIEB, "/actuator/prometheus").getBody())
                .contains(agentur)
                .doesNotContain(id.toString(), "@agentur.example", "70601", "GEHEIM");
    }

    @Test
    void givesLogLinesOfAStepTheIdOfMessageAndRouteAndNothingElse() throws Exception {
        UUID id = UUID.randomUUID();
        var logger = (Logger) LoggerFactory.getLogger("postfach.zustellung");
        ListAppender<ILoggingEvent> zeilen = new ListAppender<>();
        zeilen.start();
        logger.addAppender(zeilen);
        try {
            broker.sende("postfach.eingang", nachricht(id, "705", "KUG_ANZEIGE"), Map.of("breadcrumbId", "GEHEIM"));
            await().until(() -> zeilen.list.stream()
                    .anyMatch(zeile -> zeile.getFormattedMessage().contains(id.toString())));
        } finally {
            logger.detachAppender(zeilen);
        }

        assertThat(zeilen.list)
                .filteredOn(zeile -> zeile.getFormattedMessage().contains(id.toString()))
                .extracting(ILoggingEvent::getMDCPropertyMap)
                .containsExactly(Map.of("nachrichtId", id.toString(), "routeId", "zustellung-melden"));
    }

    @ParameterizedTest
    @EnumSource(Rolle.class)
    void showsFiguresAndDetailsToWhoNeedsThem(Rolle rolle) {
        assertThat(abruf(rolle, "/actuator/prometheus").getStatusCode())
                .isEqualTo(
                        Set.of(Rolle.BETRIEB, Rolle.METRIKEN).contains(rolle) ? HttpStatus.OK : HttpStatus.FORBIDDEN);
        boolean einzelheiten = Set.of(Rolle.BETRIEB, Rolle.REVISION).contains(rolle);
        assertThat(abruf(rolle, "/actuator/health").getBody().contains("\"generation\":1"))
                .isEqualTo(einzelheiten);
        assertThat(abruf(rolle, "/actuator/health").getBody().contains("\"zusagen\""))
                .isEqualTo(einzelheiten);
    }

    @Test
    void opensNothingElseToWhoFetchesTheMetrics() {
        for (String pfad :
                List.of("/", "/nachrichten", "/api/nachrichten", "/v3/api-docs", "/actuator", "/actuator/sbom")) {
            assertThat(abruf(Rolle.METRIKEN, pfad).getStatusCode()).as(pfad).isEqualTo(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void showsStrangersNoMoreThanTheStatus() {
        for (String pfad : List.of("/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness")) {
            assertThat(http.getForObject(pfad, JsonNode.class).propertyNames())
                    .as(pfad)
                    .isSubsetOf("status", "groups");
        }
        assertThat(http.getForEntity("/actuator/health/routen", String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.getForEntity("/actuator/prometheus", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void namesARouteThatDoesNotRunAndStaysReady() throws Exception {
        camel.getRouteController().stopRoute("rueckgabe-annehmen");
        camel.getRouteController().suspendRoute("wiedervorlage-annehmen");
        try {
            JsonNode routen = health().at("/components/routen");

            assertThat(routen.at("/status").asString()).isEqualTo("DOWN");
            assertThat(routen.at("/details/meldung").asString()).contains("rueckgabe-annehmen, wiedervorlage-annehmen");
            assertThat(routen.at("/details/routen/rueckgabe-annehmen").asString())
                    .isEqualTo("angehalten");
            assertThat(routen.at("/details/routen/wiedervorlage-annehmen").asString())
                    .isEqualTo("ausgesetzt");
            assertThat(bereit()).isTrue();
        } finally {
            camel.getRouteController().startRoute("rueckgabe-annehmen");
            camel.getRouteController().resumeRoute("wiedervorlage-annehmen");
        }
        assertThat(health().at("/components/routen/status").asString()).isEqualTo("UP");
    }

    @Test
    void staysReadyWithoutMailServer() throws Exception {
        MAILBOX.stop();
        try {
            sende(nachricht(UUID.randomUUID(), "708", EGZ));
            await().until(() -> health().at("/components/benachrichtigung/status")
                    .asString()
                    .equals("DOWN"));

            assertThat(health().at("/components/benachrichtigung/details/meldung")
                            .asString())
                    .contains("Der Mailserver nimmt keine Mails an (MailConnectException)");
            assertThat(bereit()).isTrue();
        } finally {
            MAILBOX.start();
        }
    }

    @Test
    void describesEveryMeterInTheReadme() throws Exception {
        verbindung.abgewiesen(new Commitverweigert(new JMSException("probe")));
        await().until(() ->
                messwerte().keySet().stream().anyMatch(name -> name.startsWith("postfach_jms_abweisungen_total")));
        verbindung.onException(new JMSException("probe"));
        broker.sende("postfach.benachrichtigung", "{\"fremd\":1}", Map.of());
        MAILBOX.stop();
        sende(nachricht(UUID.randomUUID(), "702", EGZ));
        try {
            await().until(() -> messwerte().keySet().stream()
                    .map(name -> name.replaceAll("\\{.*", ""))
                    .collect(Collectors.toSet())
                    .containsAll(List.of("postfach_jms_fehler_total", "postfach_mail_fehler_total")));
        } finally {
            MAILBOX.start();
        }
        await().until(() ->
                messwerte().keySet().stream().anyMatch(name -> name.startsWith("postfach_zielpostfach_nachrichten")));

        String tabelle = tabelle(abruf(Rolle.METRIKEN, "/actuator/prometheus").getBody());

        String readme = Files.readString(README);
        int anfang = readme.indexOf(ANFANG) + ANFANG.length();
        int ende = readme.indexOf(ENDE, anfang);
        if (Boolean.getBoolean("messwerte.schreiben")) {
            Files.writeString(README, readme.substring(0, anfang) + tabelle + readme.substring(ende));
        } else {
            assertThat(readme.substring(anfang, ende)).isEqualTo(tabelle);
        }
    }

    private static String tabelle(String abzug) {
        Map<String, TreeSet<String>> marken = new TreeMap<>();
        for (MatchResult wert : WERT.matcher(abzug).results().toList()) {
            TreeSet<String> bekannte = marken.computeIfAbsent(wert.group(1), name -> new TreeSet<>());
            if (wert.group(2) != null) {
                Pattern.compile("(\\w+)=\"")
                        .matcher(wert.group(2))
                        .results()
                        .forEach(m -> bekannte.add("`" + m.group(1) + "`"));
            }
        }
        return HILFE.matcher(abzug)
                .results()
                .filter(hilfe -> !hilfe.group(1).endsWith("_max"))
                .map(hilfe -> {
                    TreeSet<String> eigene = marken.getOrDefault(hilfe.group(1), new TreeSet<>());
                    eigene.remove("`le`");
                    return "| `%s` | %s | %s |\n".formatted(hilfe.group(1), String.join(", ", eigene), hilfe.group(2));
                })
                .sorted()
                .collect(Collectors.joining("", "| Messwert | Marken | Bedeutung |\n|---|---|---|\n", ""));
    }

    private JsonNode health() throws IOException {
        return new ObjectMapper()
                .readTree(abruf(Rolle.BETRIEB, "/actuator/health").getBody());
    }

    private boolean bereit() {
        return http.getForEntity("/actuator/health/readiness", String.class)
                .getStatusCode()
                .is2xxSuccessful();
    }

    private ResponseEntity<String> abruf(Rolle rolle, String pfad) {
        return http.withBasicAuth(rolle.name(), Testhub.KENNWORT).getForEntity(pfad, String.class);
    }

    /** By name and tags, as they are printed. */
    private Map<String, Double> messwerte() {
        return String.valueOf(abruf(Rolle.METRIKEN, "/actuator/prometheus").getBody())
                .lines()
                .filter(zeile -> zeile.startsWith("postfach_"))
                .collect(Collectors.toMap(
                        zeile -> zeile.substring(0, zeile.lastIndexOf(' ')),
                        zeile -> Double.valueOf(zeile.substring(zeile.lastIndexOf(' ') + 1))));
    }

    private static double zuwachs(Map<String, Double> vorher, Map<String, Double> nachher, String name) {
        Function<Map<String, Double>, Double> wert = werte -> werte.getOrDefault(name, 0.0);
        assertThat(nachher).containsKey(name);
        return wert.apply(nachher) - wert.apply(vorher);
    }

    private void sende(String nachricht) throws JMSException {
        broker.sende("postfach.eingang", nachricht, Map.of());
    }

    private static String nachricht(UUID id, String dienststelle, String anliegen) {
        return """
                {"nachrichtId":"%s","eingangAm":"%s","rechtskreis":"SGB_III","herkunft":"UNTERNEHMENSPROFIL",
                 "anliegen":"%s","dienststelle":"%s","text":"GEHEIM"}
                """.formatted(id, OffsetDateTime.now().minusHours(1), anliegen, dienststelle);
    }
}

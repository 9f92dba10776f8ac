package de.postfachhub.konsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Testwelt;
import de.postfachhub.zugang.Rolle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Talks to Jolokia as Hawtio's page and as scripts do, with each role, on a real port of the whole hub. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class KonsoleTest {

    private static final String KENNWORT = "ein-langes-Kennwort";
    private static final String GEHEIMNIS = "Kanarienvogel";
    private static final String ROUTE = "rueckgabe-annehmen";
    private static final String PROBE = "postfach.probe.konsole";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path ordner;

    @LocalServerPort
    private int port;

    @Autowired
    private JmsTemplate jms;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Path stammdaten = Testwelt.stammdaten(ordner);
        String kennwort = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(KENNWORT);
        Rolle[] rollen = Rolle.values();
        for (int i = 0; i < rollen.length; i++) {
            String stelle = "postfach.benutzer[" + i + "].";
            String rolle = rollen[i].name();
            einstellungen.add(stelle + "name", () -> name(rolle));
            einstellungen.add(stelle + "kennwort", () -> kennwort);
            einstellungen.add(stelle + "rollen", () -> rolle);
        }
        einstellungen.add(
                "spring.artemis.embedded.data-directory",
                () -> ordner.resolve("broker").toString());
        einstellungen.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:konsole;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        einstellungen.add("spring.mail.host", () -> "127.0.0.1");
        einstellungen.add("spring.mail.port", Prozess::freierPort);
        einstellungen.add("postfach.stammdaten", stammdaten::toString);
    }

    @BeforeEach
    void legeEineNachrichtHin() {
        jms.send(PROBE, session -> {
            var nachricht = session.createTextMessage(GEHEIMNIS);
            nachricht.setStringProperty("firma", GEHEIMNIS);
            return nachricht;
        });
    }

    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = Mode.EXCLUDE)
    void showsRoutesAndQueuesToEveryRole(Rolle rolle) throws Exception {
        JsonNode route = rufe(rolle, lies(route(ROUTE), "State", "Description", "ExchangesTotal"));
        assertThat(route.at("/value/State").asString()).isEqualTo("Started");
        assertThat(route.at("/value/Description").asString()).startsWith("Nimmt Nachrichten zurück");

        assertThat(rufe(rolle, befehl(context(), "dumpRoutesAsXml()"))
                        .path("value")
                        .asString())
                .contains("id=\"" + ROUTE + "\"", "id=\"rueckgabe-zum-klaerfall\"", "Nimmt Nachrichten zurück");
        assertThat(rufe(rolle, befehl(context(), "dumpRoutesStatsAsXml", true, true))
                        .path("value")
                        .asString())
                .contains("<routeStat id=\"" + ROUTE + "\"", "<processorStat id=\"rueckgabe-zum-klaerfall\"");

        assertThat(rufe(rolle, lies(queue(PROBE), "MessageCount"))
                        .at("/value/MessageCount")
                        .asInt())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Rolle.class,
            names = {"BETRIEB", "METRIKEN"},
            mode = Mode.EXCLUDE)
    void refusesToStopARouteAndWritesItDown(Rolle rolle, CapturedOutput log) throws Exception {
        for (String befehl : List.of("stop()", "stop", "stop(long)", "suspend()", "start()", "reset()")) {
            assertThat(status(rufe(rolle, befehl(route(ROUTE), befehl))))
                    .as(befehl)
                    .isEqualTo(403);
        }
        assertThat(status(rufe(rolle, befehl(context(), "suspend()")))).isEqualTo(403);

        assertThat(zustand(ROUTE)).isEqualTo("Started");
        assertThat(log.getAll())
                .contains("ergebnis=abgelehnt benutzer=\"" + name(rolle.name()) + "\" operation=\"stop()\"");
    }

    @Test
    void letsBetriebStopAndStartARouteAndWritesItDown(CapturedOutput log) throws Exception {
        assertThat(status(rufe(Rolle.BETRIEB, befehl(route(ROUTE), "stop(long)", 30))))
                .isEqualTo(200);
        assertThat(zustand(ROUTE)).isEqualTo("Stopped");

        assertThat(status(rufe(Rolle.BETRIEB, befehl(route(ROUTE), "start()")))).isEqualTo(200);
        assertThat(zustand(ROUTE)).isEqualTo("Started");
        assertThat(log.getAll())
                .containsPattern("ergebnis=erlaubt benutzer=\"betrieb\" operation=\"stop\\(long\\)\" mbean=\".*'"
                        + ROUTE + "'.*\" argumente=\"30\"")
                .contains("ergebnis=erlaubt benutzer=\"betrieb\" operation=\"start()\"");
    }

    @Test
    void writesDownThatAnOperationDidNotSucceed(CapturedOutput log) throws Exception {
        var frage = JSON.writeValueAsString(befehl(route(ROUTE), "stop(java.lang.Long)", 30));
        assertThat(sende(http, als(Rolle.BETRIEB, "/actuator/jolokia").POST(BodyPublishers.ofString(frage)))
                        .body())
                .startsWith("400");

        assertThat(zustand(ROUTE)).isEqualTo("Started");
        assertThat(log.getAll())
                .contains("ergebnis=misslungen benutzer=\"betrieb\" operation=\"stop(java.lang.Long)\"")
                .doesNotContain("ergebnis=erlaubt benutzer=\"betrieb\" operation=\"stop(java.lang.Long)\"");
    }

    @Test
    void judgesEachRequestOfABulk() throws Exception {
        JsonNode antworten = rufe(
                Rolle.LESEN,
                List.of(lies(route(ROUTE), "State"), befehl(route(ROUTE), "stop()"), befehl(queue(PROBE), "browse()")));

        assertThat(antworten).extracting(KonsoleTest::status).containsExactly(200, 403, 403);
        assertThat(zustand(ROUTE)).isEqualTo("Started");
    }

    /** 600 of them would take all the memory there is. */
    @Test
    void answersOneListInARequest() throws Exception {
        JsonNode antworten = rufe(Rolle.LESEN, Collections.nCopies(600, Map.of("type", "list")));

        assertThat(antworten).hasSize(600);
        assertThat(antworten).extracting(KonsoleTest::status).first().isEqualTo(200);
        assertThat(antworten)
                .extracting(KonsoleTest::status)
                .filteredOn(status -> status == 403)
                .hasSize(599);
    }

    @Test
    void asksForAllMbeansOnceInARequest() throws Exception {
        var gross = List.of(Map.of("type", "search", "mbean", "*:*"), allesVon("*:*"), Map.of("type", "list"));

        for (var frage : gross) {
            assertThat(rufe(Rolle.LESEN, List.of(frage, gross.get(0))))
                    .extracting(KonsoleTest::status)
                    .containsExactly(200, 403);
        }
    }

    @Test
    void answersFiftyQuestionsInARequest() throws Exception {
        JsonNode antworten = rufe(Rolle.LESEN, Collections.nCopies(60, Map.of("type", "version")));

        assertThat(antworten)
                .extracting(KonsoleTest::status)
                .filteredOn(status -> status == 200)
                .hasSize(50);
    }

    /** As Hawtio asks for its buttons, and for what a folder holds. */
    @Test
    void answersAllThatAPageOfHawtiosAsks() throws Exception {
        var knoepfe = befehl(Hawtiorechte.NAME, "canInvoke(java.lang.String)", route(ROUTE));

        assertThat(rufe(Rolle.LESEN, Collections.nCopies(500, knoepfe)))
                .hasSize(500)
                .allMatch(antwort -> status(antwort) == 200);
        assertThat(rufe(Rolle.LESEN, Collections.nCopies(300, lies(route(ROUTE), "State"))))
                .hasSize(300)
                .allMatch(antwort -> status(antwort) == 200);
    }

    @Test
    void makesNoScriptOfAnAnswer() throws Exception {
        var antwort = sende(http, als(Rolle.LESEN, "/actuator/jolokia/version?callback=f"));

        assertThat(antwort.statusCode()).isEqualTo(400);
        assertThat(antwort.body()).doesNotContain("f(");
    }

    @Test
    void letsNobodyKeepAnAnswer() throws Exception {
        for (String pfad : List.of("/actuator/jolokia/version", "/actuator/hawtio/jolokia/version")) {
            assertThat(sende(http, als(Rolle.LESEN, pfad)).headers().allValues("Cache-Control"))
                    .singleElement()
                    .asString()
                    .contains("no-store");
        }
    }

    @Test
    void tellsNeitherHostNorProcess() throws Exception {
        String version =
                sende(http, als(Rolle.LESEN, "/actuator/jolokia/version")).body();

        assertThat(version)
                .contains("\"agentId\":\"postfach-hub\"")
                .doesNotContain(Long.toString(ProcessHandle.current().pid()), "localhost", ":" + port);
        assertThat(status(json(sende(http, als(Rolle.LESEN, "/actuator/jolokia/config")))))
                .isEqualTo(403);
    }

    /** A browser sends a GET of another site with the session and without any token. */
    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = Mode.EXCLUDE)
    void changesNothingByGet(Rolle rolle) throws Exception {
        String pfad = "/actuator/jolokia/exec/" + URLEncoder.encode(route(ROUTE), StandardCharsets.UTF_8) + "/stop()";

        assertThat(status(json(sende(http, als(rolle, pfad))))).isEqualTo(403);
        assertThat(zustand(ROUTE)).isEqualTo("Started");
    }

    @Test
    void changesNothingByPattern() throws Exception {
        JsonNode antwort = rufe(Rolle.BETRIEB, befehl("org.apache.camel:type=routes,*", "stop()"));

        assertThat(status(antwort)).isEqualTo(403);
        assertThat(zustand(ROUTE)).isEqualTo("Started");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "context | sendBody(java.lang.String,java.lang.Object)",
                "context | sendStringBody(java.lang.String,java.lang.String)",
                "context | requestBody(java.lang.String,java.lang.Object)",
                "context | createEndpoint",
                "context | stop()",
                "route | remove()",
                "route | updateRouteFromXml",
                "route | getLastError",
                "endpoint | browseMessageBody",
                "endpoint | browseAllMessagesAsXml",
                "queue | browse()",
                "queue | listMessages",
                "queue | listMessagesAsJSON",
                "queue | getFirstMessageAsJSON",
                "queue | peekFirstMessageAsJSON",
                "queue | peekFirstScheduledMessageAsJSON",
                "queue | sendMessage",
                "queue | moveMessages",
                "queue | removeAllMessages()",
                "queue | changeMessagesPriority",
                "queue | pause()",
                "address | sendMessage",
                "broker | forceFailover()",
                "broker | listConnectionsAsJSON()",
                "broker | destroyQueue",
                "com.sun.management:type=DiagnosticCommand | vmSystemProperties",
                "com.sun.management:type=DiagnosticCommand | gcHeapDump",
                "com.sun.management:type=HotSpotDiagnostic | dumpHeap",
                "java.lang:type=Threading | dumpAllThreads(boolean,boolean)",
                "java.lang:type=Memory | gc()",
                "java.util.logging:type=Logging | setLoggerLevel",
                "jdk.management.jfr:type=FlightRecorder | newRecording()",
                "JMImplementation:type=MBeanServerDelegate | browse"
            })
    void opensNoMessageAndNoBackDoorToAnybody(String mbean, String befehl, CapturedOutput log) throws Exception {
        for (Rolle rolle : Rolle.values()) {
            JsonNode antwort = rufe(rolle, befehl(mbean(mbean), befehl, GEHEIMNIS));
            assertThat(status(antwort)).as(rolle.name()).isEqualTo(403);
            assertThat(antwort.has("value")).isFalse();
        }
        assertThat(log.getAll()).contains("ergebnis=abgelehnt").doesNotContain(GEHEIMNIS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue | FirstMessageAsJSON",
                "route | LastError",
                "java.lang:type=Runtime | SystemProperties",
                "java.lang:type=Runtime | InputArguments",
                "java.lang:type=Runtime | ClassPath",
                "jdk.management.jfr:type=FlightRecorder | Recordings"
            })
    void showsNoSecretToAnybody(String mbean, String attribut) throws Exception {
        System.setProperty("konsole.probe", GEHEIMNIS);
        String name = mbean(mbean);
        for (Rolle rolle : Rolle.values()) {
            assertThat(status(rufe(rolle, lies(name, attribut)))).isEqualTo(403);
            assertThat(rufe(rolle, allesVon(name)).toString()).doesNotContain(GEHEIMNIS);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = Mode.EXCLUDE)
    void showsNoSecretThroughAPattern(Rolle rolle) throws Exception {
        System.setProperty("konsole.probe", GEHEIMNIS);

        assertThat(rufe(rolle, allesVon("*:*")).toString())
                .contains("java.lang:type=Runtime", ROUTE)
                .doesNotContain(GEHEIMNIS);
    }

    private static Map<String, Object> allesVon(String mbean) {
        return Map.of("type", "read", "mbean", mbean, "config", Map.of("ignoreErrors", true));
    }

    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = Mode.EXCLUDE)
    void takesNoAttributeFromAnybody(Rolle rolle, CapturedOutput log) throws Exception {
        JsonNode antwort =
                rufe(rolle, Map.of("type", "write", "mbean", context(), "attribute", "Tracing", "value", "true"));

        assertThat(status(antwort)).isEqualTo(403);
        assertThat(log.getAll()).contains("operation=\"set Tracing\"");
    }

    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = Mode.EXCLUDE)
    void hidesWhatIsNotReleased(Rolle rolle) throws Exception {
        JsonNode namen = rufe(rolle, Map.of("type", "search", "mbean", "*:*")).path("value");

        assertThat(namen)
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(name.asString())
                                .matches(
                                        "(java[.]lang|org[.]apache[.]camel|org[.]apache[.]activemq[.]artemis|hawtio:type=security).*"));
        assertThat(status(rufe(rolle, Map.of("type", "notification", "command", "register"))))
                .isEqualTo(403);
    }

    @Test
    void tellsHawtioWhichButtonsMayBePressed() throws Exception {
        var frage = befehl(
                Hawtiorechte.NAME, "canInvoke(java.util.Map)", Map.of(route(ROUTE), List.of("stop()", "remove()")));

        assertThat(darf(rufe(Rolle.LESEN, frage), "stop()")).isFalse();
        assertThat(darf(rufe(Rolle.BETRIEB, frage), "stop()")).isTrue();
        assertThat(darf(rufe(Rolle.BETRIEB, frage), "remove()")).isFalse();
    }

    private boolean darf(JsonNode antwort, String befehl) throws Exception {
        return antwort.path("value")
                .path(route(ROUTE))
                .path(befehl)
                .path("CanInvoke")
                .asBoolean();
    }

    @Test
    void lineBreaksOfACallerForgeNoLineInTheAuditLog(CapturedOutput log) throws Exception {
        String angriff = "stop()\" argumente=\"\nergebnis=erlaubt benutzer=\"chef\" " + "x".repeat(5_000);
        rufe(Rolle.LESEN, befehl(route(ROUTE), angriff));

        assertThat(log.getAll().lines().filter(zeile -> zeile.contains("chef")))
                .singleElement()
                .satisfies(zeile -> assertThat(zeile)
                        .contains(
                                "ergebnis=abgelehnt benutzer=\"lesen\" operation=\"stop()' argumente='?ergebnis=erlaubt")
                        .hasSizeLessThan(1_500));
    }

    @Test
    void opensNothingToWhoFetchesTheMetrics() throws Exception {
        for (String pfad :
                List.of("/actuator/jolokia/version", "/actuator/hawtio/user", "/actuator/hawtio/jolokia/version")) {
            assertThat(sende(http, als(Rolle.METRIKEN, pfad)).statusCode())
                    .as(pfad)
                    .isEqualTo(403);
        }
        assertThat(status(rufe(Rolle.METRIKEN, Map.of("type", "list")))).isEqualTo(403);
    }

    @Test
    void wantsALoginFirst() throws Exception {
        for (String pfad :
                List.of("/actuator/jolokia/version", "/actuator/hawtio/user", "/actuator/hawtio/jolokia/version")) {
            assertThat(sende(http, anfrage(pfad)).statusCode()).as(pfad).isEqualTo(401);
        }
        HttpRequest.Builder ohneAnmeldung = anfrage("/actuator/jolokia")
                .header("Sec-Fetch-Mode", "cors")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(lies(route(ROUTE), "State"))));
        HttpResponse<String> antwort = sende(http, ohneAnmeldung);
        assertThat(antwort.statusCode()).isEqualTo(401);
        assertThat(antwort.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void wantsTheTokenOfTheSessionFromAPage() throws Exception {
        String seite = sende(browser, anfrage("/anmelden")).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(seite);
        assertThat(token.find()).isTrue();
        String formular = "benutzername=betrieb&kennwort=" + KENNWORT + "&_csrf=" + token.group(1);
        sende(
                browser,
                anfrage("/anmelden")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(formular)));

        HttpResponse<String> benutzer = sende(browser, anfrage("/actuator/hawtio/user"));
        assertThat(benutzer.body()).isEqualTo("\"betrieb\"");
        String keks = benutzer.headers().allValues("Set-Cookie").stream()
                .filter(einer -> einer.startsWith("XSRF-TOKEN="))
                .findFirst()
                .orElseThrow();
        assertThat(keks).contains("Path=/actuator/hawtio", "SameSite=Strict");
        String xsrf = keks.replaceAll("^XSRF-TOKEN=([^;]*).*", "$1");

        String frage = JSON.writeValueAsString(lies(route(ROUTE), "State"));
        assertThat(sende(browser, anfrage("/actuator/hawtio/jolokia").POST(BodyPublishers.ofString(frage)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(json(sende(
                                browser,
                                anfrage("/actuator/hawtio/jolokia")
                                        .header("X-XSRF-TOKEN", xsrf)
                                        .POST(BodyPublishers.ofString(frage))))
                        .at("/value/State")
                        .asString())
                .isEqualTo("Started");
    }

    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = Mode.EXCLUDE)
    void opensHawtioToEveryRoleButNoWayToOtherServers(Rolle rolle) throws Exception {
        HttpResponse<String> seite = sende(http, als(rolle, "/actuator/hawtio/index.html"));
        assertThat(seite.statusCode()).isEqualTo(200);
        assertThat(seite.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(sende(http, als(rolle, "/actuator/hawtio/hawtconfig.json")).body())
                .contains("Postfach-Hub");

        assertThat(sende(http, als(rolle, "/actuator/hawtio/proxy/localhost/1/"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(sende(http, als(rolle, "/actuator/hawtio/auth/login").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(sende(http, als(rolle, "/actuator")).statusCode()).isEqualTo(rolle == Rolle.BETRIEB ? 200 : 403);
    }

    @ParameterizedTest
    @EnumSource(value = Rolle.class, names = "METRIKEN", mode = Mode.EXCLUDE)
    void tellsThoseWhoRunOrAuditItWhatTheJarHolds(Rolle rolle) throws Exception {
        assertThat(sende(http, als(rolle, "/actuator/sbom")).statusCode())
                .isEqualTo(Set.of(Rolle.BETRIEB, Rolle.REVISION).contains(rolle) ? 200 : 403);
    }

    /** A list with names that nothing has would hide that something was renamed. */
    @Test
    void releasesNothingThatDoesNotExist() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        Set<String> unbekannte = new TreeSet<>();
        for (Freigabe freigabe : Freigaben.alle()) {
            Set<String> vorhandene = new TreeSet<>();
            for (ObjectName mbean : server.queryNames(freigabe.muster(), null)) {
                var info = server.getMBeanInfo(mbean);
                Stream.of(info.getAttributes(), info.getOperations())
                        .flatMap(Arrays::stream)
                        .map(MBeanFeatureInfo::getName)
                        .forEach(vorhandene::add);
            }
            Stream.of(freigabe.attribute(), freigabe.lesende(), freigabe.aendernde())
                    .flatMap(Set::stream)
                    .filter(name -> !vorhandene.contains(name))
                    .forEach(name -> unbekannte.add(freigabe.muster() + " " + name));
        }
        assertThat(unbekannte).isEmpty();
    }

    /** Also for a JMX client that is attached to the process and asks no policy. */
    @Test
    void registersOnlyWhatIsReleased() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> eigene = server.queryNames(new ObjectName("org.apache.*:*"), null);

        assertThat(eigene).isNotEmpty().allMatch(Freigaben::zeigt);
        for (ObjectName mbean : eigene) {
            var info = server.getMBeanInfo(mbean);
            assertThat(info.getAttributes()).allMatch(attribut -> Freigaben.zeigt(mbean, attribut.getName()));
            assertThat(info.getAttributes()).noneMatch(attribut -> attribut.isWritable());
            assertThat(info.getOperations())
                    .noneMatch(befehl -> Freigaben.art(mbean, befehl.getName()) == Befehlsart.GESPERRT);
        }
    }

    private String zustand(String route) throws Exception {
        return await().ignoreExceptions()
                .until(
                        () -> rufe(Rolle.LESEN, lies(route(route), "State"))
                                .at("/value/State")
                                .asString(),
                        zustand -> !zustand.endsWith("ing"));
    }

    private String mbean(String art) throws Exception {
        return switch (art) {
            case "context" -> context();
            case "route" -> route(ROUTE);
            case "endpoint" -> finde("org.apache.camel:type=endpoints,name=\"jms*klaerfall*\",*");
            case "queue" -> queue(PROBE);
            case "address" ->
                finde("org.apache.activemq.artemis:broker=*,component=addresses,address=\"" + PROBE + "\"");
            case "broker" -> finde("org.apache.activemq.artemis:broker=*");
            default -> art;
        };
    }

    private String context() throws Exception {
        return finde("org.apache.camel:type=context,*");
    }

    private String route(String id) throws Exception {
        return finde("org.apache.camel:type=routes,name=\"" + id + "\",*");
    }

    private String queue(String queue) throws Exception {
        return finde("org.apache.activemq.artemis:subcomponent=queues,queue=\"" + queue + "\",*");
    }

    private String finde(String muster) throws Exception {
        return rufe(Rolle.LESEN, Map.of("type", "search", "mbean", muster))
                .at("/value/0")
                .asString();
    }

    private static Map<String, Object> lies(String mbean, String... attribute) {
        return Map.of("type", "read", "mbean", mbean, "attribute", List.of(attribute));
    }

    private static Map<String, Object> befehl(String mbean, String befehl, Object... argumente) {
        return Map.of("type", "exec", "mbean", mbean, "operation", befehl, "arguments", List.of(argumente));
    }

    private static int status(JsonNode antwort) {
        return antwort.path("status").asInt();
    }

    private JsonNode rufe(Rolle rolle, Object frage) throws Exception {
        return json(sende(
                http, als(rolle, "/actuator/jolokia").POST(BodyPublishers.ofString(JSON.writeValueAsString(frage)))));
    }

    private HttpRequest.Builder als(Rolle rolle, String pfad) {
        String nachweis = name(rolle.name()) + ":" + KENNWORT;
        return anfrage(pfad)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(nachweis.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder anfrage(String pfad) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pfad));
    }

    private static HttpResponse<String> sende(HttpClient wer, HttpRequest.Builder anfrage) throws Exception {
        return wer.send(anfrage.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> antwort) throws IOException {
        return JSON.readTree(antwort.body());
    }

    private static String name(String rolle) {
        return rolle.toLowerCase(Locale.ROOT);
    }
}

package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.postfachhub.protokoll.Nachrichtenweg;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.protokoll.Schritt;
import de.postfachhub.protokoll.Sichtkreis;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Brokerzugang.Fund;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Testhub;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole hub with its embedded broker and a real mail sink, seen from outside: by a portal, an agency and a mailbox. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class HubTest {

    private static final int PORT = Prozess.freierPort();
    private static final GreenMail MAILBOX =
            new GreenMail(new ServerSetup(Prozess.freierPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    static Path ordner;

    @Autowired
    private Protokoll protokoll;

    @Autowired
    private CamelContext camel;

    @Autowired
    private EmbeddedActiveMQ embedded;

    private Brokerzugang broker;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen)
                .broker(PORT)
                .mailserver(() -> MAILBOX.getSmtp().getPort())
                .mit("postfach.nachricht.hoechstgroesse", "300KB")
                .mit("postfach.benachrichtigung.sammelfrist", "1s");
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
    }

    @AfterEach
    void trenne() throws Exception {
        broker.close();
    }

    @Test
    void deliversUnchangedWithTheSendersHeadersAndTheHubsOwn() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "70201", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS");
        Session session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        Message message = session.createTextMessage(nachricht);
        message.setStringProperty("fachverfahren", "portal");
        message.setStringProperty("Fachverfahren", "Portal");
        message.setLongProperty("laufnummer", 9_000_000_000L);
        message.setStringProperty("NACHRICHTID", "gefälscht");
        message.setJMSCorrelationID("vorgang-1");
        message.setJMSType("Anfrage");
        message.setJMSReplyTo(session.createQueue("antwort.an.portal"));
        try (MessageProducer producer = session.createProducer(session.createQueue("postfach.eingang"))) {
            producer.send(message, DeliveryMode.NON_PERSISTENT, 7, 60_000);
        }

        Fund fund = erwarte("postfach.ziel.702.arbeitgeber-service", id);

        assertThat(new String(fund.body(), StandardCharsets.UTF_8)).isEqualTo(nachricht);
        assertThat(fund.text()).isTrue();
        assertThat(fund.kopfzeilen())
                .containsEntry("fachverfahren", "portal")
                .containsEntry("Fachverfahren", "Portal")
                .containsEntry("laufnummer", 9_000_000_000L)
                .containsEntry("JMSCorrelationID", "vorgang-1")
                .containsEntry("JMSType", "Anfrage")
                .containsEntry("JMSPriority", 7)
                .containsEntry("JMSExpiration", 0L)
                .containsEntry("JMSDeliveryMode", DeliveryMode.PERSISTENT)
                .containsEntry("NachrichtId", id.toString())
                .containsEntry("VorgangId", "V-17")
                .containsEntry("Anliegen", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS")
                .containsEntry("Dienststelle", "70201")
                .containsEntry("Bereich", "ARBEITGEBER_SERVICE")
                .containsEntry("EingangAm", "2025-10-01T09:00:00+02:00")
                .containsKey("Zuordnung")
                .doesNotContainKey("NACHRICHTID");
        assertThat(((Queue) fund.kopfzeilen().get("JMSReplyTo")).getQueueName()).isEqualTo("antwort.an.portal");
        assertThat(broker.leere("antwort.an.portal")).isEmpty();
    }

    @Test
    void notifiesOnceAndWithoutContent() throws Exception {
        UUID id = UUID.randomUUID();
        broker.sende(
                "postfach.eingang", nachricht(id, "704", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS"), Map.of("firma", "Muster"));

        erwarte("postfach.ziel.704.arbeitgeber-service", id);
        await().until(() -> arten(id).contains("BENACHRICHTIGT"));

        var mails = List.of(MAILBOX.getReceivedMessagesForDomain("ags.704@agentur.example"));
        assertThat(mails).hasSize(1);
        var mail = mails.get(0);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("firma")).isNull();
        assertThat(mail.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
        assertThat((String) mail.getContent())
                .contains("Anfrage Eingliederungszuschuss")
                .doesNotContain("GEHEIM");
        assertThat(arten(id)).containsExactly("EINGEGANGEN", "ZUGESTELLT", "BENACHRICHTIGT");
    }

    @Test
    void dropsADuplicateAndSaysSo() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "703", "KUG_ANZEIGE");
        broker.sende("postfach.eingang", nachricht, Map.of());
        broker.sende("postfach.eingang", nachricht.getBytes(StandardCharsets.UTF_8), Map.of());

        await().until(() -> arten(id).contains("DUBLETTE") && arten(id).contains("ZUGESTELLT"));

        assertThat(suche("postfach.ziel.703.leistung", id)).hasSize(1);
    }

    @Test
    void parksASecondMessageWithTheSameIdAndOtherContent() throws Exception {
        UUID id = UUID.randomUUID();
        broker.sende("postfach.eingang", nachricht(id, "705", "KUG_ANZEIGE"), Map.of());
        erwarte("postfach.ziel.705.leistung", id);
        String andere = nachricht(id, "705", "KUG_ANTRAG");
        broker.sende("postfach.eingang", andere, Map.of("probe", id.toString()));

        Fund fund = erwarteKlaerfall(id.toString());

        assertThat(fund.kopfzeilen()).containsEntry("Klaerungsgrund", "NACHRICHTID_VERGEBEN");
        assertThat(new String(fund.body(), StandardCharsets.UTF_8)).isEqualTo(andere);
    }

    @Test
    void deliversWhatStompSendsWithoutAMessageIdOnceOnly() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "707", "KUG_ANZEIGE");
        sendeMitStomp(nachricht, 2);

        await().until(() -> arten(id).contains("DUBLETTE") && arten(id).contains("ZUGESTELLT"));

        assertThat(suche("postfach.ziel.707.leistung", id)).singleElement().satisfies(fund -> {
            assertThat(new String(fund.body(), StandardCharsets.UTF_8)).isEqualTo(nachricht);
            assertThat(fund.kopfzeilen())
                    .containsEntry("fach-verfahren", "portal")
                    .containsEntry("de.portal.id", "17")
                    .doesNotContainKeys("destination", "amqMessageId");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelJmsDestinationName",
                "cameljmsdestinationname",
                "CAMELJMSDESTINATIONNAME",
                "CaMeLJmsDestinationName"
            })
    void isNotSteeredBySendersHeaders(String kopfzeile) throws Exception {
        UUID id = UUID.randomUUID();
        Map<String, Object> feindlich = Map.of(
                kopfzeile,
                "postfach.ziel.701.leistung",
                "CamelJmsMessageType",
                "Object",
                "Bereich",
                "ARBEITGEBER_SERVICE",
                "Zuordnung",
                "falsch");
        broker.sende("postfach.eingang", nachricht(id, "709", "KUG_ANZEIGE"), feindlich);

        Fund fund = erwarte("postfach.ziel.709.leistung", id);

        assertThat(fund.kopfzeilen())
                .doesNotContainKeys(kopfzeile, "CamelJmsMessageType")
                .containsEntry("Bereich", "LEISTUNG");
        assertThat(fund.kopfzeilen().get("Zuordnung")).isNotEqualTo("falsch");
        assertThat(suche("postfach.ziel.701.leistung", id)).isEmpty();
    }

    @Test
    void parksMessagesOfAnyOtherKindUnopened() throws Exception {
        Session session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        List<Message> andere = new ArrayList<>(List.of(
                session.createMapMessage(),
                session.createStreamMessage(),
                session.createMessage(),
                session.createObjectMessage(new ArrayList<>(List.of("x")))));
        String probe = UUID.randomUUID().toString();
        try (MessageProducer producer = session.createProducer(session.createQueue("postfach.eingang"))) {
            for (Message message : andere) {
                message.setStringProperty("probe", probe);
                producer.send(message);
            }
        }

        await().untilAsserted(() -> assertThat(broker.lies("postfach.klaerfall", "probe = '" + probe + "'"))
                .hasSize(andere.size())
                .allSatisfy(fund ->
                        assertThat(fund.kopfzeilen()).containsEntry("Klaerungsgrund", "FALSCHE_NACHRICHTENART")));
    }

    @Test
    void parksBodiesOverTheLimitUnchanged() throws Exception {
        byte[] bytes = new byte[400_000];
        String text = "ä".repeat(400_000);
        String probe = UUID.randomUUID().toString();
        broker.sende("postfach.eingang", bytes, Map.of("probe", probe));
        broker.sende("postfach.eingang", text, Map.of("probe", probe));

        await().untilAsserted(() -> assertThat(broker.lies("postfach.klaerfall", "probe = '" + probe + "'"))
                .hasSize(2)
                .allSatisfy(fund -> assertThat(fund.kopfzeilen()).containsEntry("Klaerungsgrund", "ZU_GROSS"))
                .extracting(Fund::body)
                .containsExactlyInAnyOrder(bytes, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsAllFaultsOfAMessageAtOnce() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = """
                {"nachrichtId":"%s","eingangAm":"2025-10-01T09:00:00","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","dienststelle":3001}
                """.formatted(id);
        broker.sende("postfach.eingang", nachricht, Map.of("probe", id.toString()));

        Fund fund = erwarteKlaerfall(id.toString());

        assertThat(fund.kopfzeilen()).containsEntry("Klaerungsgrund", "ZEIT_OHNE_ZONE,FELD_FEHLT,FALSCHER_TYP");
        assertThat((String) fund.kopfzeilen().get("Klaerungstext")).contains("eingangAm", "anliegen", "dienststelle");
        await().untilAsserted(() -> assertThat(protokoll
                        .weg(id, Sichtkreis.ALLES)
                        .orElseThrow()
                        .ereignisse()
                        .get(1)
                        .gruende())
                .extracting("code")
                .containsExactly("ZEIT_OHNE_ZONE", "FELD_FEHLT", "FALSCHER_TYP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1"})
    void parksBytesInAnotherEncoding(String kodierung) throws Exception {
        String probe = UUID.randomUUID().toString();
        byte[] body = nachricht(UUID.randomUUID(), "701", "KUG_ANZEIGE").getBytes(Charset.forName(kodierung));
        broker.sende("postfach.eingang", body, Map.of("probe", probe));

        Fund fund = erwarteKlaerfall(probe);

        assertThat(fund.kopfzeilen()).containsEntry("Klaerungsgrund", "FALSCHE_KODIERUNG");
        assertThat(fund.body()).isEqualTo(body);
    }

    /** More of both is in {@code KopfleserJsonTest}. */
    @Test
    void passesOverWhatIsJsonAndParksWhatIsNone() throws Exception {
        String probe = UUID.randomUUID().toString();
        List<String> json = List.of(
                "[1e999999999]", "{\"a\":1,\"a\":2}", "\"\\ud83d\"", "\"\u2028ä\"", "[" + "[],".repeat(999) + "0]");
        List<String> keines =
                List.of("01", "[1,]", "'a'", "NaN", "{\"a\":1", "1}", "// x\n1", "\"a\tb\"", "\uFEFF\uFEFF1", "1,");
        List<String> zuzustellen = json.stream().map(HubTest::mitFremdem).toList();
        List<String> zuKlaeren = Stream.of(keines.stream().map(HubTest::mitFremdem), json.stream(), keines.stream())
                .flatMap(alle -> alle)
                .toList();

        for (var alle : List.of(zuzustellen, zuKlaeren)) {
            for (int i = 0; i < alle.size(); i++) {
                String text = alle.get(i);
                Object body = i % 2 == 0 ? text : text.getBytes(StandardCharsets.UTF_8);
                broker.sende("postfach.eingang", body, Map.of("probe", probe));
            }
        }

        assertThat(erwarteBodys("postfach.ziel.701.leistung", probe, zuzustellen.size()))
                .containsExactlyInAnyOrderElementsOf(zuzustellen);
        assertThat(erwarteBodys("postfach.klaerfall", probe, zuKlaeren.size()))
                .containsExactlyInAnyOrderElementsOf(zuKlaeren);
    }

    /** Also at times that no calendar of a database holds. */
    @Test
    void deliversJournalsAndMailsAtEveryTimeThatTheContractAllows() throws Exception {
        Map<UUID, String> zeiten = new HashMap<>();
        for (String zeit : List.of(
                "2025-10-01T09:00+02:00",
                "2025-10-01T07:00:00-00:00",
                "2025-10-01T09:00:00.123456789+02:00",
                "2025-10-02T01:00:00+18:00",
                "9999-12-31T23:59:59.999999999-18:00",
                "9999-12-31T23:59:59+18:00")) {
            zeiten.put(UUID.randomUUID(), zeit);
        }
        List<UUID> vorAllerZeit = List.of(UUID.randomUUID(), UUID.randomUUID());
        zeiten.put(vorAllerZeit.get(0), "0000-01-01T00:00:00+18:00");
        zeiten.put(vorAllerZeit.get(1), "0000-01-01T00:00:00Z");
        for (var eine : zeiten.entrySet()) {
            String nachricht = nachricht(eine.getKey(), "708", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS");
            broker.sende("postfach.eingang", nachricht.replace("2025-10-01T09:00:00+02:00", eine.getValue()), Map.of());
        }

        for (UUID id : zeiten.keySet()) {
            List<String> erwartet = vorAllerZeit.contains(id)
                    ? List.of("EINGEGANGEN", "KLAERFALL")
                    : List.of("EINGEGANGEN", "ZUGESTELLT", "BENACHRICHTIGT");
            await().untilAsserted(() -> assertThat(arten(id)).as(zeiten.get(id)).isEqualTo(erwartet));
        }
    }

    @Test
    void parksWhatNobodyIsResponsibleForAndTakesItBackIn() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "99901", "KUG_ANZEIGE");
        broker.sende("postfach.eingang", nachricht, Map.of("probe", id.toString()));

        Fund klaerfall = erwarteKlaerfall(id.toString());
        assertThat(klaerfall.kopfzeilen())
                .containsEntry("Klaerungsgrund", "UNBEKANNTE_DIENSTSTELLE")
                .containsEntry("NachrichtId", id.toString());

        broker.sende("postfach.wiedervorlage", klaerfall.body(), Map.of("probe", id.toString()));
        erwarteKlaerfall(id.toString());
        await().untilAsserted(() ->
                assertThat(arten(id)).containsExactly("EINGEGANGEN", "KLAERFALL", "WIEDERVORGELEGT", "KLAERFALL"));
    }

    @Test
    void mailsNothingASecondTimeForAReplay() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "706", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS");
        broker.sende("postfach.eingang", nachricht, Map.of());
        erwarte("postfach.ziel.706.arbeitgeber-service", id);
        await().until(() -> arten(id).contains("BENACHRICHTIGT"));

        broker.sende("postfach.wiedervorlage", nachricht, Map.of());
        erwarte("postfach.ziel.706.arbeitgeber-service", id);
        UUID spaetere = UUID.randomUUID();
        broker.sende("postfach.eingang", nachricht(spaetere, "706", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS"), Map.of());
        await().until(() -> arten(spaetere).contains("BENACHRICHTIGT"));

        assertThat(arten(id)).filteredOn("BENACHRICHTIGT"::equals).hasSize(1);
        assertThat(MAILBOX.getReceivedMessagesForDomain("ags.706@agentur.example"))
                .hasSize(2);
    }

    @Test
    void parksWhatAnAgencyHandsBack() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "708", "KUG_ANZEIGE");
        broker.sende("postfach.eingang", nachricht, Map.of("probe", id.toString()));
        Fund zugestellt = erwarte("postfach.ziel.708.leistung", id);
        broker.sende("postfach.rueckgabe", zugestellt.body(), Map.of("probe", id.toString()));

        Fund fund = erwarteKlaerfall(id.toString());

        assertThat(fund.kopfzeilen()).containsEntry("Klaerungsgrund", "ZURUECKGEGEBEN");
        assertThat(fund.body()).isEqualTo(zugestellt.body());
        await().until(() -> arten(id).contains("ZURUECKGEGEBEN"));
    }

    @Test
    void putsAsideWhatFailsAgainAndAgainUntilAPersonPutsItForward() throws Exception {
        UUID id = UUID.randomUUID();
        var regeln = embedded.getActiveMQServer().getAddressSettingsRepository();
        regeln.addMatch(
                "postfach.annahme",
                new AddressSettings().setMaxDeliveryAttempts(3).setRedeliveryDelay(10));
        regeln.addMatch(
                "postfach.ziel.710.arbeitgeber-service",
                new AddressSettings().setMaxSizeBytes(1).setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
        // The limit holds from the second message on.
        UUID erste = UUID.randomUUID();
        broker.sende("postfach.eingang", nachricht(erste, "710", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS"), Map.of());
        await().until(() -> arten(erste).contains("ZUGESTELLT"));
        broker.sende(
                "postfach.eingang",
                nachricht(id, "710", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS"),
                Map.of("probe", id.toString()));

        Fund toter = await().until(
                        () -> broker.lies("postfach.fehler", "probe = '" + id + "'"), funde -> !funde.isEmpty())
                .get(0);
        await().untilAsserted(() ->
                assertThat(arten(id)).containsExactlyInAnyOrder("FEHLER", "FEHLER", "FEHLER", "AUSGESONDERT"));
        assertThat(protokoll.weg(id, Sichtkreis.ALLES).orElseThrow().ereignisse())
                .extracting(Schritt::queue, Schritt::versuch)
                .containsExactlyInAnyOrder(
                        tuple("postfach.annahme", 1),
                        tuple("postfach.annahme", 2),
                        tuple("postfach.annahme", 3),
                        tuple("postfach.annahme", null));
        assertThat(suche("postfach.ziel.710.arbeitgeber-service", erste)).hasSize(1);

        regeln.removeMatch("postfach.ziel.710.arbeitgeber-service");
        regeln.removeMatch("postfach.annahme");
        broker.sende("postfach.wiedervorlage", toter.body(), Map.of());

        assertThat(erwarte("postfach.ziel.710.arbeitgeber-service", id).body()).isEqualTo(toter.body());
        await().untilAsserted(
                        () -> assertThat(arten(id)).endsWith("WIEDERVORGELEGT", "ZUGESTELLT", "NICHT_BENACHRICHTIGT"));
    }

    @Test
    void passesNothingOfTheMessageToMailAndJournalQueues() throws Exception {
        Session session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        camel.getRouteController().stopRoute("ereignisse-protokollieren");
        camel.getRouteController().stopRoute("benachrichtigung-vormerken");
        List<Message> meldungen = new ArrayList<>();
        try (var protokollbrowser = session.createBrowser(session.createQueue("postfach.protokoll"));
                var mailbrowser = session.createBrowser(session.createQueue("postfach.benachrichtigung"))) {
            UUID id = UUID.randomUUID();
            broker.sende(
                    "postfach.eingang",
                    nachricht(id, "702", "ANFRAGE_EINGLIEDERUNGSZUSCHUSS"),
                    Map.of("firma", "GEHEIM", "JMSCorrelationID", "x"));
            erwarte("postfach.ziel.702.arbeitgeber-service", id);
            for (var browser : List.of(protokollbrowser, mailbrowser)) {
                for (var alle = browser.getEnumeration(); alle.hasMoreElements(); ) {
                    meldungen.add((Message) alle.nextElement());
                }
            }
        } finally {
            camel.getRouteController().startRoute("ereignisse-protokollieren");
            camel.getRouteController().startRoute("benachrichtigung-vormerken");
        }

        assertThat(meldungen).hasSizeGreaterThanOrEqualTo(2).allSatisfy(meldung -> {
            assertThat(new String(meldung.getBody(byte[].class), StandardCharsets.UTF_8))
                    .doesNotContain("GEHEIM");
            assertThat(meldung.propertyExists("firma")).isFalse();
            assertThat(meldung.propertyExists("NachrichtId")).isFalse();
        });
    }

    private Fund erwarte(String queue, UUID id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> suche(queue, id), funde -> !funde.isEmpty())
                .get(0);
    }

    private List<String> erwarteBodys(String queue, String probe, int anzahl) {
        List<String> bodys = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (Fund fund : broker.lies(queue, "probe = '" + probe + "'")) {
                bodys.add(new String(fund.body(), StandardCharsets.UTF_8));
            }
            return bodys.size() >= anzahl;
        });
        return bodys;
    }

    private Fund erwarteKlaerfall(String probe) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> broker.lies("postfach.klaerfall", "probe = '" + probe + "'"), funde -> !funde.isEmpty())
                .get(0);
    }

    private List<Fund> suche(String queue, UUID id) throws Exception {
        return broker.lies(queue, "NachrichtId = '" + id + "'");
    }

    private List<String> arten(UUID id) {
        return protokoll.weg(id, Sichtkreis.ALLES).map(Nachrichtenweg::ereignisse).orElse(List.of()).stream()
                .map(schritt -> schritt.art().name())
                .toList();
    }

    private static String nachricht(UUID id, String dienststelle, String anliegen) {
        return """
                {"nachrichtId":"%s","vorgangId":"V-17","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","anliegen":"%s","dienststelle":"%s","text":"GEHEIM, Grüße"}
                """.formatted(id, anliegen, dienststelle);
    }

    private static String mitFremdem(String wert) {
        return "{\"fremd\":" + wert + ","
                + nachricht(UUID.randomUUID(), "701", "KUG_ANZEIGE").substring(1);
    }

    private static void sendeMitStomp(String body, int wieOft) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            OutputStream aus = socket.getOutputStream();
            aus.write("CONNECT\naccept-version:1.2\nhost:localhost\nlogin:hub\npasscode:geheim\n\n\0"
                    .getBytes(StandardCharsets.UTF_8));
            String frame =
                    "SEND\ndestination:postfach.eingang\nfach-verfahren:portal\nde.portal.id:17\n\n" + body + "\0";
            for (int i = 0; i < wieOft; i++) {
                aus.write(frame.getBytes(StandardCharsets.UTF_8));
            }
            aus.write("DISCONNECT\nreceipt:ende\n\n\0".getBytes(StandardCharsets.UTF_8));
            aus.flush();
            // Reads until the broker has confirmed and closed.
            socket.getInputStream().readAllBytes();
        }
    }
}

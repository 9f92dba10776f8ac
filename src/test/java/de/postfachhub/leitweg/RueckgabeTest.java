package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.protokoll.Nachrichtenstand;
import de.postfachhub.protokoll.Nachrichtenweg;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.protokoll.Schritt;
import de.postfachhub.protokoll.Sichtkreis;
import de.postfachhub.prozess.Amqpzugang;
import de.postfachhub.prozess.Brokerprozess;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Brokerzugang.Fund;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Stompzugang;
import de.postfachhub.prozess.Testhub;
import de.postfachhub.zusagen.Befund;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.apache.qpid.protonj2.client.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who may change what is known of a message: an agency that has it, and nobody else who knows its id. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class RueckgabeTest {

    private static final int PORT = Prozess.freierPort();
    private static final String RUECKGABE = "postfach.rueckgabe";
    private static final String KLAERFALL = "postfach.klaerfall";
    private static final String EINGANG = "postfach.eingang";
    private static EmbeddedActiveMQ server;

    @TempDir
    static Path ordner;

    @Autowired
    private Protokoll protokoll;

    @Autowired
    private CamelContext camel;

    @Autowired
    private Brokerbenutzer brokerbenutzer;

    private Brokerzugang portal;
    private Brokerzugang agentur708;
    private Brokerzugang agentur735;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws Exception {
        server = Brokerprozess.broker(PORT, ordner.resolve("eigener-broker"));
        server.start();
        Testhub.in(ordner, einstellungen)
                .mit("spring.artemis.mode", "native")
                .mit("spring.artemis.embedded.enabled", false)
                .mit("spring.artemis.broker-url", "tcp://127.0.0.1:" + PORT)
                .mit("spring.artemis.user", "hub")
                .mit("spring.artemis.password", "geheim")
                .mit("postfach.rueckgabe.weitere[0].name", "rz-nord")
                .mit("postfach.rueckgabe.weitere[0].zielpostfaecher", "postfach.ziel.704.#,postfach.ziel.708.leistung");
    }

    @AfterAll
    static void beendeBroker() throws Exception {
        server.stop();
    }

    @BeforeEach
    void verbinde() throws Exception {
        portal = als("portal");
        agentur708 = als("agentur-708");
        agentur735 = als("agentur-735");
    }

    @AfterEach
    void trenne() throws Exception {
        belege(true);
        for (var zugang : List.of(portal, agentur708, agentur735)) {
            zugang.close();
        }
    }

    @Test
    void takesBackFromTheAgencyThatHasTheMessage() throws Exception {
        UUID id = UUID.randomUUID();
        portal.sende(EINGANG, nachricht(id, "708"), Map.of());
        Fund zugestellt = lies("postfach.ziel.708.leistung", id);

        agentur708.sende(RUECKGABE, zugestellt.body(), zeichen(id));

        assertThat(klaerfall(id).kopfzeilen()).containsEntry("Klaerungsgrund", "ZURUECKGEGEBEN");
        await().until(() -> stand(id) == Nachrichtenstand.IN_KLAERUNG);
        assertThat(weg(id).ereignisse())
                .extracting(Schritt::art, Schritt::benutzer)
                .map(Object::toString)
                .contains("(EINGEGANGEN, \"portal\")", "(ZURUECKGEGEBEN, \"agentur-708\")");
    }

    @Test
    void takesBackFromAnAccountThatReadsForTheAgency() throws Exception {
        UUID id = zugestellt("708");

        try (var rechenzentrum = als("rz-nord")) {
            rechenzentrum.sende(RUECKGABE, nachricht(id, "708"), zeichen(id));
        }

        assertThat(klaerfall(id).kopfzeilen()).containsEntry("Klaerungsgrund", "ZURUECKGEGEBEN");
    }

    @Test
    void leavesAMessageAloneThatSomebodyElseHandsBack() throws Exception {
        UUID id = zugestellt("708");

        for (int i = 0; i < 2; i++) {
            agentur735.sende(RUECKGABE, "{\"nachrichtId\":\"%s\"}".formatted(id), zeichen(id));
            agentur735.sende(RUECKGABE, nachricht(id, "708"), zeichen(id));

            for (int j = 0; j < 2; j++) {
                assertThat(klaerfall(id).kopfzeilen()).containsEntry("Klaerungsgrund", "RUECKGABE_FREMD");
            }
        }
        await().until(() -> anzahl(id, "KLAERFALL") == 4);
        assertThat(stand(id)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(anzahl(id, "ZURUECKGEGEBEN")).isZero();
        assertThat(weg(id).ereignisse()).last().satisfies(schritt -> {
            assertThat(schritt.benutzer()).isEqualTo("agentur-735");
            assertThat(schritt.gruende()).extracting("code").containsExactly("RUECKGABE_FREMD", "ANDERE_NACHRICHT");
        });
    }

    @Test
    void believesNoSenderWhoSaysThatHeIsAnother() throws Exception {
        UUID id = zugestellt("708");
        String nachricht = nachricht(id, "708");
        String name = Brokerbenutzer.BEIM_BROKER;

        String wer = "agentur-708";
        String probe = id.toString();

        agentur735.sende(RUECKGABE, nachricht, Map.of("probe", probe, "wie", "core", name, wer));
        agentur735.sende(RUECKGABE, nachricht, Map.of("probe", probe, "wie", "jms", "JMSXUserID", wer));
        try (var stomp = new Stompzugang(PORT, "agentur-735", "geheim")) {
            stomp.sende(RUECKGABE, nachricht, Map.of("probe", probe, "wie", "stomp", name, wer, "JMSXUserID", wer));
        }
        try (var amqp = new Amqpzugang(PORT, "agentur-735", "geheim")) {
            Map<String, Message<String>> alle = Map.of(
                    "amqp property", Message.create(nachricht).property(name, wer),
                    "amqp JMSXUserID", Message.create(nachricht).property("JMSXUserID", wer),
                    "amqp ohne Merkmal",
                            Message.create(nachricht).property(name, wer).property("JMS_AMQP_ORIGINAL_ENCODING", null),
                    "amqp annotation", Message.create(nachricht).annotation(name, wer),
                    "amqp user-id", Message.create(nachricht).userId(wer.getBytes(StandardCharsets.UTF_8)));
            for (var eine : alle.entrySet()) {
                amqp.sende(RUECKGABE, eine.getValue().property("probe", probe).property("wie", eine.getKey()));
            }
        }

        Map<String, Object> gruende = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            Fund fund = klaerfall(id);
            gruende.put(
                    fund.kopfzeilen().get("wie").toString(), fund.kopfzeilen().get("Klaerungsgrund"));
        }
        assertThat(gruende)
                .hasSize(8)
                .allSatisfy((wie, grund) -> assertThat(grund)
                        .as(wie)
                        .isEqualTo(wie.startsWith("amqp") ? "RUECKGABE_UNBELEGT" : "RUECKGABE_FREMD"));
        await().until(() -> anzahl(id, "KLAERFALL") == 8);
        assertThat(weg(id).ereignisse())
                .filteredOn(schritt -> schritt.art().name().equals("KLAERFALL"))
                .extracting(Schritt::benutzer)
                .containsOnly("agentur-735", null);
        assertThat(stand(id)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
    }

    @Test
    void leavesAMessageAloneUnderWhoseIdAnotherOneExpires() throws Exception {
        UUID id = zugestellt("708");
        camel.getRouteController().stopRoute("rueckgabe-annehmen");
        camel.getRouteController().stopRoute("nachricht-uebernehmen");
        try {
            sendeAbgelaufene(agentur735, RUECKGABE, nachricht(id, "708"));
            sendeAbgelaufene(portal, EINGANG, nachricht(id, "708"));

            await().until(() -> anzahl(id, "AUSGESONDERT") == 2);
        } finally {
            camel.getRouteController().startRoute("rueckgabe-annehmen");
            camel.getRouteController().startRoute("nachricht-uebernehmen");
        }
        assertThat(stand(id)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
    }

    @Test
    void knowsWhereTheMessageIsThatExpiredItself() throws Exception {
        UUID id = UUID.randomUUID();
        camel.getRouteController().stopRoute("nachricht-uebernehmen");
        try {
            sendeAbgelaufene(portal, EINGANG, nachricht(id, "708"));

            await().until(() -> anzahl(id, "AUSGESONDERT") == 1);
        } finally {
            camel.getRouteController().startRoute("nachricht-uebernehmen");
        }
        assertThat(stand(id)).isEqualTo(Nachrichtenstand.AUSGESONDERT);
    }

    @Test
    void leavesAMessageAloneWhateverThePortalSendsUnderItsId() throws Exception {
        UUID id = zugestellt("708");

        portal.sende(
                EINGANG, nachricht(id, "708"), Map.of("probe", id.toString(), "_AMQ_ORIG_QUEUE", "postfach.fehler"));
        assertThat(klaerfall(id).kopfzeilen()).containsEntry("Klaerungsgrund", "SCHON_ANGENOMMEN");
        portal.sende(EINGANG, "{\"nachrichtId\":\"%s\"}".formatted(id), zeichen(id));
        assertThat(klaerfall(id).kopfzeilen()).containsEntry("Klaerungsgrund", "NACHRICHTID_VERGEBEN");

        await().until(() -> anzahl(id, "KLAERFALL") == 2);
        assertThat(stand(id)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
    }

    @Test
    void takesNothingForProvenWhereTheBrokerProvesNothing() throws Exception {
        UUID id = zugestellt("708");
        assertThat(brokerbenutzer.pruefe().stand()).isEqualTo(Befund.Stand.HAELT);

        assertThat(belege(false).stand()).isEqualTo(Befund.Stand.VERLETZT);
        try (var gefaelscht = als("agentur-735")) {
            gefaelscht.sende(
                    RUECKGABE,
                    nachricht(id, "708"),
                    Map.of("probe", id.toString(), Brokerbenutzer.BEIM_BROKER, "agentur-708"));
            gefaelscht.sende(
                    RUECKGABE, nachricht(id, "708"), Map.of("probe", id.toString(), Brokerbenutzer.BEIM_BROKER, "hub"));
        }

        for (int i = 0; i < 2; i++) {
            assertThat(klaerfall(id).kopfzeilen()).containsEntry("Klaerungsgrund", "RUECKGABE_UNBELEGT");
        }
        await().until(() -> anzahl(id, "KLAERFALL") == 2);
        assertThat(stand(id)).isEqualTo(Nachrichtenstand.ZUGESTELLT);
        assertThat(weg(id).ereignisse()).last().extracting(Schritt::benutzer).isNull();
    }

    @Test
    void leavesNothingBehindWhenItAsksTheBroker() throws Exception {
        brokerbenutzer.pruefe();

        assertThat(portal.tiefe("postfach.probe")).isZero();
    }

    private Befund belege(boolean benutzer) throws Exception {
        server.getActiveMQServer().getConfiguration().setPopulateValidatedUser(benutzer);
        return brokerbenutzer.pruefe();
    }

    private static Brokerzugang als(String benutzer) throws Exception {
        return new Brokerzugang("tcp://127.0.0.1:" + PORT, benutzer, "geheim");
    }

    private UUID zugestellt(String dienststelle) throws Exception {
        UUID id = UUID.randomUUID();
        portal.sende(EINGANG, nachricht(id, dienststelle), Map.of());
        await().until(() -> anzahl(id, "ZUGESTELLT") == 1);
        return id;
    }

    private static void sendeAbgelaufene(Brokerzugang wer, String queue, String nachricht) throws Exception {
        try (var session = wer.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.setTimeToLive(1);
            producer.send(session.createTextMessage(nachricht));
        }
    }

    private static Map<String, String> zeichen(UUID id) {
        return Map.of("probe", id.toString());
    }

    private Fund klaerfall(UUID id) {
        return await().until(() -> eine(KLAERFALL, "probe = '" + id + "'"), funde -> !funde.isEmpty())
                .get(0);
    }

    private Fund lies(String queue, UUID id) {
        return await().until(() -> eine(queue, "NachrichtId = '" + id + "'"), funde -> !funde.isEmpty())
                .get(0);
    }

    /** At most one, the others stay. */
    private List<Fund> eine(String queue, String auswahl) throws Exception {
        return portal.lies(queue, auswahl, 1);
    }

    private Nachrichtenweg weg(UUID id) {
        return protokoll.weg(id, Sichtkreis.ALLES).orElseThrow();
    }

    private Nachrichtenstand stand(UUID id) {
        return weg(id).stand();
    }

    private long anzahl(UUID id, String art) {
        return protokoll.weg(id, Sichtkreis.ALLES).map(Nachrichtenweg::ereignisse).orElse(List.of()).stream()
                .filter(schritt -> schritt.art().name().equals(art))
                .count();
    }

    private static String nachricht(UUID id, String dienststelle) {
        return """
                {"nachrichtId":"%s","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","anliegen":"KUG_ANZEIGE","dienststelle":"%s"}
                """.formatted(id, dienststelle);
    }
}

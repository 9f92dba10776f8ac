package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.protokoll.Nachrichtenstand;
import de.postfachhub.protokoll.Nachrichtenweg;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.protokoll.Schritt;
import de.postfachhub.protokoll.Sichtkreis;
import de.postfachhub.prozess.Amqpzugang;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Brokerzugang.Fund;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Stompzugang;
import de.postfachhub.prozess.Testhub;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionIndividualAcknowledgeMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.utils.UUIDGenerator;
import org.apache.camel.CamelContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpSequence;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Section;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What senders may bring with each protocol that the contract names, through the whole hub: nothing lost, nothing double, nothing changed. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class AbsenderTest {

    private static final int PORT = Prozess.freierPort();
    private static final String EINGANG = "postfach.eingang";
    private static final String UNLESBAR = "postfach.fehler.unlesbar";

    private static final Set<String> GESPERRT = ConcurrentHashMap.newKeySet();

    @TempDir
    static Path ordner;

    @Autowired
    private Protokoll protokoll;

    @Autowired
    private EmbeddedActiveMQ embedded;

    @Autowired
    private CamelContext camel;

    @Autowired
    private JdbcClient jdbc;

    private Brokerzugang broker;
    private Amqpzugang amqp;
    private Stompzugang stomp;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        Testhub.in(ordner, einstellungen).broker(PORT);
    }

    @BeforeEach
    void verbinde() throws Exception {
        broker = new Brokerzugang("tcp://127.0.0.1:" + PORT, "hub", "geheim");
        amqp = new Amqpzugang(PORT, "hub", "geheim");
        stomp = new Stompzugang(PORT, "hub", "geheim");
        if (embedded.getActiveMQServer().getBrokerPlugins().isEmpty()) {
            embedded.getActiveMQServer().registerBrokerPlugin(new Sperre());
        }
        wiederhole(EINGANG, 3);
        wiederhole("postfach.annahme", 20);
        wiederhole("postfach.ausgesondert", 5);
    }

    @AfterEach
    void trenne() throws Exception {
        stomp.close();
        amqp.close();
        broker.close();
    }

    static Stream<Object> kennungen() {
        return Stream.of(
                "portal-4711", UnsignedLong.valueOf(4711), new Binary(new byte[] {1, 2, 3}), UUID.randomUUID(), "");
    }

    @ParameterizedTest
    @MethodSource("kennungen")
    void deliversAnAmqpMessageOnceAlthoughItsFirstAttemptsFail(Object kennung) throws Exception {
        UUID id = UUID.randomUUID();
        sperre("postfach.ziel.701.leistung");
        Message<String> message = Message.create(nachricht(id, "701"));
        if (!kennung.equals("")) {
            message.messageId(kennung);
        }
        amqp.sende(EINGANG, message);
        await().until(() -> arten(id).contains("FEHLER"));

        oeffne("postfach.ziel.701.leistung");

        assertThat(erwarte("postfach.ziel.701.leistung", id).body())
                .isEqualTo(nachricht(id, "701").getBytes(StandardCharsets.UTF_8));
        await().until(() -> arten(id).contains("ZUGESTELLT"));
        assertThat(arten(id)).doesNotContain("DUBLETTE");
        assertThat(suche("postfach.ziel.701.leistung", id)).isEmpty();
    }

    @Test
    void dropsADuplicateWhateverIdsItsSenderGives() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "702");
        String gefaelscht = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            amqp.sende(
                    EINGANG,
                    Message.create(nachricht).messageId("portal-1").property("PostfachHubKennung", gefaelscht));
            stomp.sende(EINGANG, nachricht, Map.of("PostfachHubKennung", gefaelscht));
            broker.sende(EINGANG, nachricht, Map.of("PostfachHubKennung", gefaelscht));
            sendeMitUserId(nachricht);
            sendeMitQpid(nachricht);
        }

        await().until(() -> arten(id).stream().filter("DUBLETTE"::equals).count() == 9);
        assertThat(suche("postfach.ziel.702.leistung", id)).hasSize(1);
    }

    static Stream<Message<?>> gifte() throws Exception {
        Map<String, Object> verschachtelt = Map.of("a", Map.of("b", List.of(1)));
        return Stream.of(
                Message.create("x").property("gesendetAm", new Date(0)),
                Message.create("x").property("u", UUID.randomUUID()),
                Message.create("x").property("l", List.of(1, 2)),
                Message.create("x").property("m", Map.of("a", 1)),
                Message.create(verschachtelt).messageId("gift"),
                Message.create("x").messageId("gift-2").property("gesendetAm", new Date(1)));
    }

    @Test
    void setsAsideWhatJmsCanNotHoldAndHarmsNoNeighbour() throws Exception {
        List<Message<?>> gifte = gifte().toList();
        List<UUID> gesunde = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            UUID id = UUID.randomUUID();
            gesunde.add(id);
            switch (i % 3) {
                case 0 -> stomp.sende(EINGANG, nachricht(id, "703"), Map.of());
                case 1 -> broker.sende(EINGANG, nachricht(id, "703"), Map.of());
                default ->
                    amqp.sende(EINGANG, Message.create(nachricht(id, "703")).messageId("m-" + i));
            }
            if (i % 15 == 0) {
                amqp.sende(EINGANG, gifte.get(i / 15));
            }
        }

        for (UUID id : gesunde) {
            await().until(() -> arten(id).contains("ZUGESTELLT"));
            assertThat(arten(id)).filteredOn(art -> !art.equals("FEHLER")).containsExactly("EINGEGANGEN", "ZUGESTELLT");
        }
        List<Message<?>> unlesbare = new ArrayList<>();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> unlesbare.addAll(amqp.leere(UNLESBAR)) && unlesbare.size() >= gifte.size());
        assertThat(unlesbare).hasSameSizeAs(gifte);
        assertThat(broker.leere("postfach.ziel.703.leistung"))
                .extracting(fund -> fund.kopfzeilen().get("NachrichtId"))
                .containsExactlyInAnyOrderElementsOf(
                        gesunde.stream().map(UUID::toString).toList());
        assertThat(broker.tiefe(EINGANG)).isZero();
    }

    @Test
    void deliversMessagesThatCarryDirectivesToTheBroker() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            String nachricht = nachricht(id, "704");
            Map<String, String> anweisungen = Map.of("_AMQ_DUPL_ID", "d" + i, "eigene", "bleibt");
            switch (i) {
                case 0 -> stomp.sende(EINGANG, nachricht, anweisungen);
                case 1 -> broker.sende(EINGANG, nachricht, anweisungen);
                default ->
                    amqp.sende(
                            EINGANG,
                            Message.create(nachricht)
                                    .contentType("application/json")
                                    .annotation("x-opt-haus", "1")
                                    .footer("pruef", "2")
                                    .property("eigene", "bleibt"));
            }
        }

        for (UUID id : ids) {
            Fund fund = erwarte("postfach.ziel.704.leistung", id);
            assertThat(fund.kopfzeilen()).containsEntry("eigene", "bleibt");
            assertThat(fund.kopfzeilen().keySet())
                    .noneMatch(name -> name.startsWith("_AMQ_")
                            || name.startsWith("JMS_")
                            || name.startsWith("PostfachHub")
                            || name.equals("destination"));
        }
    }

    @Test
    void deliversAgainWhatWasHandedBackWithTheBrokersDuplicateId() throws Exception {
        UUID id = UUID.randomUUID();
        String nachricht = nachricht(id, "705");
        broker.sende(EINGANG, nachricht, Map.of("_AMQ_DUPL_ID", id.toString()));
        erwarte("postfach.ziel.705.leistung", id);
        broker.sende("postfach.rueckgabe", nachricht, Map.of("_AMQ_DUPL_ID", id + "-2"));
        await().until(() -> arten(id).contains("ZURUECKGEGEBEN"));

        broker.sende("postfach.wiedervorlage", nachricht, Map.of("_AMQ_DUPL_ID", id + "-3"));

        erwarte("postfach.ziel.705.leistung", id);
    }

    @Test
    void carriesNamesAndValuesThatJmsRefuses() throws Exception {
        UUID id = UUID.randomUUID();
        Map<String, Object> eigene = new HashMap<>();
        for (String name : List.of(
                "cloudEvents:type", "mit leer", "1a", "x:y", "", "\uD83D\uDE80", "AND", "a-b", "a.b", "a_DOT_b")) {
            eigene.put(name, "wert von " + name);
        }
        eigene.put("bytes", new byte[] {1, -1});
        Message<String> message = Message.create(nachricht(id, "706")).correlationId(new Binary(new byte[] {1, 2, -1}));
        for (var eine : eigene.entrySet()) {
            message.property(eine.getKey(), eine.getValue() instanceof byte[] b ? new Binary(b) : eine.getValue());
        }
        amqp.sende(EINGANG, message);

        await().until(() -> arten(id).contains("ZUGESTELLT"));
        try (var session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                var consumer = session.createConsumer(
                        session.createQueue("postfach.ziel.706.leistung"), "NachrichtId = '" + id + "'")) {
            var zugestellt = consumer.receive(30_000);
            assertThat(zugestellt).isNotNull();
            assertThat(zugestellt.getJMSCorrelationIDAsBytes()).containsExactly(1, 2, -1);
            for (var eine : eigene.entrySet()) {
                assertThat(zugestellt.getObjectProperty(eine.getKey()))
                        .as(eine.getKey())
                        .isEqualTo(eine.getValue());
            }
        }
    }

    @Test
    void carriesNamesOfStompThatAreNoIdentifiers() throws Exception {
        UUID id = UUID.randomUUID();
        var eigene = Map.of("x y", "leer", "${7*7}", "ausdruck", "{{postfach}}", "platzhalter", "a:b", "doppelpunkt");
        stomp.sende(EINGANG, nachricht(id, "706"), eigene);

        assertThat(erwarte("postfach.ziel.706.leistung", id).kopfzeilen()).containsAllEntriesOf(eigene);
        await().until(() -> arten(id).contains("ZUGESTELLT"));
        assertThat(arten(id)).containsExactly("EINGEGANGEN", "ZUGESTELLT");

        stomp.sende("postfach.rueckgabe", nachricht(id, "706"), eigene);

        assertThat(erwarteKlaerfall(id).kopfzeilen()).containsAllEntriesOf(eigene);
    }

    @Test
    void carriesACorrelationIdOfBytes() throws Exception {
        UUID id = UUID.randomUUID();
        try (var session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(EINGANG));
                var consumer = session.createConsumer(session.createQueue("postfach.ziel.707.leistung"))) {
            var message = session.createTextMessage(nachricht(id, "707"));
            message.setJMSCorrelationIDAsBytes(new byte[] {0, 1, -1});
            producer.send(message);

            assertThat(consumer.receive(30_000).getJMSCorrelationIDAsBytes()).containsExactly(0, 1, -1);
        }
    }

    @Test
    void putsAsideAndNamesWhatIsTooLargeToBeCarried() throws Exception {
        UUID id = UUID.randomUUID();
        amqp.sende(
                EINGANG,
                Message.create(nachricht(id, "708")).messageId("portal-4711").property("gross", "x".repeat(300_000)));

        await().until(() -> amqp.leere(UNLESBAR).stream().anyMatch(message -> hatBody(message, nachricht(id, "708"))));
        await().until(() -> arten(id).contains("FEHLER"));
        assertThat(arten(id)).containsOnly("FEHLER");
        assertThat(protokoll.weg(id, Sichtkreis.ALLES).orElseThrow().ereignisse())
                .flatExtracting(Schritt::gruende)
                .extracting("code")
                .containsOnly("ActiveMQIOErrorException");
    }

    @Test
    void takesBackWhatAPersonMovesFromTheDeadLettersToTheEntrance(CapturedOutput ausgabe) throws Exception {
        UUID id = UUID.randomUUID();
        wiederhole("postfach.annahme", 2);
        sperre("postfach.ziel.709.leistung");
        amqp.sende(EINGANG, Message.create(nachricht(id, "709")).messageId("portal-1"));
        await().until(() -> arten(id).contains("AUSGESONDERT"));
        oeffne("postfach.ziel.709.leistung");

        verschiebe("postfach.fehler", null, EINGANG);

        erwarte("postfach.ziel.709.leistung", id);
        await().until(() -> arten(id).size() == 5);
        assertThat(arten(id).subList(0, 3)).containsExactlyInAnyOrder("FEHLER", "FEHLER", "AUSGESONDERT");
        assertThat(arten(id).subList(3, 5)).containsExactly("EINGEGANGEN", "ZUGESTELLT");
        assertThat(ausgabe.getOut())
                .contains("Nachricht " + id + ", Versuch 1 gescheitert in der Route nachricht-annehmen, "
                        + ActiveMQAddressFullException.class.getName());
    }

    @Test
    void losesNothingOfWhatWasHandedBackAndExpired() throws Exception {
        UUID id = UUID.randomUUID();
        gibZurueckWaehrendNiemandLiest(id, "707");

        verschiebe("postfach.fehler", null, EINGANG);

        Fund klaerfall = erwarteKlaerfall(id);
        assertThat(klaerfall.kopfzeilen()).containsEntry("Klaerungsgrund", "SCHON_ANGENOMMEN");
        assertThat(klaerfall.body()).isEqualTo(nachricht(id, "707").getBytes(StandardCharsets.UTF_8));
        assertThat(arten(id)).doesNotContain("DUBLETTE");
    }

    @Test
    void takesBackInItsOwnQueueWhatWasHandedBackAndExpired() throws Exception {
        UUID id = UUID.randomUUID();
        gibZurueckWaehrendNiemandLiest(id, "706");

        verschiebe("postfach.fehler", null, "postfach.rueckgabe");

        assertThat(erwarteKlaerfall(id).kopfzeilen()).containsEntry("Klaerungsgrund", "ZURUECKGEGEBEN");
    }

    /** By whichever door: each is looked for in the journal, and is there to be put forward. */
    @ParameterizedTest
    @ValueSource(strings = {EINGANG, "postfach.annahme"})
    void losesNothingOfWhatAPersonMovesAlthoughItWasDelivered(String ziel) throws Exception {
        broker.leere("postfach.klaerfall");
        broker.leere("postfach.ziel.710.leistung");
        UUID zurueckgegebene = UUID.randomUUID();
        amqp.sende(EINGANG, Message.create(nachricht(zurueckgegebene, "710")));
        Fund zugestellt = erwarte("postfach.ziel.710.leistung", zurueckgegebene);
        broker.sende("postfach.rueckgabe", zugestellt.body(), Map.of());
        await().until(() -> arten(zurueckgegebene).contains("ZURUECKGEGEBEN"));
        UUID liegende = UUID.randomUUID();
        stomp.sende(EINGANG, nachricht(liegende, "710"), Map.of());
        await().until(() -> arten(liegende).contains("ZUGESTELLT"));

        verschiebe("postfach.klaerfall", null, ziel);
        verschiebe("postfach.ziel.710.leistung", null, ziel);

        for (UUID id : List.of(zurueckgegebene, liegende)) {
            await().until(() -> arten(id).lastIndexOf("KLAERFALL") > arten(id).lastIndexOf("EINGEGANGEN")
                    && protokoll.weg(id, Sichtkreis.ALLES).orElseThrow().stand() == Nachrichtenstand.IN_KLAERUNG
                    && arten(id).stream().filter("EINGEGANGEN"::equals).count() == 2);
            assertThat(arten(id)).doesNotContain("DUBLETTE");
        }
        verschiebe("postfach.klaerfall", null, "postfach.wiedervorlage");
        for (UUID id : List.of(zurueckgegebene, liegende)) {
            erwarte("postfach.ziel.710.leistung", id);
        }
    }

    private void gibZurueckWaehrendNiemandLiest(UUID id, String dienststelle) throws Exception {
        broker.sende(EINGANG, nachricht(id, dienststelle), Map.of());
        Fund zugestellt = erwarte("postfach.ziel." + dienststelle + ".leistung", id);
        camel.getRouteController().stopRoute("rueckgabe-annehmen");
        try (var session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("postfach.rueckgabe"))) {
            producer.setTimeToLive(1);
            producer.send(session.createTextMessage(new String(zugestellt.body(), StandardCharsets.UTF_8)));
        } finally {
            camel.getRouteController().startRoute("rueckgabe-annehmen");
        }
        await().until(() -> arten(id).contains("AUSGESONDERT"));
    }

    private Fund erwarteKlaerfall(UUID id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker.leere("postfach.klaerfall").stream()
                                .filter(fund -> new String(fund.body(), StandardCharsets.UTF_8).contains(id.toString()))
                                .toList(),
                        funde -> !funde.isEmpty())
                .get(0);
    }

    @Test
    void keepsAndNamesWhatHasExpired() throws Exception {
        UUID id = UUID.randomUUID();
        try (var session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer =
                        session.createProducer(session.createQueue("postfach.ziel.701.abgelaufen"))) {
            producer.setTimeToLive(1);
            producer.send(session.createTextMessage(nachricht(id, "701")));
        }
        // The broker notices when somebody wants to read.
        await().until(() -> {
            broker.leere("postfach.ziel.701.abgelaufen");
            return arten(id).contains("AUSGESONDERT");
        });

        assertThat(protokoll.weg(id, Sichtkreis.ALLES).orElseThrow().ereignisse())
                .singleElement()
                .satisfies(schritt -> {
                    assertThat(schritt.queue()).isEqualTo("postfach.ziel.701.abgelaufen");
                    assertThat(schritt.gruende()).extracting("code").containsExactly("ABGELAUFEN");
                });
        assertThat(broker.lies("postfach.fehler", "Aussonderungsgrund = 'ABGELAUFEN'"))
                .extracting(fund -> fund.kopfzeilen().get("Herkunftsqueue"))
                .containsExactly("postfach.ziel.701.abgelaufen");
    }

    @Test
    void leavesTheFrameOfStompBehindWithWhatHasExpiredToo() throws Exception {
        UUID id = UUID.randomUUID();
        camel.getRouteController().stopRoute("nachricht-uebernehmen");
        try {
            stomp.sende(
                    EINGANG,
                    nachricht(id, "709"),
                    Map.of("expires", String.valueOf(System.currentTimeMillis() + 1), "eigene", "bleibt"));
        } finally {
            camel.getRouteController().startRoute("nachricht-uebernehmen");
        }
        await().until(() -> arten(id).contains("AUSGESONDERT"));

        assertThat(broker.lies("postfach.fehler", "Herkunftsqueue = '" + EINGANG + "'"))
                .singleElement()
                .satisfies(fund -> assertThat(fund.kopfzeilen())
                        .containsEntry("eigene", "bleibt")
                        .doesNotContainKeys("destination", "receipt", "content-length", "amqMessageId"));
    }

    @Test
    void believesNoSenderWhenHisMessageCame() throws Exception {
        UUID id = UUID.randomUUID();
        broker.sende(EINGANG, nachricht(id, "701"), Map.of("PostfachHubAngekommen", 1000L));
        await().until(() -> arten(id).contains("ZUGESTELLT"));

        await().untilAsserted(
                        () -> assertThat(jdbc.sql("SELECT angekommen_am FROM benachrichtigung WHERE nachricht_id = ?")
                                        .param(id)
                                        .query(OffsetDateTime.class)
                                        .single())
                                .isAfter(OffsetDateTime.now().minusMinutes(5)));
    }

    @Test
    void takesOverWhatSlippedPastTheEntrance() throws Exception {
        UUID id = UUID.randomUUID();
        broker.sende("postfach.annahme", nachricht(id, "710"), Map.of());

        erwarte("postfach.ziel.710.leistung", id);
    }

    @Test
    void deliversLargeMessagesThatTheirSenderCompressed() throws Exception {
        String probe = UUID.randomUUID().toString();
        String text = mitInhalt("702", "Grüße ".repeat(14_000));
        byte[] zufaellig = new byte[600_000];
        new Random(1).nextBytes(zufaellig);
        byte[] bytes =
                mitInhalt("702", Base64.getEncoder().encodeToString(zufaellig)).getBytes(StandardCharsets.UTF_8);
        try (var packende = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + PORT, "hub", "geheim")) {
            packende.setCompressLargeMessage(true);
            try (var connection = packende.createConnection();
                    var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    var producer = session.createProducer(session.createQueue(EINGANG))) {
                var mitBytes = session.createBytesMessage();
                mitBytes.writeBytes(bytes);
                for (var message : List.of(session.createTextMessage(text), mitBytes)) {
                    message.setStringProperty("probe", probe);
                    producer.send(message);
                }
            }
        }

        assertThat(erwarteAlle("postfach.ziel.702.leistung", probe, 2))
                .extracting(Fund::body)
                .containsExactlyInAnyOrder(text.getBytes(StandardCharsets.UTF_8), bytes);
    }

    @Test
    void takesAnAmqpPriorityAboveNineForNine() throws Exception {
        String probe = UUID.randomUUID().toString();
        Map<Integer, Integer> erwartet = Map.of(0, 0, 9, 9, 10, 9, 20, 9, 127, 9, 128, 9, 255, 9);
        for (int prioritaet : erwartet.keySet()) {
            amqp.sende(
                    EINGANG,
                    Message.create(mitInhalt("704", "x"))
                            .priority((byte) prioritaet)
                            .property("gesendete", prioritaet)
                            .property("probe", probe));
        }

        assertThat(erwarteAlle("postfach.ziel.704.leistung", probe, erwartet.size()))
                .extracting(Fund::kopfzeilen)
                .allSatisfy(kopfzeilen -> assertThat(kopfzeilen)
                        .containsEntry("JMSPriority", erwartet.get((Integer) kopfzeilen.get("gesendete"))))
                .extracting(kopfzeilen -> kopfzeilen.get("gesendete"))
                .containsExactlyInAnyOrderElementsOf(erwartet.keySet());
    }

    /** What AMQP bodies a JSON document may come in. */
    private static Map<String, Message<?>> lesbare(Map<String, String> inhalte) throws Exception {
        Map<String, Message<?>> alle = new LinkedHashMap<>();
        alle.put("data", Message.create(utf8(inhalte, "data")));
        alle.put("data json", Message.create(utf8(inhalte, "data json")).contentType("application/json"));
        alle.put(
                "data falsches Etikett",
                Message.create(utf8(inhalte, "data falsches Etikett")).contentType("application/json; charset=utf-16"));
        alle.put(
                "data latin",
                Message.create(utf8(inhalte, "data latin")).contentType("application/json; charset=iso-8859-1"));
        alle.put("data bom", Message.create(utf8(inhalte, "data bom")));
        alle.put("data gross", Message.create(utf8(inhalte, "data gross")));
        alle.put("text", Message.create(inhalte.get("text")));
        alle.put("text bom", Message.create(inhalte.get("text bom")));
        alle.put("text gross", Message.create(inhalte.get("text gross")));
        alle.put("binaer", Message.create(new Binary(utf8(inhalte, "binaer"))));
        return alle;
    }

    private static byte[] utf8(Map<String, String> inhalte, String name) {
        return inhalte.get(name).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void deliversWhateverAmqpBodyTheJsonComesIn() throws Exception {
        String probe = UUID.randomUUID().toString();
        Map<String, String> inhalte = new HashMap<>();
        for (String name : List.of("data", "data json", "data falsches Etikett", "data latin", "text", "binaer")) {
            inhalte.put(name, mitInhalt("705", "Grüße"));
        }
        for (String name : List.of("data bom", "text bom")) {
            inhalte.put(name, "\uFEFF" + mitInhalt("705", "Grüße"));
        }
        for (String name : List.of("data gross", "text gross")) {
            inhalte.put(name, mitInhalt("705", "ä€".repeat(80_000)));
        }
        for (var eine : lesbare(inhalte).entrySet()) {
            amqp.sende(EINGANG, eine.getValue().property("probe", probe).property("fall", eine.getKey()));
        }

        assertThat(erwarteAlle("postfach.ziel.705.leistung", probe, inhalte.size()))
                .hasSize(inhalte.size())
                .allSatisfy(fund -> {
                    String fall = (String) fund.kopfzeilen().get("fall");
                    assertThat(fund.body()).as(fall).isEqualTo(utf8(inhalte, fall));
                    // By its content type the broker may make a text of bytes, never bytes of a text.
                    assertThat(fund.text() || !fall.startsWith("text")).as(fall).isTrue();
                });
    }

    @Test
    void parksAmqpBodiesThatHoldNoJsonDocument() throws Exception {
        String probe = UUID.randomUUID().toString();
        String nachricht = mitInhalt("705", "x");
        byte[] utf16 = nachricht.getBytes(StandardCharsets.UTF_16);
        byte[] gepackt = gepackt(nachricht);
        Map<String, Message<?>> gesendete = new LinkedHashMap<>();
        gesendete.put("FALSCHE_KODIERUNG utf-16", Message.create(utf16));
        gesendete.put(
                "FALSCHE_KODIERUNG gzip",
                Message.create(gepackt).contentType("application/json").contentEncoding("gzip"));
        gesendete.put("FALSCHE_NACHRICHTENART liste", ausTeilen(new AmqpValue<>(List.of(nachricht))));
        gesendete.put("FALSCHE_NACHRICHTENART folge", ausTeilen(new AmqpSequence<>(List.of(nachricht))));
        gesendete.put("FALSCHE_KODIERUNG zahl", ausTeilen(new AmqpValue<>(4711)));
        gesendete.put("LEER null", ausTeilen(new AmqpValue<>(null)));
        gesendete.put("LEER nichts", ausTeilen());
        gesendete.put(
                "KEIN_JSON zwei",
                ausTeilen(
                        new Data(new byte[] {'{'}),
                        new Data(nachricht.substring(1).getBytes(StandardCharsets.UTF_8))));
        for (var eine : gesendete.entrySet()) {
            amqp.sende(EINGANG, eine.getValue().property("probe", probe).property("fall", eine.getKey()));
        }

        List<Fund> funde = erwarteAlle("postfach.klaerfall", probe, gesendete.size());
        assertThat(funde)
                .extracting(Fund::kopfzeilen)
                .allSatisfy(kopfzeilen ->
                        assertThat((String) kopfzeilen.get("fall")).startsWith(kopfzeilen.get("Klaerungsgrund") + " "))
                .extracting(kopfzeilen -> kopfzeilen.get("fall"))
                .containsExactlyInAnyOrderElementsOf(gesendete.keySet());
        assertThat(funde).extracting(Fund::body).contains(utf16, gepackt);
    }

    private static Message<?> ausTeilen(Section<?>... teile) throws ClientException {
        AdvancedMessage<Object> message = AdvancedMessage.create();
        for (var teil : teile) {
            message.addBodySection(teil);
        }
        return message;
    }

    /** A later delivery, an answer, no id, no time, no durability: nothing of it holds a message back, and nobody is answered. */
    @Test
    void deliversDurablyAndAnswersNobodyWhateverTheSenderAsksFor() throws Exception {
        String probe = UUID.randomUUID().toString();
        var geplant = Instant.now().plusMillis(1500);
        UUID spaeter = UUID.randomUUID();
        amqp.sende(
                EINGANG,
                Message.create(nachricht(spaeter, "706"))
                        .annotation("x-opt-delivery-time", geplant.toEpochMilli())
                        .property("probe", probe));
        try (var session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(EINGANG))) {
            var antworten = session.createTemporaryQueue();
            var thema = session.createTopic("antworten.an.alle");
            try (var aufAntwort = session.createConsumer(antworten);
                    var aufThema = session.createConsumer(thema)) {
                for (String wunsch : List.of("queue", "thema", "ohne id", "ohne zeit", "fluechtig", "spaeter")) {
                    var message = session.createTextMessage(mitInhalt("706", wunsch));
                    message.setStringProperty("probe", probe);
                    message.setJMSReplyTo(wunsch.equals("queue") ? antworten : wunsch.equals("thema") ? thema : null);
                    producer.setDisableMessageID(wunsch.equals("ohne id"));
                    producer.setDisableMessageTimestamp(wunsch.equals("ohne zeit"));
                    producer.setDeliveryMode(
                            wunsch.equals("fluechtig") ? DeliveryMode.NON_PERSISTENT : DeliveryMode.PERSISTENT);
                    producer.setDeliveryDelay(wunsch.equals("spaeter") ? 1500 : 0);
                    producer.send(message);
                }

                assertThat(erwarteAlle("postfach.ziel.706.leistung", probe, 7))
                        .hasSize(7)
                        .extracting(fund -> fund.kopfzeilen().get("JMSDeliveryMode"))
                        .containsOnly(DeliveryMode.PERSISTENT);
                assertThat(aufAntwort.receiveNoWait()).isNull();
                assertThat(aufThema.receiveNoWait()).isNull();
            }
        }
        await().until(() -> arten(spaeter).contains("ZUGESTELLT"));
        assertThat(protokoll
                        .weg(spaeter, Sichtkreis.ALLES)
                        .orElseThrow()
                        .ereignisse()
                        .get(0)
                        .zeitpunkt())
                .isAfterOrEqualTo(geplant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    }

    @Test
    void carriesPropertiesOfEveryTypeAndNoForgedOnes() throws Exception {
        String probe = UUID.randomUUID().toString();
        Map<String, Object> eigene = new HashMap<>(Map.of("leer", "", "probe", probe));
        for (Object wert : List.of(
                true, (byte) -1, (short) 700, 70_000, Long.MIN_VALUE, 1.5f, Double.MAX_VALUE, "Grüße\n\"\u0000")) {
            eigene.put("ein" + wert.getClass().getSimpleName(), wert);
        }
        Map<String, Object> gefaelscht =
                Map.of("Klaerungsgrund", "KEIN_JSON", "zuordnung", "falsch", "Aussonderungsgrund", "x");
        try (var session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(EINGANG))) {
            var message = session.createTextMessage(mitInhalt("708", "x"));
            for (var eine : eigene.entrySet()) {
                message.setObjectProperty(eine.getKey(), eine.getValue());
            }
            for (var eine : gefaelscht.entrySet()) {
                message.setObjectProperty(eine.getKey(), eine.getValue());
            }
            message.setJMSType("Anfrage");
            message.setJMSCorrelationID("vorgang 1");
            producer.setPriority(2);
            producer.send(message);
        }

        assertThat(erwarteAlle("postfach.ziel.708.leistung", probe, 1))
                .singleElement()
                .extracting(Fund::kopfzeilen, InstanceOfAssertFactories.map(String.class, Object.class))
                .containsAllEntriesOf(eigene)
                .containsEntry("JMSType", "Anfrage")
                .containsEntry("JMSCorrelationID", "vorgang 1")
                .containsEntry("JMSPriority", 2)
                .doesNotContainKeys(gefaelscht.keySet().toArray(String[]::new));
    }

    @Test
    void deliversAmqpMessagesWithPropertiesOfTypesThatJmsKnowsInAnotherForm() throws Exception {
        String probe = UUID.randomUUID().toString();
        amqp.sende(
                EINGANG,
                Message.create(mitInhalt("708", "x"))
                        .property("nichts", null)
                        .property("symbol", Symbol.valueOf("S"))
                        .property("zeichen", 'Z')
                        .property("gross", UnsignedLong.MAX_VALUE)
                        .property("probe", probe));

        // The broker has no unsigned numbers: it turns the largest into -1.
        assertThat(erwarteAlle("postfach.ziel.708.leistung", probe, 1))
                .singleElement()
                .extracting(Fund::kopfzeilen, InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("gross", -1L)
                .doesNotContainKey("nichts");
    }

    @Test
    void takesBackWhatHadExpiredWhenAPersonPutsItForward() throws Exception {
        String probe = UUID.randomUUID().toString();
        List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        stomp.sende(EINGANG, nachricht(ids.get(0), "702"), Map.of("expires", "1", "probe", probe));
        amqp.sende(
                EINGANG,
                Message.create(nachricht(ids.get(1), "702"))
                        .absoluteExpiryTime(1)
                        .property("probe", probe));
        amqp.sende(
                EINGANG,
                Message.create(nachricht(ids.get(2), "702").getBytes(StandardCharsets.UTF_8))
                        .absoluteExpiryTime(System.currentTimeMillis() - 1)
                        .property("probe", probe));
        await().until(() -> ids.stream().allMatch(id -> arten(id).equals(List.of("AUSGESONDERT"))));
        assertThat(broker.betrachte("postfach.fehler"))
                .filteredOn(fund -> probe.equals(fund.kopfzeilen().get("probe")))
                .extracting(fund -> fund.kopfzeilen().get("Aussonderungsgrund"))
                .containsExactly("ABGELAUFEN", "ABGELAUFEN", "ABGELAUFEN");

        verschiebe("postfach.fehler", "probe = '" + probe + "'", "postfach.wiedervorlage");

        assertThat(erwarteAlle("postfach.ziel.702.leistung", probe, 3))
                .hasSize(3)
                .allSatisfy(fund -> assertThat(fund.kopfzeilen())
                        .containsEntry("JMSExpiration", 0L)
                        .doesNotContainKey("Aussonderungsgrund"));
        await().untilAsserted(() -> assertThat(ids)
                .allSatisfy(
                        id -> assertThat(arten(id)).containsExactly("AUSGESONDERT", "WIEDERVORGELEGT", "ZUGESTELLT")));
    }

    private static boolean hatBody(Message<?> message, String erwartet) {
        try {
            return erwartet.equals(message.body());
        } catch (ClientException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void deliversOnceWhatABrokerTakesFromItsConsumerMeanwhile(CapturedOutput ausgabe) throws Exception {
        var geschlossen = new AtomicInteger();
        var server = embedded.getActiveMQServer();
        Interceptor stoerung = (packet, connection) -> {
            if (packet instanceof SessionIndividualAcknowledgeMessage ack && geschlossen.get() < 3) {
                server.getSessions().stream()
                        .flatMap(session -> session.getServerConsumers().stream())
                        .filter(consumer -> consumer.getID() == ack.getConsumerID()
                                && consumer.getQueueAddress().toString().equals("postfach.annahme"))
                        .findAny()
                        .ifPresent(consumer -> {
                            geschlossen.incrementAndGet();
                            consumer.failed(new IllegalStateException("thrown out"));
                        });
            }
            return true;
        };
        server.getRemotingService().addIncomingInterceptor(stoerung);
        try {
            UUID id = UUID.randomUUID();
            broker.sende(EINGANG, nachricht(id, "708"), Map.of());

            erwarte("postfach.ziel.708.leistung", id);
            await().until(() -> arten(id).contains("ZUGESTELLT"));
            assertThat(geschlossen).hasValue(3);
            assertThat(suche("postfach.ziel.708.leistung", id)).isEmpty();
            assertThat(arten(id)).filteredOn("ZUGESTELLT"::equals).hasSize(1);
        } finally {
            server.getRemotingService().removeIncomingInterceptor(stoerung);
        }
        await().until(() -> ausgabe.getOut().contains("die Arbeit an einer Nachricht zurückgewiesen"));
        assertThat(ausgabe.getOut()).doesNotContain("Die Verbindung zum Broker ist gestört");
    }

    private void sendeMitUserId(String nachricht) throws Exception {
        try (var session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(EINGANG))) {
            var message = (ActiveMQMessage) session.createTextMessage(nachricht);
            producer.setDisableMessageID(true);
            message.getCoreMessage().setUserID(UUIDGenerator.getInstance().fromJavaUUID(new UUID(47, 11)));
            producer.send(message);
        }
    }

    private static void sendeMitQpid(String nachricht) throws Exception {
        var factory = new JmsConnectionFactory("hub", "geheim", "amqp://127.0.0.1:" + PORT);
        try (var connection = factory.createConnection();
                var session = connection.createSession(true, Session.SESSION_TRANSACTED);
                var producer = session.createProducer(session.createQueue(EINGANG))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(nachricht.getBytes(StandardCharsets.UTF_8));
            producer.send(message);
            session.commit();
        }
    }

    private void wiederhole(String queue, int hoechstens) {
        var regeln = embedded.getActiveMQServer().getAddressSettingsRepository();
        var bisherige = regeln.getMatch(queue);
        regeln.addMatch(
                queue,
                new AddressSettings()
                        .setMaxDeliveryAttempts(hoechstens)
                        .setRedeliveryDelay(20)
                        .setRedeliveryMultiplier(1)
                        .setDeadLetterAddress(bisherige.getDeadLetterAddress())
                        .setExpiryAddress(bisherige.getExpiryAddress()));
    }

    private void sperre(String queue) {
        GESPERRT.add(queue);
    }

    private void oeffne(String queue) {
        GESPERRT.remove(queue);
    }

    /** The broker refuses what is sent to a locked queue, and with it the transaction, as it does where a right is missing. */
    private static final class Sperre implements ActiveMQServerPlugin {

        @Override
        public void beforeSend(
                ServerSession session,
                Transaction tx,
                org.apache.activemq.artemis.api.core.Message message,
                boolean direct,
                boolean noAutoCreateQueue)
                throws ActiveMQException {
            if (GESPERRT.contains(message.getAddress())) {
                var fehler = new ActiveMQException("locked", ActiveMQExceptionType.ADDRESS_FULL);
                tx.markAsRollbackOnly(fehler);
                throw fehler;
            }
        }
    }

    private void verschiebe(String von, @Nullable String welche, String nach) throws Exception {
        var queue = embedded.getActiveMQServer().getManagementService().getQueueControl(von);
        assertThat(queue.moveMessages(welche, nach)).isPositive();
    }

    private Fund erwarte(String queue, UUID id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> suche(queue, id), funde -> !funde.isEmpty())
                .get(0);
    }

    /** Those of one test, however late the last of them comes. */
    private List<Fund> erwarteAlle(String queue, String probe, int anzahl) {
        List<Fund> funde = new ArrayList<>();
        await().until(() -> {
            funde.addAll(broker.lies(queue, "probe = '" + probe + "'"));
            return funde.size() >= anzahl;
        });
        return funde;
    }

    private List<Fund> suche(String queue, UUID id) throws Exception {
        return broker.lies(queue, "NachrichtId = '" + id + "'");
    }

    private List<String> arten(UUID id) {
        return protokoll.weg(id, Sichtkreis.ALLES).map(Nachrichtenweg::ereignisse).orElse(List.of()).stream()
                .map(schritt -> schritt.art().name())
                .filter(art -> !art.endsWith("BENACHRICHTIGT"))
                .toList();
    }

    private static byte[] gepackt(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packer = new GZIPOutputStream(bytes)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String mitInhalt(String dienststelle, String text) {
        return "{\"text\":\"" + text + "\","
                + nachricht(UUID.randomUUID(), dienststelle).substring(1);
    }

    private static String nachricht(UUID id, String dienststelle) {
        return """
                {"nachrichtId":"%s","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","anliegen":"KUG_ANZEIGE","dienststelle":"%s"}
                """.formatted(id, dienststelle);
    }
}

package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Brokerzugang.Fund;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages whose content and headers are full of one rare word meet every fate that the hub knows. Afterwards the word is looked for
 * wherever people other than the receiving team look: mails, log, database, API, JMX, and the queues of mail and journal.
 */
class KanarienvogelIT {

    private static final String VOGEL = "Kanarienvogel";
    private static final String BETRIEBSNUMMER = "09912342";
    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    private static final Duration FRIST = Duration.ofMinutes(5);
    private static final int MEHR_ALS_VORGELESEN = 400;
    private static final List<String> MELDUNGEN = List.of("postfach.benachrichtigung", "postfach.protokoll");

    /** As it is, and as an attachment carries it: base64 of a text that begins with it. */
    private static final List<String> SPUREN = List.of(
            VOGEL.toLowerCase(Locale.ROOT),
            BETRIEBSNUMMER,
            Base64.getEncoder()
                    .encodeToString(VOGEL.getBytes(StandardCharsets.UTF_8))
                    .substring(0, 16)
                    .toLowerCase(Locale.ROOT));

    @TempDir
    Path ordner;

    private final Hubzugang zugang = new Hubzugang();
    private final int brokerport = Prozess.freierPort();
    private final int jmxPort = Prozess.freierPort();
    private final List<UUID> gesendete = new ArrayList<>();
    private Mailserver mailserver;
    private Postgresserver postgres;
    private Prozess brokerprozess;
    private Prozess hub;
    private Brokerzugang broker;

    @BeforeEach
    void starteServer() throws Exception {
        // The mail sink complains in its own thread when it is made to fail.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        mailserver = new Mailserver();
        postgres = new Postgresserver(ordner.resolve("postgres"));
        brokerprozess = Prozess.broker(ordner, brokerport);
    }

    @AfterEach
    void beendeAlles() throws Exception {
        broker.close();
        hub.close();
        brokerprozess.close();
        postgres.close();
        mailserver.close();
    }

    @Test
    void staysInTheMessageWithABrokerOfItsOwn() throws Exception {
        brokerprozess.starteUndWarte();
        starteHub(Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));
        sendeUnzustellbare();
        pruefe();
        // Spring Boot would start one beside it, unused and without the window before its MBeans.
        assertThat(ordner.resolve("data/broker")).doesNotExist();
    }

    @Test
    void staysInTheMessageWithTheEmbeddedBroker() throws Exception {
        Map<String, String> eingebettet = new HashMap<>();
        eingebettet.put("SPRING_ARTEMIS_MODE", "embedded");
        eingebettet.put("POSTFACH_LEITWEG_ACCEPTOR", "tcp://127.0.0.1:" + brokerport);
        starteHub(eingebettet);
        pruefe();
    }

    private void starteHub(Map<String, String> weitere) throws Exception {
        Map<String, String> umgebung =
                new HashMap<>(Testwelt.umgebung(ordner, "tcp://127.0.0.1:" + brokerport, mailserver.port()));
        umgebung.putAll(zugang.umgebung());
        umgebung.put("SPRING_DATASOURCE_URL", postgres.url());
        umgebung.put("POSTFACH_NACHRICHT_HOECHSTGROESSE", "300KB");
        umgebung.put("LOGGING_LEVEL_DE_POSTFACHHUB", "DEBUG");
        umgebung.putAll(weitere);
        hub = Prozess.hub(ordner, "hub", umgebung, Jmxzugang.freigabe(jmxPort)).starteUndWarte();
        broker = new Brokerzugang("tcp://127.0.0.1:" + brokerport, "hub", "geheim");
        // A failure costs the test no minutes.
        broker.verwalte("addAddressSettings", "postfach.#", """
                {"maxDeliveryAttempts":3,"redeliveryDelay":50,"deadLetterAddress":"postfach.ausgesondert","defaultAddressRoutingType":"ANYCAST","defaultQueueRoutingType":"ANYCAST","expiryAddress":"postfach.ausgesondert",
                 "autoDeleteQueues":false,"autoDeleteAddresses":false}""");
    }

    private void pruefe() throws Exception {
        sendeZustellbare();
        sendeVertragswidrige();
        sendeAndereArten();
        sendeUeberAndereTueren();
        Map<String, String> funde = new LinkedHashMap<>();
        sendeOhneDatenbank(funde);
        sendeBeiWiderspenstigemMailserver();
        List<String> codes = pruefePostfaecher(funde);
        warte().untilAsserted(() -> {
            assertThat(broker.wartend()).isZero();
            assertThat(broker.tiefe("postfach.benachrichtigung")).isZero();
            assertThat(broker.tiefe("postfach.protokoll")).isZero();
        });

        Map<String, String> mails = new LinkedHashMap<>();
        sammleMails(mails);
        funde.put("Datenbank", Datenbankabzug.lies(postgres.url()));
        sammleFehlermeldungen(funde);
        sammleApi(funde);
        sammleMesswerte(funde);
        funde.putAll(Jmxzugang.lies(jmxPort));
        funde.putAll(Konsolenzugang.lies(zugang));
        funde.put("Log", hub.log());
        funde.forEach((ort, text) -> assertThat(text).as(ort).doesNotContainIgnoringCase(codes.toArray(String[]::new)));

        // What may be seen is found, so the search can find something.
        assertThat(funde.entrySet().stream().filter(fund -> fund.getKey().startsWith("Jolokia LESEN")))
                .anySatisfy(fund -> assertThat(fund.getValue()).contains("<routeStat id=\\\"nachricht-annehmen"));
        List<String> kontrolle = new ArrayList<>(MELDUNGEN);
        kontrolle.addAll(
                List.of("Log", "Datenbank", "/api/benachrichtigungen", "/api/nachrichten/" + gesendete.get(0)));
        assertThat(kontrolle)
                .allSatisfy(ort -> assertThat(gesendete)
                        .as(ort)
                        .anySatisfy(id -> assertThat(funde.get(ort)).contains(id.toString())));
        funde.putAll(mails);
        funde.forEach((ort, text) -> assertThat(spuren(text)).as(ort).isEmpty());
    }

    private void sendeZustellbare() throws Exception {
        String ags = nachricht("702", EGZ);
        String leistung = nachricht("703", "KUG_ANZEIGE");
        for (String nachricht :
                List.of(ags, leistung, leistung, nachricht("99901", EGZ), nachricht("701", "UNBEKANNT"))) {
            sende("postfach.eingang", nachricht);
            sende("postfach.eingang", nachricht.getBytes(StandardCharsets.UTF_8));
        }
        sende("postfach.eingang", leistung.replace("KUG_ANZEIGE", "KUG_ANTRAG"));
        warte().until(() -> broker.tiefe("postfach.ziel.703.leistung") > 0
                && broker.tiefe("postfach.ziel.702.arbeitgeber-service") > 0
                && broker.tiefe("postfach.klaerfall") >= 3);
    }

    private void sendeVertragswidrige() throws Exception {
        String heil = nachricht("701", "KUG_ANZEIGE");
        List<String> faelle = List.of(
                "",
                VOGEL,
                "[\"" + VOGEL + "\"]",
                "\"" + VOGEL + "\"",
                "{" + VOGEL + ":1}",
                "{\"text\":" + VOGEL + "}",
                "{\"text\":\"" + VOGEL,
                "{\"text\":\"" + VOGEL + "\u0001\"}",
                "{\"text\":\"\\q" + VOGEL + "\"}",
                "{\"text\":12" + VOGEL + "}",
                heil + VOGEL,
                heil.replaceFirst("\\{", "{\"%1$s\":1,\"%1$s\":2,".formatted(VOGEL)),
                heil.replaceFirst("\\{", "{\"betreff\":\"%1$s\",\"text\":\"%1$s\",".formatted(VOGEL)),
                heil.replaceFirst("\\{", "{\"nachrichtId\":\"%s\",".formatted(VOGEL)),
                heil.replaceFirst("\"nachrichtId\":\"[^\"]*\"", "\"nachrichtId\":{\"firma\":\"" + VOGEL + "\"}"),
                heil.replaceFirst("\"nachrichtId\":\"[^\"]*\"", "\"nachrichtId\":\"" + VOGEL + "\""),
                heil.replaceFirst("\"vorgangId\":\"[^\"]*\"", "\"vorgangId\":\"" + VOGEL.repeat(20) + "\""),
                heil.replaceFirst("\"vorgangId\":\"[^\"]*\"", "\"vorgangId\":[\"" + VOGEL + "\"]"),
                heil.replaceFirst("\"eingangAm\":\"[^\"]*\"", "\"eingangAm\":\"" + VOGEL + "\""),
                heil.replaceFirst("\"dienststelle\":\"[^\"]*\"", "\"dienststelle\":\"" + VOGEL + "\""),
                heil.replaceFirst("\"rechtskreis\":\"[^\"]*\"", "\"rechtskreis\":\"" + VOGEL + "\""),
                heil.replaceFirst("\"anliegen\":\"[^\"]*\"", "\"anliegen\":[\"" + VOGEL + "\"]"),
                heil.replaceFirst("\"anliegen\":\"[^\"]*\"", "\"anliegen\":\"von " + VOGEL + "\""),
                heil.replaceFirst("\\{", "{\"" + VOGEL.repeat(5_000) + "\":1,"),
                heil.replaceFirst("\\{", "{\"tief\":" + ("{\"" + VOGEL + "\":").repeat(1_100)),
                heil.replaceFirst("\\{", "{\"gross\":\"" + VOGEL.repeat(40_000) + "\","));
        for (String fall : faelle) {
            sende("postfach.eingang", fall);
            sende("postfach.eingang", fall.getBytes(StandardCharsets.UTF_8));
        }
        for (String kodierung : List.of("UTF-16", "ISO-8859-1", "IBM500")) {
            sende("postfach.eingang", nachricht("701", EGZ).getBytes(Charset.forName(kodierung)));
        }
    }

    private void sendeAndereArten() throws Exception {
        try (Session session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("postfach.eingang"))) {
            var map = session.createMapMessage();
            map.setString(VOGEL, VOGEL);
            var stream = session.createStreamMessage();
            stream.writeString(VOGEL);
            for (Message message : List.of(map, stream, session.createMessage(), session.createObjectMessage(VOGEL))) {
                producer.send(mitKopfzeilen(message));
            }
            producer.setDisableMessageID(true);
            producer.send(mitKopfzeilen(session.createTextMessage(nachricht("704", EGZ))));
            Message antwortErwartet = mitKopfzeilen(session.createTextMessage(nachricht("705", EGZ)));
            antwortErwartet.setJMSReplyTo(session.createQueue("antwort." + VOGEL));
            antwortErwartet.setJMSCorrelationID(VOGEL);
            antwortErwartet.setJMSType(VOGEL);
            antwortErwartet.setStringProperty("JMSXGroupID", VOGEL);
            producer.send(antwortErwartet);
        }
    }

    private void sendeUeberAndereTueren() throws Exception {
        for (String tuer : List.of("postfach.rueckgabe", "postfach.wiedervorlage")) {
            for (String nachricht : List.of(nachricht("704", EGZ), VOGEL, "{\"text\":" + VOGEL + "}")) {
                sende(tuer, nachricht);
                sende(tuer, nachricht.getBytes(StandardCharsets.UTF_8));
            }
        }
        // By mistake, where no message belongs.
        for (String queue : MELDUNGEN) {
            for (String nachricht : List.of(
                    nachricht("704", EGZ), VOGEL, "[{\"id\":\"" + VOGEL + "\"}]", "{\"bereich\":\"" + VOGEL + "\"}")) {
                sende(queue, nachricht, Map.of("verirrt", true));
                sende(queue, nachricht.getBytes(StandardCharsets.UTF_8), Map.of("verirrt", true));
            }
        }
        warte().untilAsserted(() -> {
            assertThat(broker.tiefe("postfach.fehler.protokoll")).isPositive();
            assertThat(broker.tiefe("postfach.fehler.benachrichtigung")).isPositive();
        });
    }

    private void sendeUnzustellbare() throws Exception {
        String alle = "alle";
        broker.verwalte(
                "addSecuritySettings", "postfach.ziel.709.leistung", "niemand", alle, alle, alle, alle, alle, alle);
        sende("postfach.eingang", nachricht("709", "KUG_ANZEIGE"));
        warte().until(() -> broker.tiefe("postfach.fehler") > 0);
    }

    /** Mail and journal wait for the database, replay doesn't: what it writes for them stays in their queues and can be looked at. */
    private void sendeOhneDatenbank(Map<String, String> funde) throws Exception {
        postgres.toete();
        sende("postfach.eingang", nachricht("706", EGZ));
        sende("postfach.eingang", "{\"text\":" + VOGEL + "}");
        warte().until(() -> !zugang.bereit());
        zugang.lies("/api/nachrichten/" + gesendete.get(0));
        for (int i = 0; i < MEHR_ALS_VORGELESEN; i++) {
            sende("postfach.wiedervorlage", nachricht("704", EGZ));
        }
        for (String queue : MELDUNGEN) {
            warte().until(() -> !broker.betrachte(queue).isEmpty());
            funde.put(queue, text(broker.betrachte(queue)));
        }
        postgres.starte();
        warte().until(() -> broker.tiefe("postfach.ziel.706.arbeitgeber-service") > 0);
    }

    private void sendeBeiWiderspenstigemMailserver() throws Exception {
        mailserver.lehneAb(VOGEL);
        sende("postfach.eingang", nachricht("708", EGZ));
        warte().until(() -> zugang.lies("/api/benachrichtigungen").contains("ags.708"));
        zugang.sende("/api/postfachpruefungen", "{\"organisationspostfach\":\"abgelehnt@agentur.example\"}");
        warte().until(() ->
                zugang.lies("/api/postfachpruefungen/abgelehnt@agentur.example").contains("antwort"));
        mailserver.stoppe();
        sende("postfach.eingang", nachricht("707", "KUG_ANZEIGE"));
        warte().until(() -> zugang.zustand("benachrichtigung").equals("DOWN"));
        mailserver.starte();
        warte().until(() -> zugang.zustand("benachrichtigung").equals("UP"));
    }

    /** A code belongs into its mail and nowhere else, whether somebody has entered it or not. */
    private List<String> pruefePostfaecher(Map<String, String> funde) throws Exception {
        String pfad = "/api/postfachpruefungen";
        String dokument = "{\"organisationspostfach\":\"%s@agentur.example\",\"code\":\"%s\"}";
        List<String> codes = new ArrayList<>();
        for (String postfach : List.of("bestaetigt", "offen")) {
            assertThat(zugang.sende(pfad, dokument.formatted(postfach, ""))).startsWith("202");
            String mail = warte().until(() -> pruefmail(postfach), text -> !text.isEmpty());
            Matcher code = Pattern.compile("Code: (\\w{4})-(\\w{4})").matcher(mail);
            assertThat(code.find()).isTrue();
            codes.add(code.group(1) + "-" + code.group(2));
            codes.add(code.group(1) + code.group(2));
        }
        for (String code : List.of("2222-2222", codes.get(0))) {
            funde.put(
                    "Eingabe " + code.indexOf('2'),
                    zugang.sende(pfad + "/bestaetigung", dokument.formatted("bestaetigt", code)));
        }
        return codes;
    }

    private String pruefmail(String postfach) throws Exception {
        for (MimeMessage mail : mailserver.mails()) {
            if (mail.getAllRecipients()[0].toString().startsWith(postfach)) {
                return mail.getContent().toString();
            }
        }
        return "";
    }

    private void sammleMails(Map<String, String> funde) throws Exception {
        assertThat(mailserver.mails()).isNotEmpty();
        int nummer = 0;
        for (MimeMessage mail : mailserver.mails()) {
            ByteArrayOutputStream quelltext = new ByteArrayOutputStream();
            mail.writeTo(quelltext);
            funde.put(
                    "Mail " + nummer++,
                    quelltext.toString(StandardCharsets.UTF_8) + mail.getSubject() + mail.getContent());
        }
    }

    private void sammleFehlermeldungen(Map<String, String> funde) throws Exception {
        for (String queue : List.of("postfach.fehler.benachrichtigung", "postfach.fehler.protokoll")) {
            funde.put(queue, text(broker.leere(queue)));
        }
    }

    /** Without what the test itself put into the wrong queue. */
    private static String text(List<Fund> funde) {
        return funde.stream()
                .filter(fund -> !fund.kopfzeilen().containsKey("verirrt"))
                .map(fund -> fund.kopfzeilen() + new String(fund.body(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private void sammleApi(Map<String, String> funde) {
        List<String> pfade = new ArrayList<>(List.of(
                "/api/nachrichten",
                "/api/nachrichten/keine-uuid",
                "/api/nachrichten/" + UUID.randomUUID(),
                "/api/benachrichtigungen",
                "/api/postfachsperren",
                "/api/postfachpruefungen/bestaetigt@agentur.example",
                "/api/postfachpruefungen/offen@agentur.example",
                "/postfachpruefung?adresse=offen@agentur.example",
                "/api/zuordnung",
                "/api/zuordnung?dienststelle=70201&anliegen=" + EGZ
                        + "&rechtskreis=SGB_III&herkunft=UNTERNEHMENSPROFIL&eingangAm=2025-10-01T09:00:00%2B02:00",
                "/v3/api-docs",
                "/actuator",
                "/actuator/health",
                "/actuator/health/readiness",
                "/gibt-es-nicht"));
        gesendete.forEach(id -> pfade.add("/api/nachrichten/" + id));
        pfade.forEach(pfad -> funde.put(pfad, zugang.lies(pfad)));
        sammleAuskuenfte(funde);
    }

    /** What is told to whom it concerns holds no more than the journal. */
    private void sammleAuskuenfte(Map<String, String> funde) {
        for (int i = 0; i < 6; i++) {
            String frage = "{\"nachrichtId\":\"" + gesendete.get(i) + "\"}";
            funde.put("Auskunft " + i, zugang.sende("/api/auskunft", frage));
            funde.put("Auskunft als CSV " + i, zugang.sende("/api/auskunft", frage, "text/csv"));
            funde.put("Löschvorschau " + i, zugang.sende("/api/auskunft/loeschvorschau", frage));
        }
        assertThat(funde.get("Auskunft 0")).startsWith("200").contains("nicht darstellbar (");
        assertThat(funde.get("Auskunft als CSV 0")).startsWith("200 quelle,nachrichtId");
        funde.put("Auskunft zum Vorgang", zugang.sende("/api/auskunft", "{\"vorgangId\":\"V-17\"}"));
        funde.put("Auskunft, falsch gefragt", zugang.sende("/api/auskunft", "{\"vorgangId\":\"" + VOGEL + " 1\"}"));
        for (String pfad : List.of("/api/auskunft/vorgaenge", "/auskunft")) {
            funde.put(pfad, zugang.lies(pfad));
            assertThat(funde.get(pfad)).as(pfad).contains(gesendete.get(0).toString());
        }
    }

    private void sammleMesswerte(Map<String, String> funde) {
        for (String pfad : List.of(
                "/actuator/prometheus",
                "/actuator/metrics",
                "/actuator/health/broker",
                "/actuator/health/datenbank",
                "/actuator/health/benachrichtigung",
                "/actuator/health/routen",
                "/actuator/health/zustaendigkeit")) {
            funde.put(pfad, zugang.lies(pfad));
        }
        assertThat(funde.get("/actuator/prometheus"))
                .contains("postfach_jms_fehler_total{code=\"AuftragUnvollstaendig\"}", "postfach_mail_fehler_total{");
        assertThat(funde.get("/actuator/health/zustaendigkeit")).contains("generation");
    }

    /** Each place with some of what stands around it. */
    private static List<String> spuren(String text) {
        String klein = text.toLowerCase(Locale.ROOT);
        List<String> stellen = new ArrayList<>();
        for (String spur : SPUREN) {
            for (int i = klein.indexOf(spur); i >= 0 && stellen.size() < 20; i = klein.indexOf(spur, i + 1)) {
                stellen.add(text.substring(Math.max(0, i - 300), Math.min(text.length(), i + 100)));
            }
        }
        return stellen;
    }

    private void sende(String queue, Object body) throws Exception {
        sende(queue, body, Map.of());
    }

    private void sende(String queue, Object body, Map<String, Object> weitere) throws Exception {
        Map<String, Object> kopfzeilen = new HashMap<>(weitere);
        kopfzeilen.put("firma", VOGEL + " Käfigbau GmbH");
        kopfzeilen.put("Bereich", VOGEL);
        kopfzeilen.put(VOGEL, 1);
        broker.sende(queue, body, kopfzeilen);
    }

    private static Message mitKopfzeilen(Message message) throws Exception {
        message.setStringProperty("firma", VOGEL + " Käfigbau GmbH");
        message.setIntProperty(VOGEL, 1);
        return message;
    }

    private String nachricht(String dienststelle, String anliegen) {
        UUID id = UUID.randomUUID();
        gesendete.add(id);
        // A portal may write a person there; what is no number of a case stays in the message.
        String vorgangId = gesendete.size() % 2 == 0 ? "V-17" : VOGEL + ", Käthe";
        String inhalt = Base64.getEncoder().encodeToString((VOGEL + " im Anhang").getBytes(StandardCharsets.UTF_8));
        return """
                {"nachrichtId":"%1$s","vorgangId":"%7$s","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","anliegen":"%2$s","dienststelle":"%3$s",
                 "absender":{"name":"Käthe %4$s","firma":"%4$s Käfigbau GmbH","betriebsnummer":"%5$s"},
                 "betreff":"%4$s","text":"%4$s","anlagen":[{"name":"%4$s.pdf","mediaType":"%4$s","inhalt":"%6$s"}]}
                """.formatted(id, anliegen, dienststelle, VOGEL, BETRIEBSNUMMER, inhalt, vorgangId);
    }

    private ConditionFactory warte() {
        return await().atMost(FRIST).failFast(hub::mussLaufen);
    }
}

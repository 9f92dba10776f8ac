package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.Testdatenbank;
import de.postfachhub.prozess.Brokerzugang;
import de.postfachhub.prozess.Brokerzugang.Fund;
import de.postfachhub.prozess.Leitung;
import de.postfachhub.prozess.Prozess;
import de.postfachhub.prozess.Testhub;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.TestRestTemplate;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureTestRestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole hub on PostgreSQL, as a user without special rights, while the database can't do what the work needs. */
@AutoConfigureTestRestTemplate
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DatenbankstoerungTest {

    private static final String FEHLVERSUCHE = "SELECT count(*) FROM protokoll WHERE art = 'FEHLER'";
    private static final int PORT = Prozess.freierPort();
    private static final Testdatenbank DATENBANK = Testdatenbank.postgresql();
    private static final Leitung LEITUNG = Leitung.zu(DATENBANK.url());
    private static final String HUB = "hub_" + UUID.randomUUID().toString().replace("-", "");

    @TempDir
    static Path ordner;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private EmbeddedActiveMQ embedded;

    private Brokerzugang broker;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws Exception {
        befehle(
                "CREATE ROLE " + HUB + " LOGIN",
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + HUB,
                "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + HUB);
        Testhub.in(ordner, einstellungen)
                .broker(PORT)
                .mit("spring.datasource.url", LEITUNG.url(DATENBANK.url()).replaceAll("user=[^&]*", "user=" + HUB))
                .mit("postfach.datenbank.antwortfrist", "3s")
                .benutzer("betrieb", "BETRIEB", "*");
    }

    @AfterAll
    static void schliesse() throws IOException {
        LEITUNG.close();
    }

    @BeforeEach
    void verbinde() throws Exception {
        broker = new Brokerzugang("tcp://127.0.0.1:" + PORT, "hub", "geheim");
        await().until(this::bereit);
    }

    @AfterEach
    void trenne() throws Exception {
        broker.close();
        befehle("DROP FUNCTION IF EXISTS stoere CASCADE", "DROP SEQUENCE IF EXISTS anlauf");
    }

    @ParameterizedTest
    @CsvSource({
        "40P01, eingangsbuch, behindern Zugriffe einander",
        "42P01, protokoll, Tabellen der Datenbank fehlen",
        "53100, eingangsbuch, fehlt Platz auf der Platte"
    })
    void waitsAndSaysWhyWhateverTheReason(String zustand, String tabelle, String satz) throws Exception {
        stoere(tabelle, "true", zustand);
        List<UUID> ids = sende(3, "701");

        await().untilAsserted(() -> {
            JsonNode teil = teil();
            assertThat(teil.at("/status").asString()).isEqualTo("DOWN");
            assertThat(teil.at("/details/meldung").asString())
                    .contains(satz, zustand)
                    .doesNotContain("GEHEIM");
            assertThat(teil.at("/details/seit").asString()).isNotEmpty();
            assertThat(bereit()).isFalse();
        });
        heile();

        erwarteJedeEinmal(ids, "701");
        await().until(this::bereit);
    }

    @Test
    void countsNoAttemptWhileRightsAreMissing() throws Exception {
        befehle("REVOKE INSERT ON eingangsbuch, protokoll FROM " + HUB);
        List<UUID> ids;
        try {
            ids = sende(20, "702");
            await().until(() -> teil().at("/details/grund").asString().equals("SQLSTATE 42501")
                    && teil().at("/details/wartendeSchritte").asInt() == 4);
        } finally {
            befehle("GRANT INSERT ON eingangsbuch, protokoll TO " + HUB);
        }

        erwarteJedeEinmal(ids, "702");
    }

    /** As after a switch-over to a server that is a replica still. */
    @Test
    void countsNoAttemptWhileTheDatabaseIsReadOnly() throws Exception {
        befehle("ALTER ROLE " + HUB + " SET default_transaction_read_only = on");
        trenneHub();
        List<UUID> ids;
        try {
            ids = sende(20, "709");
            // Besides the four that hold a message each: the mails can't be claimed either.
            await().until(() -> teil().at("/details/grund").asText().equals("SQLSTATE 25006")
                    && teil().at("/details/wartendeSchritte").asInt() >= 4);
        } finally {
            befehle("ALTER ROLE " + HUB + " RESET default_transaction_read_only");
            trenneHub();
        }

        erwarteJedeEinmal(ids, "709");
        await().until(this::bereit);
    }

    @Test
    void saysThatNothingCanBeWrittenAlsoWhileThereIsNothingToWriteAndLeavesNoRow() throws Exception {
        long vorher = zahl("SELECT count(*) FROM eingangsbuch");
        befehle("ALTER ROLE " + HUB + " SET default_transaction_read_only = on");
        trenneHub();
        try {
            await().until(() -> teil().at("/details/grund").asString().equals("SQLSTATE 25006") && !bereit());
        } finally {
            befehle("ALTER ROLE " + HUB + " RESET default_transaction_read_only");
            trenneHub();
        }

        await().until(this::bereit);
        assertThat(zahl("SELECT count(*) FROM eingangsbuch")).isEqualTo(vorher);
        assertThat(zahl("SELECT count(*) FROM protokoll WHERE nachricht_id IS NULL AND art = 'EINGEGANGEN'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"22021", "23514"})
    void doesNotWaitForWhatTheContentOfOneMessageCauses(String zustand) throws Exception {
        var regeln = embedded.getActiveMQServer().getAddressSettingsRepository();
        regeln.addMatch(
                "postfach.annahme",
                new AddressSettings().setMaxDeliveryAttempts(2).setRedeliveryDelay(10));
        var schuldig = UUID.randomUUID();
        long vorher = zahl(FEHLVERSUCHE);
        try {
            stoere("eingangsbuch", "NEW.nachricht_id = '" + schuldig + "'", zustand);
            broker.sende("postfach.eingang", nachricht(schuldig, "703"), Map.of("probe", schuldig.toString()));
            List<UUID> ids = sende(5, "703");

            await().until(() -> !broker.lies("postfach.fehler", "probe = '" + schuldig + "'")
                    .isEmpty());
            erwarteJedeEinmal(ids, "703");
            await().until(() -> zahl(FEHLVERSUCHE) == vorher + 2);
            assertThat(teil().at("/status").asString()).isEqualTo("UP");
        } finally {
            regeln.removeMatch("postfach.annahme");
        }
    }

    @Test
    void keepsTheOrderOfAMessageGroupOverADeadlock() throws Exception {
        var zehnte = UUID.randomUUID();
        befehle("CREATE SEQUENCE anlauf");
        stoere("eingangsbuch", "NEW.nachricht_id = '" + zehnte + "' AND nextval('anlauf') <= 2", "40P01");

        for (int nummer = 0; nummer < 30; nummer++) {
            var id = nummer == 10 ? zehnte : UUID.randomUUID();
            broker.sende(
                    "postfach.eingang", nachricht(id, "705"), Map.of("JMSXGroupID", "gruppe", "Testnummer", nummer));
        }

        List<Fund> funde = erwarte(30, "705");
        assertThat(funde).extracting(Fund::testnummer).isSorted().doesNotHaveDuplicates();
        assertThat(zahl("SELECT nextval('anlauf')")).isEqualTo(4);
    }

    @Test
    void goesOnWhenConnectionsGoSilentUnderAStatement() throws Exception {
        List<UUID> ids;
        try (var verbindung = DATENBANK.dataSource().getConnection()) {
            verbindung.setAutoCommit(false);
            try (var anweisung = verbindung.createStatement()) {
                anweisung.execute("LOCK TABLE eingangsbuch IN SHARE MODE");
            }
            ids = sende(40, "707");
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> zahl("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + HUB
                                    + "' AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO eingangsbuch%'")
                            >= 4);
            LEITUNG.verstumme();
            verbindung.rollback();
        }

        erwarteJedeEinmal(ids, "707");
        await().until(this::bereit);
        // The server has ended what its silent clients left behind, so that it blocks nobody.
        await().until(() -> zahl("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + HUB
                        + "' AND state LIKE 'idle in transaction%' AND state_change < now() - interval '5 seconds'")
                == 0);
    }

    /** Delivered once, without a failed attempt. */
    private void erwarteJedeEinmal(List<UUID> ids, String agentur) throws Exception {
        assertThat(erwarte(ids.size(), agentur))
                .extracting(fund -> UUID.fromString((String) fund.kopfzeilen().get("NachrichtId")))
                .containsExactlyInAnyOrderElementsOf(ids);
        var liste = String.join("','", ids.stream().map(UUID::toString).toList());
        await().until(() ->
                zahl("SELECT count(*) FROM protokoll WHERE art = 'ZUGESTELLT' AND nachricht_id IN ('" + liste + "')")
                        == ids.size());
        assertThat(zahl("SELECT count(*) FROM protokoll WHERE art = 'FEHLER' AND nachricht_id IN ('" + liste + "')"))
                .isZero();
        assertThat(broker.lies("postfach.ziel." + agentur + ".leistung", null)).isEmpty();
        assertThat(Stream.of("postfach.fehler", "postfach.fehler.protokoll").map(broker::tiefe))
                .containsOnly(0L);
    }

    private List<Fund> erwarte(int anzahl, String agentur) {
        List<Fund> funde = new ArrayList<>();
        await().until(() -> {
            funde.addAll(broker.lies("postfach.ziel." + agentur + ".leistung", null));
            return funde.size() >= anzahl;
        });
        return funde;
    }

    private List<UUID> sende(int anzahl, String agentur) throws Exception {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(anzahl).toList();
        for (var id : ids) {
            broker.sende("postfach.eingang", nachricht(id, agentur), Map.of());
        }
        return ids;
    }

    private static String nachricht(UUID id, String agentur) {
        return """
                {"nachrichtId":"%s","eingangAm":"2025-10-01T09:00:00+02:00","rechtskreis":"SGB_III",
                 "herkunft":"UNTERNEHMENSPROFIL","anliegen":"KUG_ANZEIGE","dienststelle":"%s","text":"GEHEIM"}
                """.formatted(id, agentur);
    }

    private JsonNode teil() {
        return http.withBasicAuth("betrieb", Testhub.KENNWORT)
                .getForObject("/actuator/health/datenbank", JsonNode.class);
    }

    private boolean bereit() {
        return http.getForEntity("/actuator/health/readiness", String.class)
                .getStatusCode()
                .is2xxSuccessful();
    }

    private static void stoere(String tabelle, String bedingung, String zustand) throws SQLException {
        befehle(
                """
                CREATE FUNCTION stoere() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    IF %s THEN RAISE EXCEPTION 'GEHEIM' USING ERRCODE = '%s'; END IF;
                    RETURN NEW;
                END $$
                """.formatted(bedingung, zustand),
                "CREATE TRIGGER stoerung BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION stoere()"
                        .formatted(tabelle));
    }

    private static void heile() throws SQLException {
        befehle("DROP FUNCTION stoere CASCADE");
    }

    /** What is set for a role counts from its next connection on. */
    private static void trenneHub() throws SQLException {
        zahl("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = '" + HUB + "'");
    }

    private static void befehle(String... befehle) throws SQLException {
        try (var verbindung = DATENBANK.dataSource().getConnection();
                var anweisung = verbindung.createStatement()) {
            for (var befehl : befehle) {
                anweisung.execute(befehl);
            }
        }
    }

    private static long zahl(String sql) throws SQLException {
        try (var verbindung = DATENBANK.dataSource().getConnection();
                var anweisung = verbindung.createStatement();
                var antwort = anweisung.executeQuery(sql)) {
            antwort.next();
            return antwort.getLong(1);
        }
    }
}

package de.postfachhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.prozess.Testhub;
import de.postfachhub.prozess.Testwelt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.TestRestTemplate;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureTestRestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The hub with a database that the version of November 2026 has left (Spring Boot 3.5, H2 2.3), in which {@link Testwelt}'s first twenty
 * messages with the seed 4711 were received, and one change request was carried out.
 */
@AutoConfigureTestRestTemplate
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class BestandTest {

    private static final Path BESTAND = Path.of("src/test/bestand/datenbank-2026-11.mv.db.gz");

    @TempDir
    static Path ordner;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JmsTemplate jms;

    @DynamicPropertySource
    static void einstellungen(DynamicPropertyRegistry einstellungen) throws IOException {
        try (var bestand = new GZIPInputStream(Files.newInputStream(BESTAND))) {
            Files.copy(bestand, ordner.resolve("datenbank.mv.db"));
        }
        Testhub.in(ordner, einstellungen)
                .mit(
                        "spring.datasource.url",
                        "jdbc:h2:file:" + ordner.resolve("datenbank")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0")
                .benutzer("leser", "LESEN", "*");
    }

    @Test
    void goesOnWithTheDatabaseOfTheVersionBefore() {
        var vorher = protokollierte();
        assertThat(vorher).containsEntry("EINGEGANGEN", 20L).containsKeys("ZUGESTELLT", "BENACHRICHTIGT");

        var erste = new Testwelt(4711)
                .nachrichten(20).stream()
                        .filter(nachricht -> nachricht.postfach() != null)
                        .findFirst()
                        .orElseThrow();
        jms.send(
                "postfach.eingang",
                session -> session.createTextMessage(new String(erste.bytes(), StandardCharsets.UTF_8)));
        await().untilAsserted(() -> assertThat(protokollierte()).containsEntry("DUBLETTE", 1L));
        assertThat(lies("/api/nachrichten/" + erste.nachrichtId()).toString()).contains("ZUGESTELLT", erste.queue());
    }

    @Test
    void readsAChangeRequestItsStepsAndItsPreview() {
        assertThat(lies("/api/aenderungsauftraege/1").path("zustand").asString())
                .isEqualTo("GENEHMIGT");
        assertThat(lies("/api/aenderungsauftraege/1").path("schritte")).hasSize(3);
        assertThat(lies("/api/aenderungsauftraege/1/auswirkung")
                        .path("nachrichten")
                        .asInt())
                .isEqualTo(5);
        assertThat(lies("/api/zustaendigkeiten?dienststelle=701&stichtag=2030-01-01")
                        .toString())
                .contains("postfach.ziel.701.leistung-neu");
    }

    private Map<String, Long> protokollierte() {
        return jdbc
                .sql("SELECT art, count(*) AS anzahl FROM protokoll GROUP BY art")
                .query((zeile, nummer) -> Map.entry(zeile.getString("art"), zeile.getLong("anzahl")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JsonNode lies(String pfad) {
        return http.withBasicAuth("leser", Testhub.KENNWORT).getForObject(pfad, JsonNode.class);
    }
}

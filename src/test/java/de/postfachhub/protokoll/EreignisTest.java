package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.postfachhub.nachricht.Bereich;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EreignisTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    @ParameterizedTest
    @CsvSource({
        "ohne Befund, ohne Befund",
        "Zeile\\u0000Ende, Zeile\\uFFFDEnde",
        "Zeile\\u000AEnde, Zeile\\uFFFDEnde",
        "a\\uD83Db, a\\uFFFDb",
        "a\\uDE00b, a\\uFFFDb",
        "ab\\uD83D, ab\\uFFFD",
        "\\uDE00\\uD83D, \\uFFFD\\uFFFD",
        "ein \\uD83D\\uDE00, ein \\uD83D\\uDE00",
    })
    void cleansTextThatADatabaseWouldRefuse(String text, String sauber) {
        assertThat(Spaltentext.passend(entziffert(text), 50)).isEqualTo(entziffert(sauber));
    }

    @Test
    void cutsWhatIsTooLongAndSaysSo() {
        assertThat(Spaltentext.passend("x".repeat(10), 10)).isEqualTo("x".repeat(10));
        assertThat(Spaltentext.passend("x".repeat(11), 10)).isEqualTo("x".repeat(9) + "…");
        assertThat(Spaltentext.passend("x".repeat(8) + "\uD83D\uDE00" + "x", 10))
                .as("a pair that the cut splits")
                .isEqualTo("x".repeat(8) + "\uFFFD…");
    }

    @Test
    void leavesOutATimeThatNoDatabaseHolds() {
        assertThat(kopfMit(OffsetDateTime.MAX).eingangAm()).isNull();
        assertThat(kopfMit(OffsetDateTime.MIN).eingangAm()).isNull();
        assertThat(kopfMit(OffsetDateTime.parse("2025-10-01T09:00:00.123456789+02:00"))
                        .eingangAm())
                .isEqualTo(OffsetDateTime.parse("2025-10-01T07:00:00.123456Z"));
    }

    /** What a sender may write in its envelope, and in the id of its message over AMQP, never stands in the journal. */
    @ParameterizedTest
    @CsvSource({
        "V-2025/000417_a.b, V-2025/000417_a.b",
        "Max Mustermann geb. 1980, nicht darstellbar (24 Zeichen)",
        "V\\u202E714, nicht darstellbar (5 Zeichen)",
        "V\\u2066714, nicht darstellbar (5 Zeichen)",
        "V\\u200B714, nicht darstellbar (5 Zeichen)",
        "Müller, nicht darstellbar (6 Zeichen)",
        "nicht darstellbar (24 Zeichen), nicht darstellbar (24 Zeichen)",
    })
    void keepsOfFreeTextWhatHasAForm(String text, String aufbewahrt) {
        var kopf = new Kopfdaten(null, entziffert(text), null, null, null, entziffert(text), null);

        assertThat(kopf.vorgangId()).isEqualTo(aufbewahrt);
        assertThat(kopf.anliegen()).startsWith("nicht darstellbar (");
        assertThat(new Kopfdaten(null, "", null, null, null, "NEUES_ANLIEGEN_2", null))
                .isEqualTo(new Kopfdaten(null, null, null, null, null, "NEUES_ANLIEGEN_2", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Max Mustermann", "ID:\u202E1", "ID:<b>", "ID:\u00fc"})
    void keepsASumOfAnIdThatIsAText(String kennung) {
        var summe = Brokerkennung.darstellbar(kennung);

        assertThat(summe).matches("sha256:[0-9a-f]{32}").isEqualTo(Brokerkennung.darstellbar(kennung));
        assertThat(Brokerkennung.darstellbar(summe)).isEqualTo(summe);
        assertThat(Brokerkennung.darstellbar(kennung + "x")).isNotEqualTo(summe);
        assertThat(Brokerkennung.darstellbar("ID:4f1a-7:AMQP_UUID:1@host")).isEqualTo("ID:4f1a-7:AMQP_UUID:1@host");
    }

    @Test
    void boundsNumberAndLengthOfReasons() {
        var ereignis = new Ereignis(
                UUID.randomUUID(),
                Instant.EPOCH,
                null,
                0,
                Ereignisart.KLAERFALL,
                Kopfdaten.UNBEKANNT,
                Ziel.KEINES,
                Collections.nCopies(1000, "FELD FEHLT".repeat(1000)),
                null,
                null,
                "hub-1");

        assertThat(ereignis.gruende())
                .hasSize(Ereignis.GRUENDE)
                .allSatisfy(grund -> assertThat(grund).hasSize(Ereignis.GRUND).doesNotContain(" "));
    }

    @Test
    void survivesTheWayThroughJson() throws Exception {
        var voll = new Ereignis(
                UUID.randomUUID(),
                Beispiel.JETZT,
                Beispiel.JETZT.minusSeconds(2),
                3,
                Ereignisart.ZUGESTELLT,
                Beispiel.kopfdaten(UUID.randomUUID()),
                new Ziel(Bereich.LEISTUNG, "postfach.ziel.735.leistung", "leistung.735@ba.example", "w17/a3"),
                List.of("FELD_FEHLT:dienststelle"),
                "ID:4711",
                2,
                "hub-1");
        var leer = Beispiel.ereignis(Beispiel.JETZT, Ereignisart.FEHLER, Kopfdaten.UNBEKANNT);

        var gelesen =
                JSON.readValue(JSON.writeValueAsBytes(List.of(voll, leer)), new TypeReference<List<Ereignis>>() {});

        assertThat(gelesen).containsExactly(voll, leer);
    }

    private static Kopfdaten kopfMit(OffsetDateTime eingangAm) {
        return new Kopfdaten(null, null, eingangAm, null, null, null, null);
    }

    /** CSV holds no control characters and no halves of pairs. */
    private static String entziffert(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(treffer -> String.valueOf((char) Integer.parseInt(treffer.group(1), 16)));
    }
}

package de.postfachhub.nachricht;

import static de.postfachhub.nachricht.Musternachricht.JSON;
import static de.postfachhub.nachricht.Musternachricht.kopfleser;
import static de.postfachhub.nachricht.Musternachricht.muster;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

/** Holds the documents that a portal team gets against the code that will read its messages. */
class VertragTest {

    private static final String SCHEMADATEI = "nachricht.schema.json";
    private static final JsonNode SCHEMADOKUMENT = lies(SCHEMADATEI);
    private static final JsonNode ASYNCAPI = lies("asyncapi.yaml");
    private static final JsonSchemaFactory STANDARD = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = STANDARD.getSchema(
            SCHEMADOKUMENT,
            SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .regularExpressionFactory(VertragTest::ausdruck)
                    .build());

    private final long seed = Long.getLong("seed", new Random().nextLong());

    @Test
    void schemaKeepsTheRulesOfItsStandard() {
        var regeln = STANDARD.getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));

        assertThat(regeln.validate(SCHEMADOKUMENT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void schemaAndReaderAgreeOnEachFieldAlone(Kopffeld feld) throws IOException {
        var werte = new ArrayList<>(Zufallsnachricht.RICHTIG.get(feld.feldname()));
        werte.addAll(Zufallsnachricht.IMMER_FALSCH);
        werte.addAll(Zufallsnachricht.GEMISCHT);
        werte.add("null");
        for (var wert : werte) {
            vergleiche(muster().set(feld.feldname(), JSON.readTree(wert)));
        }
        vergleiche(muster().without(feld.feldname()));
    }

    @Test
    void schemaAllowsWhatTheTableOfTheContractCallsRight() throws IOException {
        for (var feld : Kopffeld.values()) {
            for (var wert : Zufallsnachricht.RICHTIG.get(feld.feldname())) {
                assertThat(SCHEMA.validate(muster().set(feld.feldname(), JSON.readTree(wert))))
                        .as("%s: %s", feld.feldname(), wert)
                        .isEmpty();
            }
        }
    }

    @Test
    void schemaAndReaderAgreeOnGeneratedMessages() throws IOException {
        var zufall = new Random(seed);
        int richtige = 0;
        for (int i = 0; i < 3_000; i++) {
            richtige += vergleiche(JSON.readTree(new Zufallsnachricht(zufall).schreibe(false))) ? 1 : 0;
        }
        assertThat(richtige).as("seed %d", seed).isBetween(300, 2_700);
    }

    @Test
    void schemaAndReaderAgreeOnWhatIsNoObjectAndOnTooManyFields() throws IOException {
        for (var text : List.of("[]", "1", "\"x\"", "null", "{}")) {
            vergleiche(JSON.readTree(text));
        }
        var nachricht = muster();
        for (int i = nachricht.size(); i < 1_000; i++) {
            nachricht.put("feld" + i, i);
        }
        assertThat(vergleiche(nachricht)).isTrue();
        assertThat(vergleiche(nachricht.put("eins zu viel", 1))).isFalse();
    }

    /** As the schema's comment says; the size, encoding and double fields it names are gone once JSON is parsed. */
    @Test
    void readerAloneKnowsTheCalendar() {
        var nachricht = muster().put("eingangAm", Zufallsnachricht.TAG_OHNE_KALENDERBLATT);

        assertThat(SCHEMA.validate(nachricht)).isEmpty();
        assertThat(kopfleser().lies(nachricht.toString())).isInstanceOf(Kopfergebnis.Fehlerhaft.class);
    }

    @Test
    void schemaDescribesTheFieldsOfTheCode() {
        var felder = new ArrayList<String>();
        SCHEMADOKUMENT.get("properties").fieldNames().forEachRemaining(felder::add);

        assertThat(felder.subList(0, 7)).isEqualTo(namen(Kopffeld.values()));
        assertThat(felder.subList(7, felder.size())).containsExactlyInAnyOrderElementsOf(Rohleser.INHALTSFELDER);
        assertThat(SCHEMADOKUMENT.get("properties"))
                .allSatisfy(
                        feld -> assertThat(feld.path("description").asText()).isNotBlank());
    }

    @Test
    void exampleOfTheSchemaIsTheShippedExample() {
        assertThat(SCHEMADOKUMENT.get("examples")).containsExactly(muster());
        assertThat(vergleiche(muster())).isTrue();
    }

    @Test
    void asyncApiNamesTheQueuesAndTheSchema() {
        assertThat(ASYNCAPI.at("/channels/eingang/address").asText()).isEqualTo("postfach.eingang");
        assertThat(ASYNCAPI.at("/channels/ziel/address").asText()).isEqualTo("postfach.ziel.{agentur}.{bereich}");
        assertThat(ASYNCAPI.at("/channels/rueckgabe/address").asText()).isEqualTo("postfach.rueckgabe");
        assertThat(ASYNCAPI.at("/components/messages"))
                .hasSize(2)
                .allSatisfy(nachricht ->
                        assertThat(nachricht.at("/payload/$ref").asText()).isEqualTo("./" + SCHEMADATEI));
    }

    @Test
    void asyncApiDescribesTheHeadersOfDeliveredMessages() {
        var zustellheader = ASYNCAPI.at("/components/schemas/Zustellheader");
        var header = new TreeSet<String>();
        zustellheader.get("properties").fieldNames().forEachRemaining(header::add);

        assertThat(header)
                .containsExactly(
                        "Anliegen", "Bereich", "Dienststelle", "EingangAm", "NachrichtId", "VorgangId", "Zuordnung");
        header.remove("VorgangId");
        assertThat(texte(zustellheader.get("required"))).containsExactlyInAnyOrderElementsOf(header);
        assertThat(texte(zustellheader.at("/properties/Bereich/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Bereich.values()).map(Enum::name).toList());
        assertThat(zustellheader.at("/properties/Dienststelle/pattern"))
                .isEqualTo(SCHEMADOKUMENT.at("/properties/dienststelle/pattern"));
    }

    @Test
    void asyncApiRefersToWhatExists() {
        var ziele = ASYNCAPI.findValuesAsText("$ref");

        assertThat(ziele).hasSizeGreaterThan(5).allSatisfy(ziel -> {
            if (ziel.startsWith("#")) {
                assertThat(ASYNCAPI.at(ziel.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(new ClassPathResource("vertrag/" + ziel).exists()).isTrue();
            }
        });
    }

    /** Whether both call it right. */
    private boolean vergleiche(JsonNode nachricht) {
        boolean gelesen = kopfleser().lies(nachricht.toString()) instanceof Kopfergebnis.Gelesen;

        assertThat(SCHEMA.validate(nachricht).isEmpty())
                .as("seed %d, schema on %s", seed, nachricht)
                .isEqualTo(gelesen);
        return gelesen;
    }

    /** JSON Schema means ECMA 262, where $ is the very end; in Java it is also the place before a last line break. */
    private static RegularExpression ausdruck(String ecma) {
        return Pattern.compile(ecma.replaceFirst("\\$$", "\\\\z")).asPredicate()::test;
    }

    private static List<String> namen(Kopffeld[] felder) {
        return Arrays.stream(felder).map(Kopffeld::feldname).toList();
    }

    private static List<String> texte(JsonNode liste) {
        var texte = new ArrayList<String>();
        liste.forEach(eintrag -> texte.add(eintrag.textValue()));
        return texte;
    }

    private static JsonNode lies(String datei) {
        try (var inhalt = new ClassPathResource("vertrag/" + datei).getInputStream()) {
            return new YAMLMapper().readTree(inhalt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package de.postfachhub.nachricht;

import static de.postfachhub.nachricht.Musternachricht.fehler;
import static de.postfachhub.nachricht.Musternachricht.fehlerhaft;
import static de.postfachhub.nachricht.Musternachricht.kopf;
import static de.postfachhub.nachricht.Musternachricht.kurz;
import static de.postfachhub.nachricht.Musternachricht.muster;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of a message may be; how a body may be wrapped is in {@link KopfleserInhaltTest}. */
class KopfleserTest {

    private static final UUID ID = UUID.fromString("3f0c2d5e-8a41-4c7b-9d2f-6b1e0a9c4d73");

    @Test
    void readsAllEnvelopeFields() {
        assertThat(kopf(muster().toString()))
                .isEqualTo(new Nachrichtenkopf(
                        ID,
                        "V-2025-000417",
                        OffsetDateTime.parse("2025-10-01T09:00:00+02:00"),
                        Rechtskreis.SGB_III,
                        Herkunft.UNTERNEHMENSPROFIL,
                        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                        "73501"));
    }

    @Test
    void acceptsMissingAndNullVorgangId() {
        assertThat(kopf(muster().without("vorgangId").toString()).vorgangId()).isNull();
        assertThat(kopf(mit("vorgangId", NullNode.instance)).vorgangId()).isNull();
    }

    @Test
    void acceptsUnknownFieldsAndContentOfAnyShape() {
        var nachricht = muster().put("prioritaet", 3).put("absender", "frei").put("anlagen", 7);
        nachricht.putObject("weiteres").put("anliegen", 1).putNull("dienststelle");

        assertThat(kopf(nachricht.toString()).dienststelle()).isEqualTo("73501");
    }

    @Test
    void readsFieldNamesAndValuesThatAreWrittenWithEscapes() {
        var text = muster().toString().replace("\"dienststelle\":\"73501\"", "\"dienst\\u0073telle\":\"7350\\u0031\"");

        assertThat(kopf(text).dienststelle()).isEqualTo("73501");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nachrichtId", "eingangAm", "rechtskreis", "herkunft", "anliegen", "dienststelle"})
    void reportsMissingField(String feld) {
        assertThat(kurz(muster().without(feld).toString())).containsExactly("FELD_FEHLT " + feld);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nachrichtId", "eingangAm", "rechtskreis", "herkunft", "anliegen", "dienststelle"})
    void reportsFieldOfAnyTypeButString(String feld) {
        var falsch = List.<JsonNode>of(
                NullNode.instance,
                IntNode.valueOf(3001),
                BooleanNode.TRUE,
                JsonNodeFactory.instance.objectNode().put("code", "x"),
                JsonNodeFactory.instance.arrayNode().add("x"));

        assertThat(falsch)
                .allSatisfy(wert -> assertThat(kurz(mit(feld, wert))).containsExactly("FALSCHER_TYP " + feld));
    }

    @Test
    void saysThatNumberLosesLeadingZeros() {
        assertThat(fehler(mit("dienststelle", IntNode.valueOf(3001))))
                .extracting(Nachrichtenfehler::text)
                .containsExactly("Feld dienststelle: Ein Feld hat den falschen Typ. Gefunden: Zahl 3001."
                        + " Erlaubt: Zeichenkette aus 5 oder 3 Ziffern; führende Nullen gehören dazu,"
                        + " zum Beispiel \"03001\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SGB III", "sgb_iii", "SGB_III ", "", "SGB_XII"})
    void listsWhatRechtskreisMayBe(String wert) {
        assertThat(fehler(mit("rechtskreis", wert)))
                .containsExactly(new Nachrichtenfehler(
                        Klaerungsgrund.UNGUELTIGER_WERT,
                        "rechtskreis",
                        wert.contains(" ") ? "Zeichenkette mit " + wert.length() + " Zeichen" : '"' + wert + '"',
                        "SGB_III, SGB_II, FAMILIENKASSE"));
    }

    @Test
    void listsWhatHerkunftMayBe() {
        assertThat(fehler(mit("herkunft", "unternehmensprofil")))
                .extracting(Nachrichtenfehler::erlaubt)
                .containsExactly("UNTERNEHMENSPROFIL, PERSONENPROFIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"735", "030", "73501", "00000"})
    void acceptsNumberOfAgencyOrOffice(String nummer) {
        assertThat(kopf(mit("dienststelle", nummer)).dienststelle()).isEqualTo(nummer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "73", "7350", "735010", " 735", "735 ", "735\n", "7350x", "٧٣٥", "-35", "+3501"})
    void refusesWhatIsNoNumberOfDienststelle(String nummer) {
        assertThat(kurz(mit("dienststelle", nummer))).containsExactly("UNGUELTIGER_WERT dienststelle");
    }

    @Test
    void acceptsUuidInUpperCase() {
        assertThat(kopf(mit("nachrichtId", ID.toString().toUpperCase())).nachrichtId())
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "3f0c2d5e8a414c7b9d2f6b1e0a9c4d73",
                "{3f0c2d5e-8a41-4c7b-9d2f-6b1e0a9c4d73}",
                " 3f0c2d5e-8a41-4c7b-9d2f-6b1e0a9c4d73",
                "3f0c2d5e-8a41-4c7b-9d2f-6b1e0a9c4d7g",
                "3f0c2d5e8-a41-4c7b-9d2f-6b1e0a9c4d73"
            })
    void refusesUuidInAnyOtherForm(String id) {
        assertThat(fehlerhaft(mit("nachrichtId", id)).nachrichtId()).isNull();
        assertThat(kurz(mit("nachrichtId", id))).containsExactly("UNGUELTIGER_WERT nachrichtId");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-01T09:00:00+02:00, 2025-10-01T07:00:00Z",
        "2025-10-01T07:00:00Z, 2025-10-01T07:00:00Z",
        "2025-10-01T07:00:00-00:00, 2025-10-01T07:00:00Z",
        "2025-10-01T09:00+02:00, 2025-10-01T07:00:00Z",
        "2025-10-01T09:00:00.123456789+02:00, 2025-10-01T07:00:00.123456789Z",
        "2024-02-29T23:59:59.9-11:30, 2024-03-01T11:29:59.9Z",
        "2025-10-02T01:00:00+18:00, 2025-10-01T07:00:00Z",
        "2025-09-30T13:00:00-18:00, 2025-10-01T07:00:00Z",
        "0000-01-01T00:00:00+18:00, -0001-12-31T06:00:00Z",
        "0000-02-29T00:00:00Z, 0000-02-29T00:00:00Z",
        "9999-12-31T23:59:59.999999999+18:00, 9999-12-31T05:59:59.999999999Z",
        "9999-12-31T23:59:59.999999999-18:00, +10000-01-01T17:59:59.999999999Z"
    })
    void readsTimeWithOffset(String text, OffsetDateTime zeitpunkt) {
        assertThat(kopf(mit("eingangAm", text)).eingangAm().toInstant()).isEqualTo(zeitpunkt.toInstant());
    }

    @Test
    void keepsOffsetOfTheSender() {
        assertThat(kopf(mit("eingangAm", "2025-10-01T09:00:00+05:30")).eingangAm())
                .hasToString("2025-10-01T09:00+05:30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-10-01T09:00:00", "2025-10-01T09:00", "2025-10-01T09:00:00.5"})
    void refusesTimeWithoutOffset(String text) {
        assertThat(kurz(mit("eingangAm", text))).containsExactly("ZEIT_OHNE_ZONE eingangAm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025-10-01",
                "01.10.2025 09:00",
                "2025-02-29T09:00:00Z",
                "2025-06-31T09:00Z",
                "2025-13-01T09:00:00Z",
                "2025-10-01T24:00:00Z",
                "2025-10-01T23:59:60Z",
                "2025-10-01 09:00:00Z",
                "2025-10-01t09:00:00z",
                "2025-10-01T09:00:00+0200",
                "2025-10-01T09:00:00+02",
                "2025-10-01T09:00:00+18:01",
                "2025-10-01T09:00:00+02:00[Europe/Berlin]",
                "2025-10-01T09:00:00,5Z",
                "2025-10-01T09:00:00.1234567890Z",
                "2025-10-01T09:00:00.123456789012Z",
                "2025-10-01T09:00:00.Z",
                "2025-10-01T09:00.5Z",
                "2025-10-01T09Z",
                "2025-10-01T25:00:00Z",
                "2025-10-01T09:60:00Z",
                "2025-10-01T9:00:00Z",
                "2025-10-1T09:00:00Z",
                "25-10-01T09:00:00Z",
                "2025-10-01T09:00:00-18:01",
                "2025-10-01T09:00:00+02:60",
                "2025-10-01T09:00:00+2:00",
                "2025-10-01T09:00:00+02:00:00",
                "2025-10-01T09:00:00 02:00",
                "2025-10-01T09:00:00\u221202:00",
                "2025-10-01T09:00:00CET",
                "2025-10-01T09:00:00+02:00Z",
                " 2025-10-01T09:00:00Z",
                "2025-10-01T09:00:00Z\n",
                "20251001T090000Z",
                "2025-W40-3T09:00:00Z",
                "2025-274T09:00:00Z",
                "P1D",
                "２０２５-10-01T09:00:00Z",
                "٢٠٢٥-10-01T09:00:00Z",
                "1900-02-29T09:00:00Z",
                "-0001-10-01T09:00:00Z",
                "-2025-10-01T09:00:00Z",
                "10000-01-01T00:00:00Z",
                "+12025-10-01T09:00:00Z",
                "1759302000"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(kurz(mit("eingangAm", text))).containsExactly("UNGUELTIGER_WERT eingangAm");
    }

    @Test
    void leavesTheCatalogueOutOfIt() {
        assertThat(kopf(mit("anliegen", " Anfrage Eingliederungszuschuss")).anliegen())
                .isEqualTo(" Anfrage Eingliederungszuschuss");
    }

    @Test
    void acceptsCodesOfHundredCharacters() {
        var hundert = "Ü".repeat(100);

        assertThat(kopf(mit("anliegen", hundert)).anliegen()).isEqualTo(hundert);
        assertThat(kopf(mit("vorgangId", hundert)).vorgangId()).isEqualTo(hundert);
        assertThat(kopf(mit("vorgangId", "")).vorgangId()).isEmpty();
    }

    @Test
    void refusesCodesThatStoresAndHeadersCannotTake() {
        var falsch = List.of(
                "x".repeat(101),
                "a\nb",
                "a\n",
                "a\u0000",
                "a\u007f",
                "a\u0085",
                "a\u2028",
                "\ud83d\ude00",
                "\ud83d",
                "\udc00");

        assertThat(falsch).allSatisfy(wert -> {
            assertThat(kurz(mit("anliegen", wert))).containsExactly("UNGUELTIGER_WERT anliegen");
            assertThat(kurz(mit("vorgangId", wert))).containsExactly("UNGUELTIGER_WERT vorgangId");
        });
        assertThat(kurz(mit("anliegen", ""))).containsExactly("UNGUELTIGER_WERT anliegen");
    }

    @Test
    void neverShowsVorgangId() {
        var falsch = List.<JsonNode>of(
                TextNode.valueOf("GEHEIM" + "x".repeat(100)),
                IntNode.valueOf(471147),
                JsonNodeFactory.instance.objectNode().put("GEHEIM", "471147"));

        assertThat(falsch)
                .allSatisfy(
                        wert -> assertThat(fehlerhaft(mit("vorgangId", wert)).toString())
                                .contains("vorgangId")
                                .doesNotContain("GEHEIM", "471147"));
        assertThat(fehler(mit("vorgangId", falsch.get(0))))
                .extracting(Nachrichtenfehler::gefunden)
                .containsExactly("Zeichenkette mit 106 Zeichen");
    }

    /** A portal that mixes up its fields writes a person's name where a code belongs. */
    @ParameterizedTest
    @ValueSource(strings = {"nachrichtId", "eingangAm", "rechtskreis", "herkunft", "dienststelle"})
    void showsAWrongValueOnlyIfItLooksLikeAValue(String feld) {
        assertThat(fehler(mit(feld, "GEHEIM Müller")))
                .extracting(Nachrichtenfehler::gefunden)
                .containsExactly("Zeichenkette mit 13 Zeichen");
        assertThat(fehler(mit(feld, "abc-1/2.3")))
                .extracting(Nachrichtenfehler::gefunden)
                .containsExactly("\"abc-1/2.3\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nachrichtId",
                "vorgangId",
                "eingangAm",
                "rechtskreis",
                "herkunft",
                "anliegen",
                "dienststelle",
                "absender",
                "anlagen"
            })
    void reportsFieldThatStandsThereTwice(String feld) {
        var text = muster().toString();
        var doppelt = text.substring(0, text.length() - 1) + ",\"" + feld + "\":\"73501\"}";

        assertThat(kurz(doppelt)).containsExactly("DOPPELTES_FELD " + feld);
    }

    @Test
    void reportsFieldOnceHoweverOftenItStandsThere() {
        var text = "{\"dienststelle\":\"735\"," + "\"dienststelle\":1,".repeat(3)
                + muster().toString().substring(1);

        assertThat(kurz(text)).containsExactly("DOPPELTES_FELD dienststelle");
    }

    @Test
    void reportsUnknownDoubleFieldsByPlaceAndOnce() {
        var text = "{\"Erika\":1,\"Max\":2,\"Erika\":1,\"Max\":2,"
                + muster().toString().substring(1);

        assertThat(fehler(text))
                .containsExactly(new Nachrichtenfehler(
                        Klaerungsgrund.DOPPELTES_FELD, null, "Zeile 1, Spalte 20", "jedes Feld höchstens einmal"));
    }

    @Test
    void leavesDoubleFieldsInsideOtherFieldsAlone() {
        var text = "{\"weiteres\":{\"anliegen\":1,\"anliegen\":2},"
                + muster().toString().substring(1);

        assertThat(kopf(text).dienststelle()).isEqualTo("73501");
    }

    @Test
    void reportsAllFaultsAtOnceInTheOrderOfTheContract() {
        var text = "{\"dienststelle\":3001,\"anliegen\":\"\",\"absender\":1,\"absender\":2,\"eingangAm\":"
                + "\"2025-10-01T09:00\",\"rechtskreis\":\"SGB_IV\"}";

        assertThat(kurz(text))
                .containsExactly(
                        "DOPPELTES_FELD absender",
                        "FELD_FEHLT nachrichtId",
                        "ZEIT_OHNE_ZONE eingangAm",
                        "UNGUELTIGER_WERT rechtskreis",
                        "FELD_FEHLT herkunft",
                        "UNGUELTIGER_WERT anliegen",
                        "FALSCHER_TYP dienststelle");
    }

    @Test
    void handsOverWhatCouldBeRead() {
        var teilkopf = fehlerhaft(mit("dienststelle", "x")).teilkopf();

        assertThat(teilkopf)
                .isEqualTo(new Teilkopf(
                        ID,
                        "V-2025-000417",
                        OffsetDateTime.parse("2025-10-01T09:00:00+02:00"),
                        Rechtskreis.SGB_III,
                        Herkunft.UNTERNEHMENSPROFIL,
                        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
                        null));
    }

    @Test
    void trustsNoneOfTwoNachrichtIds() {
        var text = "{\"nachrichtId\":\"" + UUID.randomUUID() + "\","
                + muster().toString().substring(1);

        assertThat(fehlerhaft(text).nachrichtId()).isNull();
    }

    @Test
    void namesEveryCodeOfTheEnums() {
        assertThat(Arrays.stream(Rechtskreis.values()))
                .allSatisfy(
                        wert -> assertThat(kopf(mit("rechtskreis", wert.name())).rechtskreis())
                                .isEqualTo(wert));
        assertThat(Arrays.stream(Herkunft.values()))
                .allSatisfy(
                        wert -> assertThat(kopf(mit("herkunft", wert.name())).herkunft())
                                .isEqualTo(wert));
    }

    private static String mit(String feld, String wert) {
        return mit(feld, TextNode.valueOf(wert));
    }

    private static String mit(String feld, JsonNode wert) {
        return muster().set(feld, wert).toString();
    }
}

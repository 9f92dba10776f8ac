package de.postfachhub.nachricht;

import static de.postfachhub.nachricht.Musternachricht.fehler;
import static de.postfachhub.nachricht.Musternachricht.kopf;
import static de.postfachhub.nachricht.Musternachricht.muster;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as JSON (RFC 8259): as a whole body, and as the value of a field that the hub passes over. */
class KopfleserJsonTest {

    static Stream<String> gueltige() {
        return Stream.of(
                "{}",
                "[]",
                "\"\"",
                "0",
                "-0",
                "null",
                "true",
                "false",
                " \t\r\n[ \t\r\n] \t\r\n",
                "-1",
                "1e5",
                "1E+5",
                "1.5e-05",
                "0.0",
                "0e0",
                "123456789012345678901234567890.123456789",
                "1e999999999",
                "-1e-999999999",
                "[1,[2,[3,{}]],null]",
                "{\"\":{\"\":{}}}",
                "{\"a\":1,\"b\":[true,false,null]}",
                "{\"a\":1,\"a\":2}",
                "{\"\\u0000\":\"\\u0000\"}",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u00e4\\uD83D\\uDE00\"",
                "\"\\ud83d\"",
                "\"\\ude00\\ud83d\"",
                "\"\\u2028\\u2029\\uFFFF\"",
                "\"ä€\ud83d\ude00\"",
                "\"\u007f\u0080\u2028\u2029\uFEFF\uFFFE\uFFFF\"",
                "\"// /* # ' ,]}\"",
                "[" + "1,".repeat(9_999) + "1]",
                "[".repeat(900) + "]".repeat(900),
                "{\"a\":".repeat(900) + "1" + "}".repeat(900));
    }

    static Stream<String> ungueltige() {
        return Stream.of(
                // Numbers.
                "01",
                "-01",
                "+1",
                "-",
                "1.",
                ".5",
                "-.5",
                "1e",
                "1e+",
                "1.e1",
                "1 2",
                "0x1F",
                "1_000",
                "1,000.5,",
                "\uFF11",
                // Names.
                "NaN",
                "Infinity",
                "-Infinity",
                "True",
                "nul",
                "nulll",
                "undefined",
                "wahr",
                // Texts.
                "'a'",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\x41\"",
                "\"\\u12\"",
                "\"\\u12G4\"",
                "\"\\",
                "\"a\tb\"",
                "\"a\nb\"",
                "\"abcd\u0000e\"",
                "\"a\" \"b\"",
                // Lists.
                "[",
                "]",
                "[1",
                "[1,]",
                "[,1]",
                "[1,,2]",
                "[1 2]",
                "[1}",
                "[1]]",
                "[\"a\":1]",
                "[".repeat(900),
                // Objects.
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1]",
                "{\"a\":1}}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "{\"a\"::1}",
                "{\"a\"=1}",
                // Around them.
                "/* */ 1",
                "// x\n1",
                "# x\n1",
                "1 /* */",
                "\u000b1",
                "\f1",
                "\u00a01",
                "\u20281",
                "\u2060[]",
                "\uFEFF\uFEFF[]",
                "12345\u0000",
                "{} {}",
                "{};",
                "<a/>",
                "&#123;}",
                "*");
    }

    /** No UTF-8, the characters standing for bytes, inside a text: a lone byte, too long, too short, surrogates, beyond Unicode. */
    static Stream<byte[]> kaputteBytes() {
        return Stream.of(
                        "\u0080",
                        "ÿ",
                        "ä",
                        "\u00C0\u0080",
                        "\u00E2\u0082",
                        "\u00ED\u00A0\u0080",
                        "\u00F4\u0090\u0080\u0080")
                .map(bytes -> ("\"" + bytes + "\"").getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("gueltige")
    void passesOverEveryJsonValue(String wert) {
        var erwartet = kopf(muster().toString());

        for (var nachricht : nachrichtenMit(wert)) {
            assertThat(kopf(nachricht)).isEqualTo(erwartet);
            assertThat(kopf(nachricht.getBytes(UTF_8))).isEqualTo(erwartet);
        }
    }

    @ParameterizedTest
    @MethodSource("gueltige")
    void saysOfJsonThatIsNoMessageWhatIsMissing(String wert) {
        assertThat(List.of(fehler(wert), fehler(wert.getBytes(UTF_8))))
                .allSatisfy(alle -> assertThat(alle)
                        .isNotEmpty()
                        .extracting(Nachrichtenfehler::grund)
                        .doesNotContain(Klaerungsgrund.KEIN_JSON, Klaerungsgrund.FALSCHE_KODIERUNG));
    }

    @ParameterizedTest
    @MethodSource("ungueltige")
    void refusesWhatIsNoJsonWhereverItStands(String wert) {
        Stream.concat(Stream.of(wert), nachrichtenMit(wert).stream()).forEach(inhalt -> {
            assertThat(grund(inhalt)).as(inhalt).isEqualTo(Klaerungsgrund.KEIN_JSON);
            assertThat(grund(inhalt.getBytes(UTF_8))).as(inhalt).isEqualTo(Klaerungsgrund.KEIN_JSON);
        });
    }

    @ParameterizedTest
    @MethodSource("kaputteBytes")
    void refusesWhatIsNoUtf8WhereverItStands(byte[] wert) {
        var text = muster().toString();
        var nachricht = new ByteArrayOutputStream();
        nachricht.writeBytes("{\"fremd\":".getBytes(UTF_8));
        nachricht.writeBytes(wert);
        nachricht.writeBytes(("," + text.substring(1)).getBytes(UTF_8));

        assertThat(List.of(grund(wert), grund(nachricht.toByteArray()))).containsOnly(Klaerungsgrund.FALSCHE_KODIERUNG);
    }

    private static Klaerungsgrund grund(Object inhalt) {
        return fehler(inhalt).get(0).grund();
    }

    /** Before and behind the fields of the envelope. */
    private static List<String> nachrichtenMit(String wert) {
        var text = muster().toString();
        return List.of(
                "{\"fremd\":" + wert + "," + text.substring(1),
                text.substring(0, text.length() - 1) + ",\"fremd\":" + wert + "}");
    }
}

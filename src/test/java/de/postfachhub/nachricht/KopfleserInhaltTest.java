package de.postfachhub.nachricht;

import static de.postfachhub.nachricht.Musternachricht.fehler;
import static de.postfachhub.nachricht.Musternachricht.fehlerhaft;
import static de.postfachhub.nachricht.Musternachricht.kopf;
import static de.postfachhub.nachricht.Musternachricht.kopfleser;
import static de.postfachhub.nachricht.Musternachricht.kurz;
import static de.postfachhub.nachricht.Musternachricht.muster;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** How a body may be wrapped: kind, size, encoding, JSON. */
class KopfleserInhaltTest {

    private static final String BOM = "\uFEFF";

    @Test
    void readsTextAndBytesWithAndWithoutBomAlike() {
        var text = muster().toPrettyString();
        var erwartet = kopf(text);

        assertThat(List.of(BOM + text, text.getBytes(UTF_8), (BOM + text).getBytes(UTF_8)))
                .allSatisfy(inhalt -> assertThat(kopf(inhalt)).isEqualTo(erwartet));
    }

    @Test
    void acceptsOneBomOnly() {
        assertThat(kurz(BOM + BOM + muster())).containsExactly("KEIN_JSON");
    }

    @Test
    void reportsMissingContent() {
        assertThat(kopfleser().lies(null)).isEqualTo(kopfleser().lies(""));
        assertThat(List.of("", " \r\n\t", BOM, new byte[0], " ".getBytes(UTF_8), BOM.getBytes(UTF_8)))
                .allSatisfy(inhalt -> assertThat(kurz(inhalt)).containsExactly("LEER"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Guten Tag",
                "<nachricht/>",
                "{",
                "{\"a\":1",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{} {}",
                "{},",
                "{}x",
                "[] 1",
                "[1,",
                "{\"a\":\"\n\"}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "/* */{}",
                "\u00a0{}"
            })
    void reportsWhatIsNotJson(String text) {
        assertThat(kurz(text)).containsExactly("KEIN_JSON");
        assertThat(kurz(text.getBytes(UTF_8))).containsExactly("KEIN_JSON");
    }

    @Test
    void saysWhereJsonBreaksAndNeverWhatStandsThere() {
        assertThat(fehler("{\n  \"text\": GEHEIM\n}"))
                .containsExactly(new Nachrichtenfehler(
                        Klaerungsgrund.KEIN_JSON, null, "Zeile 2, Spalte 11", "genau ein JSON-Objekt nach RFC 8259"));
    }

    @Test
    void reportsFaultsBeforeTheBreakButNoMissingFields() {
        var id = UUID.randomUUID();
        var ergebnis = fehlerhaft("{\"dienststelle\":1,\"nachrichtId\":\"" + id + "\",\"text\":\"abgeschn");

        assertThat(ergebnis.fehler())
                .extracting(Nachrichtenfehler::grund)
                .containsExactly(Klaerungsgrund.KEIN_JSON, Klaerungsgrund.FALSCHER_TYP);
        assertThat(ergebnis.nachrichtId()).isEqualTo(id);
    }

    @Test
    void reportsJsonThatIsNoObject() {
        var gefunden = new LinkedHashMap<String, String>();
        gefunden.put("[{\"dienststelle\":\"735\"}]", "Liste");
        gefunden.put("\"GEHEIM\"", "Zeichenkette");
        gefunden.put("471147", "Zahl");
        gefunden.put("true", "Wahrheitswert");
        gefunden.put("null", "null");

        gefunden.forEach((text, art) -> assertThat(fehler(text))
                .containsExactly(new Nachrichtenfehler(
                        Klaerungsgrund.KEIN_OBJEKT, null, art, "genau ein JSON-Objekt nach RFC 8259")));
    }

    @Test
    void reportsBytesInAnotherEncoding() {
        var text = muster().toString();

        assertThat(List.of(
                        ISO_8859_1, UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32LE"), Charset.forName("IBM273")))
                .allSatisfy(
                        kodierung -> assertThat(kurz(text.getBytes(kodierung))).containsExactly("FALSCHE_KODIERUNG"));
    }

    @Test
    void checksTheEncodingOfWhatItPassesOver() {
        var bytes = (muster().toString() + " ".repeat(100_000)).getBytes(UTF_8);
        int stelle = muster().toString().getBytes(UTF_8).length - 10;
        bytes[stelle] = (byte) 0xFC;

        assertThat(fehler(bytes))
                .containsExactly(new Nachrichtenfehler(
                        Klaerungsgrund.FALSCHE_KODIERUNG,
                        null,
                        "kein UTF-8 ab Byte " + (stelle + 1),
                        "UTF-8 mit oder ohne BOM"));
    }

    @Test
    void leavesHalvedSurrogatePairsOfTextAlone() {
        assertThat(kopf(muster().toString().replace("Guten Tag", "\ud83d")).dienststelle())
                .isEqualTo("73501");
    }

    @Test
    void countsTextAndBytesAgainstTheSameLimit() {
        var text = muster().put("text", "ÄÖÜ€\ud83d\ude00").toString();
        var bytes = text.getBytes(UTF_8);
        var passend = kopfleser(DataSize.ofBytes(bytes.length));
        var knapp = kopfleser(DataSize.ofBytes(bytes.length - 1));
        var zuGross = Kopfergebnis.Fehlerhaft.ungelesen(
                Nachrichtenfehler.zuGross(bytes.length, DataSize.ofBytes(bytes.length - 1)));

        assertThat(List.of(text, bytes)).allSatisfy(inhalt -> {
            assertThat(passend.lies(inhalt)).isInstanceOf(Kopfergebnis.Gelesen.class);
            assertThat(knapp.lies(inhalt)).isEqualTo(zuGross);
        });
    }

    @Test
    void doesNotTouchWhatIsNeitherTextNorBytes() {
        var unberuehrbar = new MapMessage();

        assertThat(fehler(unberuehrbar))
                .containsExactly(new Nachrichtenfehler(
                        Klaerungsgrund.FALSCHE_NACHRICHTENART, null, "MapMessage", "TextMessage oder BytesMessage"));
    }

    @Test
    void acceptsAsManyFieldsAndLevelsAsTheContractSays() {
        var nachricht = muster();
        for (int i = nachricht.size(); i < 1_000; i++) {
            nachricht.put("feld" + i, i);
        }
        assertThat(kopf(nachricht.toString()).dienststelle()).isEqualTo("73501");
        assertThat(kopf(tief(999)).dienststelle()).isEqualTo("73501");

        nachricht.put("eins zu viel", 1);
        assertThat(kurz(nachricht.toString())).containsExactly("GRENZE_UEBERSCHRITTEN");
        assertThat(kurz(tief(1_000))).containsExactly("GRENZE_UEBERSCHRITTEN");
    }

    @Test
    void acceptsFieldNamesAsLongAsTheContractSays() {
        assertThat(kopf(muster().put("x".repeat(50_000), 1).toString()).dienststelle())
                .isEqualTo("73501");
        assertThat(kurz(muster().put("x".repeat(50_001), 1).toString())).containsExactly("GRENZE_UEBERSCHRITTEN");
    }

    @Test
    void acceptsNumbersAsLongAsTheContractSays() {
        var rest = "," + muster().toString().substring(1);

        assertThat(kopf("{\"zahl\":" + "9".repeat(1_000) + rest).dienststelle()).isEqualTo("73501");
        assertThat(fehler("{\"zahl\":" + "9".repeat(1_001) + rest))
                .containsExactly(new Nachrichtenfehler(
                        Klaerungsgrund.GRENZE_UEBERSCHRITTEN,
                        null,
                        "Zeile 1, Spalte 1010",
                        "höchstens 1000 Felder auf oberster Ebene, 1000 Ebenen,"
                                + " 50000 Zeichen je Feldname, 1000 je Zahl"));
    }

    @Test
    void readsLargeMessageWithoutBuildingIt() {
        var anlage = "QUJD".repeat(6 * 1024 * 1024);
        var nachricht = muster();
        nachricht.withArray("anlagen").addObject().put("name", "plan.pdf").put("inhalt", anlage);
        var text = nachricht.toString();
        var bytes = text.getBytes(UTF_8);
        kopf(text);
        kopf(bytes);

        assertThat(belegt(() -> kopf(text))).isLessThan(bytes.length / 50);
        assertThat(belegt(() -> kopf(bytes))).isLessThan(bytes.length / 50);
    }

    /** The bytes that the work allocates, freed again or not. */
    private static long belegt(Runnable arbeit) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long vorher = threads.getCurrentThreadAllocatedBytes();
        arbeit.run();
        return threads.getCurrentThreadAllocatedBytes() - vorher;
    }

    private static String tief(int ebenen) {
        return "{\"tief\":" + "[".repeat(ebenen) + "]".repeat(ebenen) + ","
                + muster().toString().substring(1);
    }

    /** Stands for a JMS message: every use of it fails. */
    private static final class MapMessage {
        @Override
        public String toString() {
            throw new AssertionError("A message that isn't read must not be touched");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("A message that isn't read must not be touched");
        }
    }
}

package de.postfachhub.nachricht;

import static de.postfachhub.nachricht.Musternachricht.JSON;
import static de.postfachhub.nachricht.Musternachricht.kopfleser;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.ResolverStyle.STRICT;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Generated and damaged messages against an independent reader that builds the whole tree and takes its time. */
class KopfleserZufallTest {

    private static final ObjectReader BAUM =
            JSON.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final DateTimeFormatter ZEIT = new DateTimeFormatterBuilder()
            .appendValue(YEAR, 4)
            .appendPattern("-MM-dd'T'HH:mm[:ss")
            .optionalStart()
            .appendFraction(NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("]")
            .appendOffset("+HH:MM", "Z")
            .toFormatter()
            .withResolverStyle(STRICT);

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random zufall = new Random(seed);

    @Test
    void readsGeneratedMessagesAsTheSlowReaderDoes() throws Exception {
        int gelesen = 0;
        for (int i = 0; i < 3_000; i++) {
            var erzeuger = new Zufallsnachricht(zufall);
            var text = erzeuger.schreibe(true);
            var ergebnis = kopfleser().lies(text);

            assertThat(kopfleser().lies(text.getBytes(UTF_8)))
                    .as("seed %d", seed)
                    .isEqualTo(ergebnis);
            if (ergebnis instanceof Kopfergebnis.Fehlerhaft fehlerhaft) {
                assertThat(fehlerhaft.fehler().stream().map(fehler -> fehler.grund() + " " + fehler.feld()))
                        .as("seed %d, message %s", seed, text)
                        .containsExactlyInAnyOrderElementsOf(langsam(BAUM.readTree(text), erzeuger.doppelte()));
                assertThat(fehlerhaft.toString())
                        .as("seed %d", seed)
                        .doesNotContain(Zufallsnachricht.GEHEIM, "471147", "QUJD");
            } else {
                assertThat(langsam(BAUM.readTree(text), erzeuger.doppelte()))
                        .as("seed %d, message %s", seed, text)
                        .isEmpty();
                assertThat(((Kopfergebnis.Gelesen) ergebnis).kopf())
                        .as("seed %d", seed)
                        .isEqualTo(kopf(BAUM.readTree(text)));
                gelesen++;
            }
        }
        assertThat(gelesen).as("seed %d", seed).isBetween(300, 2_700);
    }

    @Test
    void survivesDamagedMessages() {
        for (int i = 0; i < 5_000; i++) {
            var bytes = beschaedigt(new Zufallsnachricht(zufall).schreibe(true).getBytes(UTF_8));

            assertThat(urteil(kopfleser().lies(bytes))).as("seed %d", seed).isEqualTo(langsamesUrteil(bytes));
        }
    }

    @Test
    void survivesAnyBytesAndText() {
        for (int i = 0; i < 5_000; i++) {
            var bytes = new byte[zufall.nextInt(60)];
            zufall.nextBytes(bytes);
            var text = new String(bytes, UTF_8);

            assertThat(urteil(kopfleser().lies(bytes))).as("seed %d", seed).isEqualTo(langsamesUrteil(bytes));
            assertThat(kopfleser().lies(text)).as("seed %d", seed).isInstanceOf(Kopfergebnis.Fehlerhaft.class);
        }
    }

    private byte[] beschaedigt(byte[] bytes) {
        var ergebnis = bytes;
        for (int i = 1 + zufall.nextInt(3); i > 0; i--) {
            int von = zufall.nextInt(ergebnis.length);
            int bis = Math.min(ergebnis.length, von + 1 + zufall.nextInt(8));
            ergebnis = switch (zufall.nextInt(4)) {
                case 0 -> {
                    ergebnis[von] ^= (byte) (1 << zufall.nextInt(8));
                    yield ergebnis;
                }
                case 1 -> verbunden(Arrays.copyOf(ergebnis, von), Arrays.copyOfRange(ergebnis, bis, ergebnis.length));
                case 2 -> verbunden(Arrays.copyOf(ergebnis, bis), Arrays.copyOfRange(ergebnis, von, ergebnis.length));
                default ->
                    verbunden(
                            Arrays.copyOf(ergebnis, von),
                            new byte[] {(byte) "{}[]\",: 0".charAt(zufall.nextInt(9))},
                            Arrays.copyOfRange(ergebnis, von, ergebnis.length));
            };
            if (ergebnis.length == 0) {
                return ergebnis;
            }
        }
        return ergebnis;
    }

    private static byte[] verbunden(byte[]... teile) {
        var alle = ByteBuffer.allocate(
                Arrays.stream(teile).mapToInt(teil -> teil.length).sum());
        Arrays.stream(teile).forEach(alle::put);
        return alle.array();
    }

    private enum Urteil {
        FALSCHE_KODIERUNG,
        KEIN_JSON,
        LEER,
        KEIN_OBJEKT,
        OBJEKT
    }

    private static Urteil urteil(Kopfergebnis ergebnis) {
        if (ergebnis instanceof Kopfergebnis.Fehlerhaft fehlerhaft) {
            for (var fehler : fehlerhaft.fehler()) {
                for (var urteil : Urteil.values()) {
                    if (urteil.name().equals(fehler.grund().name())) {
                        return urteil;
                    }
                }
            }
        }
        return Urteil.OBJEKT;
    }

    private static Urteil langsamesUrteil(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Urteil.FALSCHE_KODIERUNG;
        }
        if (IntStream.range(0, Math.min(4, bytes.length)).anyMatch(i -> bytes[i] == 0)) {
            return Urteil.FALSCHE_KODIERUNG;
        }
        try {
            JsonNode baum = BAUM.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return baum.isMissingNode() ? Urteil.LEER : baum.isObject() ? Urteil.OBJEKT : Urteil.KEIN_OBJEKT;
        } catch (JsonProcessingException e) {
            return Urteil.KEIN_JSON;
        }
    }

    /** The faults in short, from the tree. */
    private static List<String> langsam(JsonNode baum, Set<String> doppelte) {
        var fehler = new ArrayList<String>();
        doppelte.forEach(name -> fehler.add("DOPPELTES_FELD " + name));
        pruefe(baum, "nachrichtId", KopfleserZufallTest::istUuid, doppelte, fehler);
        pruefe(baum, "eingangAm", KopfleserZufallTest::istZeit, doppelte, fehler);
        pruefe(baum, "rechtskreis", List.of("SGB_III", "SGB_II", "FAMILIENKASSE")::contains, doppelte, fehler);
        pruefe(baum, "herkunft", List.of("UNTERNEHMENSPROFIL", "PERSONENPROFIL")::contains, doppelte, fehler);
        pruefe(baum, "anliegen", text -> !text.isEmpty() && istEinfach(text), doppelte, fehler);
        pruefe(baum, "dienststelle", KopfleserZufallTest::istNummer, doppelte, fehler);
        if (!baum.path("vorgangId").isNull() && baum.has("vorgangId")) {
            pruefe(baum, "vorgangId", KopfleserZufallTest::istEinfach, doppelte, fehler);
        }
        return fehler;
    }

    private static void pruefe(
            JsonNode baum, String feld, Predicate<String> erlaubt, Set<String> doppelte, List<String> fehler) {
        if (doppelte.contains(feld)) {
            return;
        }
        if (!baum.has(feld)) {
            fehler.add("FELD_FEHLT " + feld);
        } else if (!baum.get(feld).isTextual()) {
            fehler.add("FALSCHER_TYP " + feld);
        } else if (!erlaubt.test(baum.get(feld).textValue())) {
            boolean ohneZone =
                    feld.equals("eingangAm") && istZeit(baum.get(feld).textValue() + "Z");
            fehler.add((ohneZone ? "ZEIT_OHNE_ZONE " : "UNGUELTIGER_WERT ") + feld);
        }
    }

    private static Nachrichtenkopf kopf(JsonNode baum) {
        return new Nachrichtenkopf(
                UUID.fromString(baum.get("nachrichtId").textValue()),
                baum.path("vorgangId").textValue(),
                OffsetDateTime.parse(baum.get("eingangAm").textValue(), ZEIT),
                Rechtskreis.valueOf(baum.get("rechtskreis").textValue()),
                Herkunft.valueOf(baum.get("herkunft").textValue()),
                baum.get("anliegen").textValue(),
                baum.get("dienststelle").textValue());
    }

    private static boolean istUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean istZeit(String text) {
        try {
            OffsetDateTime.parse(text, ZEIT);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean istNummer(String text) {
        return (text.length() == 3 || text.length() == 5)
                && text.chars().allMatch(zeichen -> zeichen >= '0' && zeichen <= '9');
    }

    private static boolean istEinfach(String text) {
        return text.length() <= 100
                && text.codePoints()
                        .allMatch(zeichen -> !Character.isISOControl(zeichen)
                                && Character.isBmpCodePoint(zeichen)
                                && Character.getType(zeichen) != Character.SURROGATE
                                && zeichen != 0x2028
                                && zeichen != 0x2029);
    }
}

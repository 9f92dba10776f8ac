package de.postfachhub.nachricht;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KodierungTest {

    private static final int[] GRENZEN = {
        0x01, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfeff, 0xffff, 0x10000, 0x10ffff
    };

    private final long seed = new Random().nextLong();
    private final Random zufall = new Random(seed);

    @Test
    void countsWhatEncodingWouldGive() {
        for (int i = 0; i < 2_000; i++) {
            var text = text();

            assertThat(Kodierung.laenge(text)).as("seed %d", seed).isEqualTo(text.getBytes(UTF_8).length);
        }
    }

    @Test
    void countsHalvedSurrogatePairs() {
        assertThat(Kodierung.laenge("\ud83d")).isEqualTo(3);
        assertThat(Kodierung.laenge("\ude00\ud83d")).isEqualTo(6);
        assertThat(Kodierung.laenge("\ud83dx")).isEqualTo(4);
    }

    @Test
    void findsFaultWhereStrictDecodingFails() {
        for (int i = 0; i < 2_000; i++) {
            var bytes = ("    " + text()).getBytes(UTF_8);
            bytes[4 + zufall.nextInt(bytes.length - 4)] ^= (byte) (1 << zufall.nextInt(8));

            assertThat(Kodierung.ersterFehler(bytes).isEmpty())
                    .as("seed %d", seed)
                    .isEqualTo(istUtf8(bytes));
        }
    }

    @Test
    void findsFaultAtItsPlaceAlsoBehindTheBuffer() {
        var bytes = "x".repeat(20_000).getBytes(UTF_8);
        assertThat(Kodierung.ersterFehler(bytes)).isEmpty();

        bytes[19_999] = (byte) 0xC3;
        assertThat(Kodierung.ersterFehler(bytes)).hasValue(19_999);

        bytes[8_191] = (byte) 0xFF;
        assertThat(Kodierung.ersterFehler(bytes)).hasValue(8_191);
    }

    private String text() {
        var text = new StringBuilder();
        int laenge = 1 + zufall.nextInt(20);
        for (int i = 0; i < laenge; i++) {
            text.appendCodePoint(GRENZEN[zufall.nextInt(GRENZEN.length)]);
        }
        return text.toString();
    }

    private static boolean istUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

package de.postfachhub.nachricht;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.OptionalInt;

/** UTF-8, checked and counted without a copy of what may be a large body. */
final class Kodierung {

    private static final int PUFFER = 8_192;

    private Kodierung() {}

    /** The index of the first byte that can't be part of JSON in UTF-8. */
    static OptionalInt ersterFehler(byte[] bytes) {
        // JSON begins with ASCII: a zero byte there is the other half of UTF-16 or UTF-32, and valid UTF-8 by accident.
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                return OptionalInt.of(i);
            }
        }
        var streng = UTF_8.newDecoder();
        var eingabe = ByteBuffer.wrap(bytes);
        var puffer = CharBuffer.allocate(PUFFER);
        CoderResult ergebnis;
        do {
            puffer.clear();
            ergebnis = streng.decode(eingabe, puffer, true);
        } while (ergebnis.isOverflow());
        return ergebnis.isError() ? OptionalInt.of(eingabe.position()) : OptionalInt.empty();
    }

    /** How many bytes the text takes in UTF-8; half a surrogate pair counts as the three of a replacement character. */
    static long laenge(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char zeichen = text.charAt(i);
            if (zeichen < 0x80) {
                bytes += 1;
            } else if (zeichen < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(zeichen)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}

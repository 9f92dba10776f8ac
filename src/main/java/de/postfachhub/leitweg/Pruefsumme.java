package de.postfachhub.leitweg;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a body; the same for text and for its bytes in UTF-8, and without a second copy of the body. */
final class Pruefsumme {

    private static final int STUECK_BYTES = 8 * 1024;

    private Pruefsumme() {}

    static byte[] sha256(Object inhalt) {
        if (inhalt instanceof byte[] bytes) {
            return sha256().digest(bytes);
        }
        return ueberText((String) inhalt);
    }

    private static byte[] ueberText(String text) {
        MessageDigest summe = sha256();
        CharsetEncoder utf8 = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer zeichen = CharBuffer.wrap(text);
        ByteBuffer stueck = ByteBuffer.allocate(STUECK_BYTES);
        while (utf8.encode(zeichen, stueck, true).isOverflow()) {
            summe.update(stueck.flip());
            stueck.clear();
        }
        summe.update(stueck.flip());
        return summe.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

package de.postfachhub.protokoll;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JMSMessageID as the journal keeps it: an AMQP sender may write anything there, and attempts are told apart by it. */
final class Brokerkennung {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:/_.@+=~#-]{1,200}");
    private static final int BYTES = 16;

    private Brokerkennung() {}

    /** @return the id, or for one that can't be shown a sum that stands for it */
    static @Nullable String darstellbar(@Nullable String kennung) {
        if (kennung == null || FORM.matcher(kennung).matches()) {
            return kennung;
        }
        try {
            var summe = MessageDigest.getInstance("SHA-256").digest(kennung.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(summe, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

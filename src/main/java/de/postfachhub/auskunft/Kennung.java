package de.postfachhub.auskunft;

import de.postfachhub.auskunft.AuskunftAbgewiesen.Fehler;
import de.postfachhub.nachricht.Darstellbar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked about: one message, or one case of the sender. Exactly one of both is there. */
record Kennung(@Nullable UUID nachrichtId, @Nullable String vorgangId) {

    enum Art {
        NACHRICHT_ID,
        VORGANG_ID
    }

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** @throws AuskunftAbgewiesen if it isn't exactly one, in its form */
    static Kennung lies(@Nullable String nachrichtId, @Nullable String vorgangId) {
        var id = getippt(nachrichtId);
        var vorgang = getippt(vorgangId);
        if ((id == null) == (vorgang == null)) {
            throw AuskunftAbgewiesen.ungueltig(new Fehler(
                    "GENAU_EINE", "nachrichtId", "Anzugeben ist entweder eine nachrichtId oder eine vorgangId."));
        }
        if (id != null && !UUID_FORM.matcher(id).matches()) {
            throw AuskunftAbgewiesen.ungueltig(new Fehler(
                    "UNGUELTIGER_WERT",
                    "nachrichtId",
                    "Das ist keine nachrichtId. Sie sieht so aus: 6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10"));
        }
        if (vorgang != null && !Darstellbar.istVorgangId(vorgang)) {
            throw AuskunftAbgewiesen.ungueltig(new Fehler(
                    "UNGUELTIGER_WERT",
                    "vorgangId",
                    "Eine vorgangId dieser Form bewahrt der Hub nicht auf: erlaubt sind Buchstaben ohne Umlaute, Ziffern und - / _ ."
                            + " Bitte nach der nachrichtId suchen."));
        }
        return new Kennung(id == null ? null : UUID.fromString(id), vorgang);
    }

    Art art() {
        return nachrichtId == null ? Art.VORGANG_ID : Art.NACHRICHT_ID;
    }

    /** What the record keeps: no number of a case. */
    String schluessel() {
        return nachrichtId == null ? sha256(String.valueOf(vorgangId)) : nachrichtId.toString();
    }

    private static @Nullable String getippt(@Nullable String wert) {
        return wert == null || wert.isBlank() ? null : wert.strip();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

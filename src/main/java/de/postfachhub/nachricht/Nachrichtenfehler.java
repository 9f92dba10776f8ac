package de.postfachhub.nachricht;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * One way in which a message breaks the contract, safe to be shown and stored.
 *
 * @param grund what is wrong
 * @param feld the contract's name of the field, or null where the fault isn't that of one known field
 * @param gefunden what was found instead: the value of an envelope field other than vorgangId, a kind, a size or a
 *     position, never any other content; at most {@value #GEFUNDEN_HOECHSTENS} characters, on one line
 * @param erlaubt what is allowed, in German
 */
public record Nachrichtenfehler(
        Klaerungsgrund grund,
        @Nullable String feld,
        @Nullable String gefunden,
        String erlaubt) {

    static final int GEFUNDEN_HOECHSTENS = 40;

    public Nachrichtenfehler {
        gefunden = gefunden == null ? null : einzeilig(gekuerzt(gefunden));
    }

    /** A message that is neither text nor bytes; {@code gefunden} names its kind, such as {@code MapMessage}. */
    public static Nachrichtenfehler falscheNachrichtenart(String gefunden) {
        return new Nachrichtenfehler(
                Klaerungsgrund.FALSCHE_NACHRICHTENART, null, gefunden, "TextMessage oder BytesMessage");
    }

    /** A body over the limit; may be told from its size alone, before it is read. */
    public static Nachrichtenfehler zuGross(long bytes, DataSize hoechstgroesse) {
        return new Nachrichtenfehler(
                Klaerungsgrund.ZU_GROSS,
                null,
                bytes + " Bytes",
                "höchstens " + hoechstgroesse.toBytes() + " Bytes in UTF-8");
    }

    /** A body that was not read because it is over the limit for sure. */
    public static Nachrichtenfehler zuGross(DataSize hoechstgroesse) {
        return new Nachrichtenfehler(
                Klaerungsgrund.ZU_GROSS, null, null, "höchstens " + hoechstgroesse.toBytes() + " Bytes in UTF-8");
    }

    /** The reason, with its field where it has one: {@code FELD_FEHLT:dienststelle}. */
    public String code() {
        return feld == null ? grund.name() : grund + ":" + feld;
    }

    /** What is wrong, where, what was found and what is allowed: German, one line. */
    public String text() {
        return (feld == null ? "" : "Feld " + feld + ": ")
                + grund.text()
                + (gefunden == null ? "" : " Gefunden: " + gefunden + ".")
                + (" Erlaubt: " + erlaubt + ".");
    }

    private static String gekuerzt(String text) {
        return text.length() <= GEFUNDEN_HOECHSTENS ? text : text.substring(0, GEFUNDEN_HOECHSTENS - 1) + "…";
    }

    private static String einzeilig(String text) {
        // \p{C}: also halved surrogate pairs and marks that turn the direction of writing
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}

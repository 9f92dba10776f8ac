package de.postfachhub.nachricht;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.postfachhub.nachricht.Kopfergebnis.Fehlerhaft;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reads the envelope of a message and checks the contract of {@code postfach.eingang}, see
 * {@code vertrag/nachricht.schema.json}.
 *
 * <p>The body is read to its end, but nothing of it is built beyond the envelope fields: what reading a message of 25 MB
 * allocates stays below a fiftieth of its size. Whether the catalogue knows the Anliegen is not asked here. Safe for use
 * by many threads.
 */
@Component
public final class Kopfleser {

    private final DataSize hoechstgroesse;

    public Kopfleser(Nachrichteneinstellungen einstellungen) {
        this.hoechstgroesse = einstellungen.hoechstgroesse();
    }

    /**
     * @param inhalt the body: a {@link String} (TextMessage), a {@code byte[]} in UTF-8 with or without BOM
     *     (BytesMessage), or null where the message has none; anything else is reported by the name of its class and
     *     not touched
     * @return the envelope, or all faults; never an exception because of what a sender sent
     */
    public Kopfergebnis lies(@Nullable Object inhalt) {
        if (inhalt == null) {
            return liesText("");
        }
        if (inhalt instanceof String text) {
            return liesText(text);
        }
        if (inhalt instanceof byte[] bytes) {
            return liesBytes(bytes);
        }
        return Fehlerhaft.ungelesen(
                Nachrichtenfehler.falscheNachrichtenart(inhalt.getClass().getSimpleName()));
    }

    private Kopfergebnis liesText(String text) {
        var groesse = Kodierung.laenge(text);
        return groesse > hoechstgroesse.toBytes() ? zuGross(groesse) : liesJson(new StringReader(text));
    }

    private Kopfergebnis liesBytes(byte[] bytes) {
        if (bytes.length > hoechstgroesse.toBytes()) {
            return zuGross(bytes.length);
        }
        var stelle = Kodierung.ersterFehler(bytes);
        if (stelle.isPresent()) {
            return Fehlerhaft.ungelesen(new Nachrichtenfehler(
                    Klaerungsgrund.FALSCHE_KODIERUNG,
                    null,
                    "kein UTF-8 ab Byte " + (stelle.getAsInt() + 1),
                    "UTF-8 mit oder ohne BOM"));
        }
        return liesJson(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8));
    }

    private static Kopfergebnis liesJson(Reader inhalt) {
        return new Kopfpruefung(new Rohleser().lies(inhalt)).pruefe();
    }

    private Kopfergebnis zuGross(long bytes) {
        return Fehlerhaft.ungelesen(Nachrichtenfehler.zuGross(bytes, hoechstgroesse));
    }
}

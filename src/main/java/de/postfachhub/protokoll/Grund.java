package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Klaerungsgrund;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why something happened, as people read it.
 *
 * @param code of a Klärfall reason, an {@link Aussonderungsgrund} or a {@link Hinweis}
 * @param feld the field of the envelope that was wrong
 * @param text what it means, in German
 * @param massnahme what the operator does about it, in German
 */
public record Grund(
        String code,
        @Nullable String feld,
        String text,
        @Nullable String massnahme) {

    /** @param gespeichert {@code CODE} or {@code CODE:feld}; a code that this version doesn't know is its own text */
    static Grund von(String gespeichert) {
        var teile = gespeichert.split(":", 2);
        var code = teile[0];
        var feld = teile.length == 2 ? teile[1] : null;
        var klaerungsgrund = finde(Klaerungsgrund.values(), code);
        if (klaerungsgrund.isPresent()) {
            return new Grund(
                    code,
                    feld,
                    klaerungsgrund.get().text(),
                    klaerungsgrund.get().massnahme());
        }
        var aussonderungsgrund = finde(Aussonderungsgrund.values(), code);
        if (aussonderungsgrund.isPresent()) {
            return new Grund(
                    code,
                    feld,
                    aussonderungsgrund.get().text(),
                    aussonderungsgrund.get().massnahme());
        }
        return new Grund(
                code, feld, finde(Hinweis.values(), code).map(Hinweis::text).orElse(code), null);
    }

    private static <E extends Enum<E>> Optional<E> finde(E[] werte, String code) {
        return Stream.of(werte).filter(wert -> wert.name().equals(code)).findFirst();
    }
}

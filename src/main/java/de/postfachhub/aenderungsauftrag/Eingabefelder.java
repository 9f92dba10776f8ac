package de.postfachhub.aenderungsauftrag;

import de.postfachhub.weisung.Weisung;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which inputs the second step of the form has. */
final class Eingabefelder {

    private Eingabefelder() {}

    /** @param vergangen whether the beginning lies in the past */
    static Set<String> von(@Nullable Zweck zweck, @Nullable Weisung weisung, boolean vergangen) {
        Set<String> felder = new HashSet<>(Set.of("gueltigAb", "grund"));
        if (vergangen) {
            felder.add("rueckwirkend");
        }
        if (weisung != null) {
            felder.addAll(Set.of("zielpostfach", "gemeinsam", "organisationspostfach", "letzterTag"));
            if (weisung.bereiche().size() > 1) {
                felder.add("bereich");
            }
        } else if (zweck != null) {
            felder.addAll(
                    switch (zweck.art()) {
                        case POSTFACH -> Set.of("zielpostfach", "gemeinsam", "organisationspostfach", "letzterTag");
                        case WEITERLEITUNG -> Set.of("anliegen", "rechtskreis", "herkunft", "bereich", "letzterTag");
                        case DIENSTSTELLE -> Set.of("nachfolger");
                    });
        }
        return felder;
    }
}

package de.postfachhub.nachricht;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The envelope fields in the order of the contract: the only ones that are read. */
enum Kopffeld {
    NACHRICHT_ID("nachrichtId", "UUID mit 36 Zeichen, zum Beispiel 3f0c2d5e-8a41-4c7b-9d2f-6b1e0a9c4d73"),
    VORGANG_ID("vorgangId", "nichts, null oder höchstens 100 Zeichen, ohne Steuerzeichen, Zeilenumbrüche und Emojis"),
    EINGANG_AM("eingangAm", "Zeitpunkt nach ISO 8601 mit Abstand zu UTC, zum Beispiel 2025-10-01T09:00:00+02:00"),
    RECHTSKREIS("rechtskreis", codes(Rechtskreis.values())),
    HERKUNFT("herkunft", codes(Herkunft.values())),
    ANLIEGEN(
            "anliegen",
            "Code aus dem Anliegenkatalog: 1 bis 100 Zeichen, ohne Steuerzeichen, Zeilenumbrüche und Emojis"),
    DIENSTSTELLE(
            "dienststelle", "Zeichenkette aus 5 oder 3 Ziffern; führende Nullen gehören dazu, zum Beispiel \"03001\"");

    private static final Map<String, Kopffeld> NACH_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kopffeld::feldname, Function.identity()));

    private final String feldname;
    private final String erlaubt;

    Kopffeld(String feldname, String erlaubt) {
        this.feldname = feldname;
        this.erlaubt = erlaubt;
    }

    static @Nullable Kopffeld mitName(String feldname) {
        return NACH_NAME.get(feldname);
    }

    String feldname() {
        return feldname;
    }

    String erlaubt() {
        return erlaubt;
    }

    boolean pflicht() {
        return this != VORGANG_ID;
    }

    /** Whether a fault may show the value: a case number may lead to a person, the other fields don't. */
    boolean zeigbar() {
        return this != VORGANG_ID;
    }

    private static String codes(Enum<?>[] werte) {
        return Arrays.stream(werte).map(Enum::name).collect(Collectors.joining(", "));
    }
}

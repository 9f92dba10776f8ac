package de.postfachhub.zustaendigkeit;

import de.postfachhub.zugang.Formelanfang;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text in a table may look like, whoever writes it. The forms are narrow on purpose: a queue name or an address
 * ends up in an endpoint of the broker or in a mail header, so nothing that means something there gets in.
 */
public enum Form {
    NUMMER("[0-9]{3}|[0-9]{5}", 5, "3 Ziffern (Agentur) oder 5 Ziffern (Geschäftsstelle), führende Nullen zählen"),
    NAME(
            // Blanks, something else, anything.
            "[^\\p{Cntrl}\\p{Cs}\uFFFD\\S]*+[^\\p{Cntrl}\\p{Cs}\uFFFD\\s][^\\p{Cntrl}\\p{Cs}\uFFFD]*+",
            200,
            "1 bis 200 Zeichen ohne Steuerzeichen, am Anfang kein = + - @ |"),
    ANLIEGEN("[A-Z0-9_]+", 100, "Großbuchstaben, Ziffern und Unterstrich"),
    ZIELPOSTFACH(
            "postfach\\.ziel(\\.[A-Za-z0-9_-]+)+",
            200,
            "postfach.ziel.<…> aus Buchstaben, Ziffern, Punkt, Bindestrich und Unterstrich, höchstens 200 Zeichen"),
    /** The plain part of an addr-spec (RFC 5321, section 4.1.2), without quoting, comments and address literals. */
    ORGANISATIONSPOSTFACH(
            "(?=[^@]{1,64}@)[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@"
                    + "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?",
            254,
            "genau eine Adresse der Form name@domaene, ohne Anzeigenamen, oder leer"),
    GRUND("[^\\p{Cntrl}\\p{Cs}\\uFFFD]*", 1000, "höchstens 1000 Zeichen ohne Steuerzeichen, am Anfang kein = + - @ |");

    private final Pattern muster;
    private final int hoechstlaenge;
    private final String erlaubt;

    Form(String muster, int hoechstlaenge, String erlaubt) {
        this.muster = Pattern.compile(muster);
        this.hoechstlaenge = hoechstlaenge;
        this.erlaubt = erlaubt;
    }

    /** Whether a person or a file may bring the text: it has this form, and no spreadsheet takes what people write for a formula. */
    public boolean nimmtAn(String wert) {
        return passt(wert) && !((this == NAME || this == GRUND) && Formelanfang.hat(wert));
    }

    /** Whether the text has this form, as rows have it that are there already; never null. */
    public boolean passt(String wert) {
        return wert.length() <= hoechstlaenge && muster.matcher(wert).matches();
    }

    /** German, completes "erlaubt: …". */
    public String erlaubt() {
        return erlaubt;
    }

    /** @throws IllegalArgumentException if there is a value and it doesn't have this form */
    void verlange(@Nullable String wert) {
        if (wert != null && !passt(wert)) {
            throw new IllegalArgumentException("%s: „%s“; erlaubt: %s".formatted(name(), wert, erlaubt));
        }
    }
}

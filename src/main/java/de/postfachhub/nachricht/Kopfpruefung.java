package de.postfachhub.nachricht;

import static de.postfachhub.nachricht.Klaerungsgrund.FALSCHER_TYP;
import static de.postfachhub.nachricht.Klaerungsgrund.FELD_FEHLT;
import static de.postfachhub.nachricht.Klaerungsgrund.UNGUELTIGER_WERT;
import static de.postfachhub.nachricht.Klaerungsgrund.ZEIT_OHNE_ZONE;
import static de.postfachhub.nachricht.Kopffeld.ANLIEGEN;
import static de.postfachhub.nachricht.Kopffeld.DIENSTSTELLE;
import static de.postfachhub.nachricht.Kopffeld.EINGANG_AM;
import static de.postfachhub.nachricht.Kopffeld.HERKUNFT;
import static de.postfachhub.nachricht.Kopffeld.NACHRICHT_ID;
import static de.postfachhub.nachricht.Kopffeld.RECHTSKREIS;
import static de.postfachhub.nachricht.Kopffeld.VORGANG_ID;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds one message against the contract, field by field.
 *
 * <p>The same rules stand in {@code vertrag/nachricht.schema.json}; a test keeps them together.
 */
final class Kopfpruefung {

    /** {@link UUID#fromString} alone takes {@code 1-1-1-1-1}. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Seconds may be missing: {@link OffsetDateTime#toString} leaves them out where they are zero. */
    private static final String ORTSZEIT = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            + "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";

    private static final Pattern ZEIT_OHNE_ABSTAND = Pattern.compile(ORTSZEIT);
    private static final Pattern ZEITPUNKT = Pattern.compile(ORTSZEIT + "(Z|[+-]((0[0-9]|1[0-7]):[0-5][0-9]|18:00))");

    /** Characters that every header, database column (one UTF-16 unit each) and page can take. */
    private static final String ZEICHEN = "[ -~\\u00a0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufffd]";

    private static final Pattern VORGANG = Pattern.compile(ZEICHEN + "{0,100}");
    private static final Pattern CODE = Pattern.compile(ZEICHEN + "{1,100}");
    /** What a fault shows of a value; a text beyond that may be anything that a sender wrote in the wrong field. */
    private static final Pattern ZEIGBAR = Pattern.compile("[A-Za-z0-9/_.:+-]{0,40}");

    private static final Pattern NUMMER = Pattern.compile("[0-9]{5}|[0-9]{3}");

    private final Rohkopf rohkopf;
    private final List<Nachrichtenfehler> fehler;

    Kopfpruefung(Rohkopf rohkopf) {
        this.rohkopf = rohkopf;
        this.fehler = new ArrayList<>(rohkopf.fehler());
    }

    Kopfergebnis pruefe() {
        var teilkopf = new Teilkopf(
                wert(NACHRICHT_ID, text -> passt(UUID_FORM, text) ? UUID.fromString(text) : null),
                wert(VORGANG_ID, text -> passt(VORGANG, text) ? text : null),
                wert(EINGANG_AM, Kopfpruefung::zeitpunkt),
                wert(RECHTSKREIS, text -> code(Rechtskreis.values(), text)),
                wert(HERKUNFT, text -> code(Herkunft.values(), text)),
                wert(ANLIEGEN, text -> passt(CODE, text) ? text : null),
                wert(DIENSTSTELLE, text -> passt(NUMMER, text) ? text : null));
        return fehler.isEmpty()
                ? new Kopfergebnis.Gelesen(teilkopf.vollstaendig())
                : new Kopfergebnis.Fehlerhaft(teilkopf, fehler);
    }

    /** The value of the field, or null with a fault; null without one where the field may be left out and is. */
    private <T> @Nullable T wert(Kopffeld feld, Function<String, @Nullable T> form) {
        var roh = rohkopf.werte().get(feld);
        if (roh == null) {
            if (feld.pflicht() && rohkopf.vollstaendig()) {
                melde(FELD_FEHLT, feld, null);
            }
            return null;
        }
        switch (roh.art()) {
            case MEHRDEUTIG -> {}
            case ZEICHENKETTE -> {
                var wert = form.apply(roh.text());
                if (wert == null) {
                    melde(grund(feld, roh.text()), feld, roh);
                }
                return wert;
            }
            case NULL -> {
                if (feld.pflicht()) {
                    melde(FALSCHER_TYP, feld, roh);
                }
            }
            default -> melde(FALSCHER_TYP, feld, roh);
        }
        return null;
    }

    private static Klaerungsgrund grund(Kopffeld feld, String text) {
        return feld == EINGANG_AM && passt(ZEIT_OHNE_ABSTAND, text) ? ZEIT_OHNE_ZONE : UNGUELTIGER_WERT;
    }

    private void melde(Klaerungsgrund grund, Kopffeld feld, @Nullable Rohwert roh) {
        var gefunden = roh == null
                ? null
                : feld.zeigbar() && ZEIGBAR.matcher(roh.text()).matches() ? roh.offen() : roh.verdeckt();
        fehler.add(new Nachrichtenfehler(grund, feld.feldname(), gefunden, feld.erlaubt()));
    }

    private static boolean passt(Pattern form, String text) {
        return form.matcher(text).matches();
    }

    private static @Nullable OffsetDateTime zeitpunkt(String text) {
        try {
            return passt(ZEITPUNKT, text) ? OffsetDateTime.parse(text) : null;
        } catch (DateTimeException tagGibtEsNicht) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E code(E[] werte, String text) {
        return Stream.of(werte)
                .filter(wert -> wert.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}

package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a question of the texts of a request and collects all their faults, with the codes of the message contract. */
final class Zuordnungsanfrage {

    /** A fault of the request, for RFC 9457 problem details. */
    record Fehler(Klaerungsgrund code, String feld, String text) {}

    private final Instant jetzt;
    private final List<Fehler> fehler = new ArrayList<>();

    Zuordnungsanfrage(Instant jetzt) {
        this.jetzt = jetzt;
    }

    List<Fehler> fehler() {
        return fehler;
    }

    /** @return null if there is a fault */
    @Nullable
    Zuordnungsfrage lies(
            @Nullable String dienststelle,
            @Nullable String anliegen,
            @Nullable String rechtskreis,
            @Nullable String herkunft,
            @Nullable String eingangAm) {
        var nummer = vorhanden("dienststelle", dienststelle, Form.NUMMER.erlaubt());
        if (nummer != null && !Form.NUMMER.passt(nummer)) {
            melde(Klaerungsgrund.UNGUELTIGER_WERT, "dienststelle", Form.NUMMER.erlaubt());
        }
        var code = vorhanden("anliegen", anliegen, "ein Code des Anliegenkatalogs");
        var kreis = auswahl("rechtskreis", rechtskreis, Rechtskreis.values());
        var profil = auswahl("herkunft", herkunft, Herkunft.values());
        var zeitpunkt = zeitpunkt(eingangAm);
        return !fehler.isEmpty() || nummer == null || code == null || kreis == null || profil == null
                ? null
                : new Zuordnungsfrage(nummer, code, kreis, profil, zeitpunkt);
    }

    private OffsetDateTime zeitpunkt(@Nullable String wert) {
        var ersatz = jetzt.atZone(Gueltigkeit.ZEITZONE).toOffsetDateTime();
        if (wert == null || wert.isEmpty()) {
            return ersatz;
        }
        // A plus sign in a query string arrives as a space unless it was written %2B.
        var text = wert.replaceFirst(" (?=[0-9]{2}:[0-9]{2}$)", "+");
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            melde(
                    istOhneZone(text) ? Klaerungsgrund.ZEIT_OHNE_ZONE : Klaerungsgrund.UNGUELTIGER_WERT,
                    "eingangAm",
                    "Zeitpunkt nach ISO 8601 mit Abstand zu UTC, zum Beispiel 2025-10-01T09:00:00+02:00");
            return ersatz;
        }
    }

    private static boolean istOhneZone(String text) {
        try {
            LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private <E extends Enum<E>> @Nullable E auswahl(String feld, @Nullable String wert, E[] moeglich) {
        var erlaubt = Arrays.stream(moeglich).map(Enum::name).collect(Collectors.joining(", "));
        if (vorhanden(feld, wert, erlaubt) == null) {
            return null;
        }
        for (var einer : moeglich) {
            if (einer.name().equals(wert)) {
                return einer;
            }
        }
        melde(Klaerungsgrund.UNGUELTIGER_WERT, feld, erlaubt);
        return null;
    }

    private @Nullable String vorhanden(String feld, @Nullable String wert, String erlaubt) {
        if (wert == null || wert.isEmpty()) {
            melde(Klaerungsgrund.FELD_FEHLT, feld, erlaubt);
            return null;
        }
        return wert;
    }

    private void melde(Klaerungsgrund code, String feld, String erlaubt) {
        fehler.add(new Fehler(code, feld, code.text() + " Erlaubt: " + erlaubt + "."));
    }
}

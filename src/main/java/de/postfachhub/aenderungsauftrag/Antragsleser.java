package de.postfachhub.aenderungsauftrag;

import de.postfachhub.aenderungsauftrag.Rohantrag.Rohaenderung;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns texts into a request, or finds all that keeps them from being one. Judges the form alone. */
final class Antragsleser {

    private static final String FEHLT = "FELD_FEHLT";
    private static final String WERT = "UNGUELTIGER_WERT";
    private static final int HOECHSTZAHL = 100;
    private static final int ERSTES_JAHR = 2000;
    private static final int LETZTES_JAHR = 2100;
    /** Stands in for a date that is wrong; the request isn't made then. */
    private static final LocalDate IRGENDWANN = LocalDate.EPOCH;

    private final List<Befund> befunde = new ArrayList<>();
    private String ort = "";

    private Antragsleser() {}

    /** @throws AuftragAbgewiesen with all faults */
    static Antrag lies(Rohantrag roh) {
        var leser = new Antragsleser();
        var antrag = leser.antrag(roh);
        if (!leser.befunde.isEmpty()) {
            throw new AuftragAbgewiesen(leser.befunde);
        }
        return antrag;
    }

    private Antrag antrag(Rohantrag roh) {
        unbekannte(roh.unbekannte());
        var dienststelle = text("dienststelle", roh.dienststelle(), Form.NUMMER);
        var grund = text("grund", roh.grund() == null ? null : roh.grund().replaceAll("\\R", " "), Form.GRUND);
        List<Aenderung> aenderungen = new ArrayList<>();
        var rohe = roh.aenderungen() == null ? List.<Rohaenderung>of() : roh.aenderungen();
        if (rohe.isEmpty() || rohe.size() > HOECHSTZAHL) {
            melde(rohe.isEmpty() ? FEHLT : WERT, "aenderungen", "erlaubt sind 1 bis " + HOECHSTZAHL + " Änderungen");
            return new Antrag(dienststelle, leer(roh.weisung()), grund, false, aenderungen);
        }
        for (var i = 0; i < rohe.size(); i++) {
            ort = "aenderungen[" + i + "].";
            var eine = rohe.get(i);
            if (eine == null) {
                melde(FEHLT, "art", "die Änderung ist leer");
            } else {
                aenderungen.add(aenderung(eine, dienststelle));
            }
        }
        return new Antrag(
                dienststelle, leer(roh.weisung()), grund, Boolean.TRUE.equals(roh.rueckwirkend()), aenderungen);
    }

    private Aenderung aenderung(Rohaenderung roh, String dienststelle) {
        unbekannte(roh.unbekannte());
        var art = auswahl("art", roh.art(), Aenderungsart.values());
        var aufheben = Boolean.TRUE.equals(roh.aufheben());
        var regel = art == Aenderungsart.WEITERLEITUNG;
        var postfach = art == Aenderungsart.POSTFACH;
        var amt = art == Aenderungsart.DIENSTSTELLE;
        return new Aenderung(
                art == null ? Aenderungsart.DIENSTSTELLE : art,
                leer(roh.dienststelle()) == null ? dienststelle : text("dienststelle", roh.dienststelle(), Form.NUMMER),
                regel ? text("anliegen", roh.anliegen(), Form.ANLIEGEN) : keines("anliegen", roh.anliegen(), art),
                regel
                        ? auswahl("rechtskreis", roh.rechtskreis(), Rechtskreis.values())
                        : keiner("rechtskreis", roh.rechtskreis(), art),
                regel
                        ? auswahl("herkunft", roh.herkunft(), Herkunft.values())
                        : keiner("herkunft", roh.herkunft(), art),
                postfach || regel && !aufheben
                        ? auswahl("bereich", roh.bereich(), Bereich.values())
                        : regel ? null : keiner("bereich", roh.bereich(), art),
                postfach && !aufheben
                        ? text("zielpostfach", roh.zielpostfach(), Form.ZIELPOSTFACH)
                        : keines("zielpostfach", roh.zielpostfach(), art),
                Boolean.TRUE.equals(roh.gemeinsam()),
                postfach && !aufheben && leer(roh.organisationspostfach()) != null
                        ? text("organisationspostfach", roh.organisationspostfach(), Form.ORGANISATIONSPOSTFACH)
                        : keines("organisationspostfach", roh.organisationspostfach(), art),
                amt && !aufheben ? text("name", roh.name(), Form.NAME) : keines("name", roh.name(), art),
                amt && leer(roh.nachfolger()) != null
                        ? text("nachfolger", roh.nachfolger(), Form.NUMMER)
                        : keines("nachfolger", roh.nachfolger(), art),
                aufheben,
                Optional.ofNullable(datum("gueltigAb", roh.gueltigAb(), true)).orElse(IRGENDWANN),
                ende(roh));
    }

    private @Nullable LocalDate ende(Rohaenderung roh) {
        var ab = datum("gueltigAb", roh.gueltigAb(), false);
        var bis = datum("gueltigBis", roh.gueltigBis(), false);
        if (ab != null && bis != null && !bis.isAfter(ab)) {
            melde(
                    "ENDE_VOR_BEGINN",
                    "gueltigBis",
                    "liegt nicht nach dem Beginn; erlaubt ist ein späterer Tag, oder leer");
        }
        return bis;
    }

    private String text(String feld, @Nullable String wert, Form form) {
        var gegeben = leer(wert);
        if (gegeben == null) {
            melde(FEHLT, feld, "fehlt; erlaubt: " + form.erlaubt());
            return "";
        }
        if (gegeben.contains("*") && form != Form.GRUND) {
            melde("PLATZHALTER", feld, "Platzhalter gibt es nicht, jeder Wert ist genau anzugeben");
        } else if (!form.nimmtAn(gegeben)) {
            melde(form == Form.ORGANISATIONSPOSTFACH ? "ADRESSE_UNGUELTIG" : WERT, feld, "erlaubt: " + form.erlaubt());
        }
        return gegeben;
    }

    private <E extends Enum<E>> @Nullable E auswahl(String feld, @Nullable String wert, E[] erlaubt) {
        var gegeben = leer(wert);
        var gefunden = Arrays.stream(erlaubt)
                .filter(moeglich -> moeglich.name().equals(gegeben))
                .findFirst();
        if (gefunden.isEmpty()) {
            melde(
                    gegeben == null ? FEHLT : gegeben.equals("*") ? "PLATZHALTER" : WERT,
                    feld,
                    "erlaubt: " + Arrays.stream(erlaubt).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return gefunden.orElse(null);
    }

    /** A field that this kind of change doesn't have must be empty: nobody shall believe that it did something. */
    private @Nullable String keines(String feld, @Nullable String wert, @Nullable Aenderungsart art) {
        if (art != null && leer(wert) != null) {
            melde("FELD_UEBERFLUESSIG", feld, "gehört nicht zu dieser Änderung; erlaubt: leer");
        }
        return null;
    }

    private <E extends Enum<E>> @Nullable E keiner(String feld, @Nullable String wert, @Nullable Aenderungsart art) {
        keines(feld, wert, art);
        return null;
    }

    private @Nullable LocalDate datum(String feld, @Nullable String wert, boolean melden) {
        var gegeben = leer(wert);
        var pflicht = feld.equals("gueltigAb");
        if (gegeben == null) {
            if (pflicht && melden) {
                melde(FEHLT, feld, "fehlt; erlaubt: ein Tag wie 2026-12-01");
            }
            return null;
        }
        try {
            var tag = LocalDate.parse(gegeben);
            if (tag.getYear() >= ERSTES_JAHR && tag.getYear() < LETZTES_JAHR) {
                return tag;
            }
        } catch (DateTimeException e) {
            // Said below, in German.
        }
        if (melden || !pflicht) {
            melde(Uhrzeit.in(gegeben), feld);
        }
        return null;
    }

    private void melde(Uhrzeit.Fehler fehler, String feld) {
        melde(fehler.code(), feld, fehler.text());
    }

    private void unbekannte(@Nullable Map<String, Object> felder) {
        if (felder != null) {
            felder.keySet().stream()
                    .limit(HOECHSTZAHL)
                    .forEach(feld -> melde("UNBEKANNTES_FELD", "", "Die Anfrage enthält ein Feld, das es nicht gibt."));
        }
    }

    private void melde(String code, String feld, String text) {
        befunde.add(new Befund(code, ort + feld, text, false));
    }

    private static @Nullable String leer(@Nullable String wert) {
        // Spaces alone: a line break at the end of an address is no slip of the finger.
        return wert == null || wert.isBlank() ? null : ohneRand(wert);
    }

    /** @param wert with something else than spaces in it */
    private static String ohneRand(String wert) {
        int anfang = 0;
        int ende = wert.length();
        while (wert.charAt(anfang) == ' ') {
            anfang++;
        }
        while (wert.charAt(ende - 1) == ' ') {
            ende--;
        }
        return wert.substring(anfang, ende);
    }
}

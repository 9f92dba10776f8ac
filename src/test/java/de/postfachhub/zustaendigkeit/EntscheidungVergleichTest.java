package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The decision against one that is slow and obvious: it walks plain lists and compares calendar days. */
class EntscheidungVergleichTest {

    private static final List<String> NUMMERN =
            List.of("030", "03001", "03003", "735", "73501", "73502", "739", "73901");
    private static final LocalDate ANFANG = LocalDate.of(2025, 10, 20);
    private static final int TAGE = 14;
    private static final List<String> ANLIEGEN =
            List.of(Testtabellen.EGZ, "ANTRAG_EINGLIEDERUNGSZUSCHUSS", "STELLENANGEBOT", "UNBEKANNT");

    @RepeatedTest(300)
    void agreesWithTheObviousImplementation(RepetitionInfo wiederholung) {
        var saat = 202509011L + wiederholung.getCurrentRepetition();
        var zufall = new Random(saat);
        var stammdaten = stammdaten(zufall);
        var schnappschuss = new Schnappschuss(1, stammdaten);

        for (var i = 0; i < 200; i++) {
            var frage = frage(zufall);
            var zuordnung = Entscheidung.triff(schnappschuss, Testtabellen.KATALOG, frage);
            var gesagt = zuordnung.klaerungsgrund() != null
                    ? zuordnung.klaerungsgrund().name()
                    : zuordnung.ergebnis() + " " + zuordnung.zielpostfach() + " " + zuordnung.organisationspostfach();

            assertThat(gesagt)
                    .as("seed %d, %s, %s", saat, frage, stammdaten)
                    .isEqualTo(offensichtlich(stammdaten, frage));
        }
    }

    private static String offensichtlich(Stammdaten stammdaten, Zuordnungsfrage frage) {
        var tag =
                frage.eingangAm().atZoneSameInstant(ZoneId.of("Europe/Berlin")).toLocalDate();
        if (!ANLIEGEN.subList(0, 3).contains(frage.anliegen())) {
            return "UNBEKANNTES_ANLIEGEN";
        }
        var zustaendig = zustaendig(stammdaten, frage.dienststelle(), tag, new ArrayList<>());
        if (zustaendig == null) {
            return "UNBEKANNTE_DIENSTSTELLE";
        }
        var nummern = List.of(zustaendig, zustaendig.substring(0, 3));
        var bereich = frage.anliegen().equals("STELLENANGEBOT") ? Bereich.ARBEITGEBER_SERVICE : Bereich.LEISTUNG;
        for (var nummer : List.of(nummern.get(1), nummern.get(0))) {
            for (var regel : stammdaten.weiterleitungen()) {
                if (regel.dienststelle().equals(nummer)
                        && regel.anliegen().equals(frage.anliegen())
                        && regel.rechtskreis() == frage.rechtskreis()
                        && regel.herkunft() == frage.herkunft()
                        && gilt(regel, tag)) {
                    bereich = regel.bereich();
                }
            }
        }
        for (var nummer : nummern) {
            for (var postfach : stammdaten.postfaecher()) {
                if (postfach.dienststelle().equals(nummer) && postfach.bereich() == bereich && gilt(postfach, tag)) {
                    return bereich + " " + postfach.zielpostfach() + " " + postfach.organisationspostfach();
                }
            }
        }
        return "KEIN_ZIELPOSTFACH";
    }

    private static String zustaendig(Stammdaten stammdaten, String nummer, LocalDate tag, List<String> gesehen) {
        if (gesehen.contains(nummer)) {
            return null;
        }
        gesehen.add(nummer);
        Dienststelle juengsteGeschlossene = null;
        for (var zeile : stammdaten.dienststellen()) {
            if (zeile.nummer().equals(nummer)) {
                if (gilt(zeile, tag)) {
                    return nummer;
                }
                var bis = zeile.gueltigkeit().bis();
                if (bis != null
                        && !bis.isAfter(tag)
                        && (juengsteGeschlossene == null
                                || bis.isAfter(
                                        juengsteGeschlossene.gueltigkeit().bis()))) {
                    juengsteGeschlossene = zeile;
                }
            }
        }
        if (juengsteGeschlossene != null && juengsteGeschlossene.nachfolger() != null) {
            return zustaendig(stammdaten, juengsteGeschlossene.nachfolger(), tag, gesehen);
        }
        return nummer.length() == 5 ? zustaendig(stammdaten, nummer.substring(0, 3), tag, gesehen) : null;
    }

    private static boolean gilt(Zeile zeile, LocalDate tag) {
        var bis = zeile.gueltigkeit().bis();
        return !tag.isBefore(zeile.gueltigkeit().ab()) && (bis == null || tag.isBefore(bis));
    }

    private static Zuordnungsfrage frage(Random zufall) {
        var nummer = zufall.nextInt(10) == 0 ? "73599" : eines(zufall, NUMMERN);
        var mitternacht = ANFANG.plusDays(zufall.nextInt(TAGE))
                .atStartOfDay(ZoneId.of("Europe/Berlin"))
                .toInstant();
        var eingang = mitternacht.plusNanos(zufall.nextInt(3) - 1L).plusSeconds(zufall.nextInt(4) * 3600L);
        return new Zuordnungsfrage(
                nummer,
                eines(zufall, ANLIEGEN),
                eines(zufall, List.of(Rechtskreis.SGB_III, Rechtskreis.SGB_II)),
                eines(zufall, Arrays.asList(Herkunft.values())),
                OffsetDateTime.ofInstant(eingang, ZoneOffset.ofHours(zufall.nextInt(25) - 12)));
    }

    /** Few keys and few days, so that nearly every edge is met; successors point forward in the list, so no circle. */
    private static Stammdaten stammdaten(Random zufall) {
        List<Dienststelle> dienststellen = new ArrayList<>();
        List<Postfach> postfaecher = new ArrayList<>();
        List<Weiterleitung> weiterleitungen = new ArrayList<>();
        var namen = NUMMERN.subList(0, 3 + zufall.nextInt(NUMMERN.size() - 2));
        for (var nummer : namen) {
            var nachfolger = namen.subList(namen.indexOf(nummer) + 1, namen.size());
            for (var zeit : zeiten(zufall, true)) {
                dienststellen.add(new Dienststelle(
                        dienststellen.size(),
                        nummer,
                        "Ort",
                        null,
                        zeit,
                        zeit.bis() == null || nachfolger.isEmpty() || zufall.nextInt(3) == 0
                                ? null
                                : eines(zufall, nachfolger),
                        null));
            }
            for (var bereich : Bereich.values()) {
                for (var zeit : zeiten(zufall, false)) {
                    var ziel = "postfach.ziel." + nummer + "." + postfaecher.size();
                    var mail = zufall.nextBoolean() ? null : "p%d@agentur.example".formatted(postfaecher.size());
                    postfaecher.add(new Postfach(postfaecher.size(), nummer, bereich, ziel, mail, zeit, null));
                }
            }
            for (var anliegen : ANLIEGEN) {
                for (var herkunft : Herkunft.values()) {
                    for (var zeit : zeiten(zufall, false)) {
                        weiterleitungen.add(new Weiterleitung(
                                weiterleitungen.size(),
                                nummer,
                                anliegen,
                                Rechtskreis.SGB_III,
                                herkunft,
                                eines(zufall, Arrays.asList(Bereich.values())),
                                zeit,
                                null,
                                null));
                    }
                }
            }
        }
        return new Stammdaten(dienststellen, postfaecher, weiterleitungen);
    }

    private static List<Gueltigkeit> zeiten(Random zufall, boolean mindestensEine) {
        List<Gueltigkeit> zeiten = new ArrayList<>();
        var tag = ANFANG.minusDays(3).plusDays(zufall.nextInt(TAGE));
        for (var rest = zufall.nextInt(3) + (mindestensEine ? 1 : 0); rest > 0; rest--) {
            var offen = rest == 1 && zufall.nextBoolean();
            var bis = tag.plusDays(1L + zufall.nextInt(4));
            zeiten.add(new Gueltigkeit(tag, offen ? null : bis));
            tag = bis.plusDays(zufall.nextInt(3));
        }
        return zeiten;
    }

    private static <T> T eines(Random zufall, List<T> auswahl) {
        return auswahl.get(zufall.nextInt(auswahl.size()));
    }
}

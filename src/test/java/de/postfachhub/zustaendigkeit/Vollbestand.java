package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tables larger than the real ones: 1,500 Dienststellen (Germany has 150 agencies and 709 offices) and 100,000 rows in all,
 * each key with a history of several rows.
 */
final class Vollbestand {

    static final int DIENSTSTELLEN = 1_500;
    static final int ZEILEN = 100_000;

    private static final LocalDate ANFANG = LocalDate.of(2020, 1, 1);
    private static final int GESCHICHTE = 4;

    private Vollbestand() {}

    /** 150 agencies from 100 on with 9 offices each. */
    static List<String> nummern() {
        return IntStream.range(0, DIENSTSTELLEN / 10)
                .mapToObj(agentur -> Integer.toString(100 + agentur))
                .flatMap(agentur -> Stream.concat(
                        Stream.of(agentur),
                        IntStream.range(1, 10).mapToObj(geschaeftsstelle -> agentur + "0" + geschaeftsstelle)))
                .toList();
    }

    static Stammdaten stammdaten() {
        List<Dienststelle> dienststellen = new ArrayList<>();
        List<Postfach> postfaecher = new ArrayList<>();
        List<Weiterleitung> weiterleitungen = new ArrayList<>();
        var id = 0L;
        for (var nummer : nummern()) {
            dienststellen.add(
                    new Dienststelle(id++, nummer, "Ort " + nummer, null, Gueltigkeit.ab(ANFANG), null, null));
            for (var bereich : Bereich.values()) {
                var ziel = "postfach.ziel.%s.%s"
                        .formatted(nummer, bereich.name().toLowerCase().replace('_', '-'));
                for (var gueltigkeit : geschichte()) {
                    postfaecher.add(
                            new Postfach(id++, nummer, bereich, ziel, nummer + "@agentur.example", gueltigkeit, null));
                }
            }
        }
        for (var anliegen : Testtabellen.KATALOG.alle()) {
            for (var rechtskreis : Rechtskreis.values()) {
                for (var herkunft : Herkunft.values()) {
                    for (var nummer : nummern()) {
                        for (var gueltigkeit : geschichte()) {
                            if (dienststellen.size() + postfaecher.size() + weiterleitungen.size() < ZEILEN) {
                                weiterleitungen.add(new Weiterleitung(
                                        id++,
                                        nummer,
                                        anliegen.code(),
                                        rechtskreis,
                                        herkunft,
                                        Bereich.ARBEITGEBER_SERVICE,
                                        gueltigkeit,
                                        "Vollbestand",
                                        null));
                            }
                        }
                    }
                }
            }
        }
        return new Stammdaten(dienststellen, postfaecher, weiterleitungen);
    }

    private static List<Gueltigkeit> geschichte() {
        return IntStream.range(0, GESCHICHTE)
                .mapToObj(jahr -> new Gueltigkeit(
                        ANFANG.plusYears(jahr), jahr == GESCHICHTE - 1 ? null : ANFANG.plusYears(jahr + 1L)))
                .toList();
    }
}

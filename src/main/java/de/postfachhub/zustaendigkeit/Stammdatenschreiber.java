package de.postfachhub.zustaendigkeit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Writes a table as CSV, its rows in the order of key and date, so that two exports can be compared line by line. */
final class Stammdatenschreiber {

    static final Comparator<Zeile> REIHENFOLGE = Comparator.comparing(
                    Zeile::schluessel,
                    (einer, anderer) -> Arrays.compare(einer.toArray(String[]::new), anderer.toArray(String[]::new)))
            .thenComparing(zeile -> zeile.gueltigkeit().ab());

    private Stammdatenschreiber() {}

    /** As a text that the import takes. */
    static String text(Stammdatentabelle tabelle, Stammdaten stammdaten) {
        var text = new StringBuilder();
        try {
            schreibe(tabelle, stammdaten, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void schreibe(Stammdatentabelle tabelle, Stammdaten stammdaten, Appendable ziel) throws IOException {
        satz(tabelle.spalten(), ziel);
        var zeilen = stammdaten
                .zeilen()
                .filter(zeile -> Stammdatentabelle.von(zeile) == tabelle)
                .sorted(REIHENFOLGE)
                .toList();
        for (var zeile : zeilen) {
            satz(werte(zeile), ziel);
        }
    }

    private static void satz(List<? extends @Nullable Object> werte, Appendable ziel) throws IOException {
        ziel.append(CSVFormat.DEFAULT.format(werte.toArray())).append('\n');
    }

    /** In the order of {@link Stammdatentabelle#spalten()}. */
    static List<@Nullable Object> werte(Zeile zeile) {
        var ab = zeile.gueltigkeit().ab();
        var bis = zeile.gueltigkeit().bis();
        if (zeile instanceof Dienststelle dienststelle) {
            return Arrays.asList(
                    dienststelle.nummer(),
                    dienststelle.name(),
                    ab,
                    bis,
                    dienststelle.nachfolger(),
                    dienststelle.regionaldirektion());
        }
        if (zeile instanceof Postfach postfach) {
            return Arrays.asList(
                    postfach.dienststelle(),
                    postfach.bereich(),
                    postfach.zielpostfach(),
                    postfach.organisationspostfach(),
                    ab,
                    bis);
        }
        var regel = (Weiterleitung) zeile;
        return Arrays.asList(
                regel.dienststelle(),
                regel.anliegen(),
                regel.rechtskreis(),
                regel.herkunft(),
                regel.bereich(),
                ab,
                bis,
                regel.grund());
    }
}

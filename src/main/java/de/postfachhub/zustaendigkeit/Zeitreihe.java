package de.postfachhub.zustaendigkeit;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one key in the order of time, without overlap. Immutable. */
final class Zeitreihe<Z extends Zeile> {

    private final List<Z> zeilen;
    private final long[] beginn;
    private final long[] ende;

    Zeitreihe(List<Z> zeilen) {
        this.zeilen = zeilen.stream()
                .sorted(Comparator.comparing(zeile -> zeile.gueltigkeit().ab()))
                .toList();
        this.beginn = this.zeilen.stream()
                .mapToLong(zeile -> zeile.gueltigkeit().beginn())
                .toArray();
        this.ende = this.zeilen.stream()
                .mapToLong(zeile -> zeile.gueltigkeit().ende())
                .toArray();
    }

    /** The row that holds at that second since the epoch; validity begins and ends on whole seconds, so they suffice. */
    @Nullable
    Z gueltige(long sekunde) {
        var letzte = letzteBegonnene(sekunde);
        return letzte >= 0 && sekunde < ende[letzte] ? zeilen.get(letzte) : null;
    }

    /** The row that ended last before or at that second, if none holds then. */
    @Nullable
    Z zuletztBeendete(long sekunde) {
        var letzte = letzteBegonnene(sekunde);
        return letzte >= 0 && sekunde >= ende[letzte] ? zeilen.get(letzte) : null;
    }

    Z erste() {
        return zeilen.get(0);
    }

    private int letzteBegonnene(long sekunde) {
        // Linear from the end: a key has one to a few rows, and the newest is nearly always the one.
        var stelle = beginn.length - 1;
        while (stelle >= 0 && beginn[stelle] > sekunde) {
            stelle--;
        }
        return stelle;
    }
}

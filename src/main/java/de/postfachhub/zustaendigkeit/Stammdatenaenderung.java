package de.postfachhub.zustaendigkeit;

import java.util.List;

/**
 * What one write does to the tables. To change a row, end it and add what holds instead: what was known before stays known.
 *
 * @param beendet rows that are known now and shall not be any more
 * @param neu rows to add; their ids are ignored
 */
public record Stammdatenaenderung(List<Zeile> beendet, Stammdaten neu) {

    public Stammdatenaenderung {
        beendet = List.copyOf(beendet);
    }

    boolean istLeer() {
        return beendet.isEmpty() && neu.istLeer();
    }
}

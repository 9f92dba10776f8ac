package de.postfachhub.zustaendigkeit;

import java.util.List;

/**
 * Which part of a long list somebody wants to see.
 *
 * @param seite from 0
 * @param groesse entries of a page
 */
record Seitenwahl(int seite, int groesse) {

    <T> List<T> ausschnitt(List<T> alle) {
        return alle.stream().skip((long) seite * groesse).limit(groesse).toList();
    }

    boolean weitere(int gesamt) {
        return (seite + 1L) * groesse < gesamt;
    }
}

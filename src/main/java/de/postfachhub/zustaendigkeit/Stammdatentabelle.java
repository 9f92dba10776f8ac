package de.postfachhub.zustaendigkeit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The three tables, in the database, as files and in receipts. */
enum Stammdatentabelle {
    DIENSTSTELLE(
            "dienststellen.csv",
            'd',
            1,
            List.of("nummer", "name", "gueltig_ab", "gueltig_bis", "nachfolger", "regionaldirektion")),
    POSTFACH(
            "postfaecher.csv",
            'p',
            2,
            List.of("dienststelle", "bereich", "zielpostfach", "organisationspostfach", "gueltig_ab", "gueltig_bis")),
    WEITERLEITUNG(
            "weiterleitungen.csv",
            'w',
            4,
            List.of(
                    "dienststelle",
                    "anliegen",
                    "rechtskreis",
                    "herkunft",
                    "bereich",
                    "gueltig_ab",
                    "gueltig_bis",
                    "grund"));

    /** Came later: files that were written before are still taken. */
    private static final String WAHLFREI = "regionaldirektion";

    private final String datei;
    private final char buchstabe;
    private final int schluessellaenge;
    private final List<String> spalten;

    Stammdatentabelle(String datei, char buchstabe, int schluessellaenge, List<String> spalten) {
        this.datei = datei;
        this.buchstabe = buchstabe;
        this.schluessellaenge = schluessellaenge;
        this.spalten = spalten;
    }

    static Stammdatentabelle von(Zeile zeile) {
        if (zeile instanceof Dienststelle) {
            return DIENSTSTELLE;
        }
        return zeile instanceof Postfach ? POSTFACH : WEITERLEITUNG;
    }

    static Stammdatentabelle ausBeleg(String beleg) {
        return Arrays.stream(values())
                .filter(tabelle -> tabelle.buchstabe == beleg.charAt(0))
                .findFirst()
                .orElseThrow();
    }

    /** Name of the file in a folder of Stammdaten. */
    String datei() {
        return datei;
    }

    /** Name of the table in the database. */
    String tabelle() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Stands for the table in a decision receipt. */
    char buchstabe() {
        return buchstabe;
    }

    /** The columns in the order of the file; the first is always the number of the Dienststelle. */
    List<String> spalten() {
        return spalten;
    }

    /** The columns that a file must have, in the order of the file. */
    List<String> pflichtspalten() {
        return spalten.stream().filter(spalte -> !spalte.equals(WAHLFREI)).toList();
    }

    /** The leading columns that {@link Zeile#schluessel()} is made of. */
    List<String> schluesselspalten() {
        return spalten.subList(0, schluessellaenge);
    }
}

package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.zustaendigkeit.Stammdatenpruefung.Eintrag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the three files together. Looks at every column of every line before it gives up. */
@Component
final class Stammdatenleser {

    private final Anliegenkatalog katalog;

    Stammdatenleser(Anliegenkatalog katalog) {
        this.katalog = katalog;
    }

    /**
     * The rows of the three files; their ids are the numbers of their lines.
     *
     * @param ort for the text of the fault
     * @param inhalt gives the bytes of a file, null if it doesn't exist
     * @throws StammdatenUngueltig with all faults of all files
     */
    Stammdaten lies(String ort, Function<Stammdatentabelle, byte @Nullable []> inhalt) {
        List<Stammdatenfehler> fehler = new ArrayList<>();
        List<Eintrag> eintraege = new ArrayList<>();
        List<Zeile> zeilen = new ArrayList<>();
        var verweise = true;
        for (var tabelle : Stammdatentabelle.values()) {
            var rohzeilen = CsvDatei.lies(tabelle, inhalt.apply(tabelle), fehler);
            if (rohzeilen == null) {
                verweise &= tabelle != Stammdatentabelle.DIENSTSTELLE;
                continue;
            }
            for (var rohzeile : rohzeilen) {
                var gelesen = Zeilenleser.lies(rohzeile, katalog, fehler);
                eintraege.add(gelesen.eintrag());
                if (gelesen.zeile() != null) {
                    zeilen.add(gelesen.zeile());
                }
            }
        }
        fehler.addAll(Stammdatenpruefung.pruefe(eintraege, verweise));
        if (!fehler.isEmpty()) {
            fehler.sort(Comparator.comparing(Stammdatenfehler::datei).thenComparing(Stammdatenfehler::zeile));
            throw new StammdatenUngueltig("Die Stammdaten in " + ort + " können nicht importiert werden", fehler);
        }
        return new Stammdaten(
                nur(Dienststelle.class, zeilen), nur(Postfach.class, zeilen), nur(Weiterleitung.class, zeilen));
    }

    private static <Z extends Zeile> List<Z> nur(Class<Z> art, List<Zeile> zeilen) {
        return zeilen.stream().filter(art::isInstance).map(art::cast).toList();
    }
}

package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import de.postfachhub.zustaendigkeit.Zeile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes that restore what was valid before a request, from today on: what was is history and stays. */
final class Umkehr {

    private final Stammdaten vorher;
    private final LocalDate heute;
    private final List<Aenderung> aenderungen = new ArrayList<>();

    private Umkehr(Stammdaten vorher, LocalDate heute) {
        this.vorher = vorher;
        this.heute = heute;
    }

    /**
     * @param vorher the rows that the request pushed aside
     * @return empty if nothing of the request holds any more
     */
    static List<Aenderung> von(List<Aenderung> aenderungen, Stammdaten vorher, LocalDate heute) {
        var umkehr = new Umkehr(vorher, heute);
        aenderungen.forEach(umkehr::kehreUm);
        return umkehr.aenderungen;
    }

    private void kehreUm(Aenderung aenderung) {
        var ab = spaeterer(aenderung.gueltigAb(), heute);
        var ende = aenderung.gueltigBis();
        for (var zeile : Fortschreibung.verdraengte(vorher, aenderung)) {
            var beginn = spaeterer(zeile.gueltigkeit().ab(), ab);
            var bis = frueherer(zeile.gueltigkeit().bis(), ende);
            if (bis != null && !bis.isAfter(ab)) {
                continue;
            }
            leere(aenderung, ab, beginn);
            aenderungen.add(aenderung(aenderung, zeile, beginn, bis));
            if (bis == null) {
                return;
            }
            ab = bis;
        }
        if (ende == null || ab.isBefore(ende)) {
            leere(aenderung, ab, ende);
        }
    }

    /** A time in which nothing was valid before; where the request set nothing either, there is nothing to take back. */
    private void leere(Aenderung aenderung, LocalDate ab, @Nullable LocalDate bis) {
        if (!aenderung.aufheben() && (bis == null || ab.isBefore(bis))) {
            aenderungen.add(aenderung(aenderung, null, ab, bis));
        }
    }

    private static Aenderung aenderung(
            Aenderung vorbild, @Nullable Zeile zeile, LocalDate ab, @Nullable LocalDate bis) {
        var regel = zeile instanceof Weiterleitung weiterleitung ? weiterleitung : null;
        var postfach = zeile instanceof Postfach eines ? eines : null;
        var dienststelle = zeile instanceof Dienststelle eine ? eine : null;
        return new Aenderung(
                vorbild.art(),
                vorbild.dienststelle(),
                vorbild.anliegen(),
                vorbild.rechtskreis(),
                vorbild.herkunft(),
                regel != null ? regel.bereich() : vorbild.art() == Aenderungsart.POSTFACH ? vorbild.bereich() : null,
                postfach == null ? null : postfach.zielpostfach(),
                false,
                postfach == null ? null : postfach.organisationspostfach(),
                dienststelle == null ? null : dienststelle.name(),
                dienststelle == null || bis == null ? null : dienststelle.nachfolger(),
                zeile == null,
                ab,
                bis);
    }

    private static LocalDate spaeterer(LocalDate einer, LocalDate anderer) {
        return einer.isAfter(anderer) ? einer : anderer;
    }

    private static @Nullable LocalDate frueherer(@Nullable LocalDate einer, @Nullable LocalDate anderer) {
        if (einer == null || anderer == null) {
            return einer == null ? anderer : einer;
        }
        return einer.isBefore(anderer) ? einer : anderer;
    }
}

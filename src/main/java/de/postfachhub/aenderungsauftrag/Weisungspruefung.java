package de.postfachhub.aenderungsauftrag;

import de.postfachhub.weisung.Weisung;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request under a Weisung contains what the Weisung names and nothing else (Weisung 202509011: "ausschließlich"). */
final class Weisungspruefung {

    private final Weisung weisung;
    private final List<Befund> befunde = new ArrayList<>();

    private Weisungspruefung(Weisung weisung) {
        this.weisung = weisung;
    }

    static List<Befund> pruefe(Weisung weisung, Antrag antrag) {
        var pruefung = new Weisungspruefung(weisung);
        for (var i = 0; i < antrag.aenderungen().size(); i++) {
            pruefung.pruefe(
                    "aenderungen[%d].".formatted(i), antrag.aenderungen().get(i));
        }
        return pruefung.befunde;
    }

    private void pruefe(String ort, Aenderung aenderung) {
        if (aenderung.art() == Aenderungsart.DIENSTSTELLE) {
            melde("WEISUNG_ANDERE_ART", ort + "art", "nur Weiterleitungen und Postfächer");
            return;
        }
        if (aenderung.aufheben()) {
            melde("WEISUNG_AUFHEBUNG", ort + "aufheben", "nichts aufzuheben");
        }
        erlaube("WEISUNG_ANDERES_ANLIEGEN", ort + "anliegen", aenderung.anliegen(), weisung.anliegen());
        erlaube("WEISUNG_ANDERER_RECHTSKREIS", ort + "rechtskreis", aenderung.rechtskreis(), weisung.rechtskreise());
        erlaube("WEISUNG_ANDERE_HERKUNFT", ort + "herkunft", aenderung.herkunft(), weisung.herkuenfte());
        erlaube("WEISUNG_ANDERER_BEREICH", ort + "bereich", aenderung.bereich(), weisung.bereiche());
        if (aenderung.gueltigAb().isBefore(weisung.gueltigAb())) {
            melde(
                    "WEISUNG_NOCH_NICHT_GUELTIG",
                    ort + "gueltigAb",
                    "einen Beginn ab dem " + Tag.deutsch(weisung.gueltigAb()));
        }
        if (weisung.gueltigBis() != null && !aenderung.gueltigAb().isBefore(weisung.gueltigBis())) {
            melde(
                    "WEISUNG_NICHT_MEHR_GUELTIG",
                    ort + "gueltigAb",
                    "einen Beginn vor dem " + Tag.deutsch(weisung.gueltigBis()));
        }
    }

    private void erlaube(String code, String feld, @Nullable Object wert, Collection<?> erlaubte) {
        if (wert != null && !erlaubte.contains(wert)) {
            melde(code, feld, erlaubte.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
        }
    }

    private void melde(String code, String feld, String erlaubt) {
        befunde.add(new Befund(
                code,
                feld,
                "Die Weisung %s erlaubt hier ausschließlich: %s".formatted(weisung.nummer(), erlaubt),
                false));
    }
}

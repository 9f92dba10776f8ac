package de.postfachhub.aenderungsauftrag;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import de.postfachhub.aenderungsauftrag.Auswirkungsbild.Sperre;
import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts previews into the words of the page; the template calls it by its name. */
@Component("auswirkungsansicht")
final class Auswirkungsansicht {

    private static final int ARTEN = Rechtskreis.values().length * Herkunft.values().length;

    private record Schluessel(String dienststelle, LocalDate ab, String grund) {

        static Schluessel von(Sackgasse eine) {
            return new Schluessel(eine.dienststelle(), eine.ab(), eine.grund().text());
        }
    }

    private final Anliegenkatalog katalog;

    Auswirkungsansicht(Anliegenkatalog katalog) {
        this.katalog = katalog;
    }

    public Auswirkungsbild von(Auswirkung auswirkung) {
        var sperren = auswirkung.sackgassen().stream()
                .collect(groupingBy(Schluessel::von, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(eintrag -> sperre(eintrag.getKey(), eintrag.getValue()))
                .toList();
        return Auswirkungsbild.von(auswirkung, sperren);
    }

    public String bezeichnung(String anliegen) {
        return katalog.finde(anliegen).map(Anliegen::bezeichnung).orElse(anliegen);
    }

    private Sperre sperre(Schluessel schluessel, List<Sackgasse> sackgassen) {
        var nachrichten = sackgassen.size() == katalog.alle().size() * ARTEN
                ? "alle"
                : sackgassen.stream()
                        .collect(groupingBy(Sackgasse::anliegen, LinkedHashMap::new, toList()))
                        .entrySet()
                        .stream()
                        .map(eintrag -> bezeichnung(eintrag.getKey()) + arten(eintrag.getValue()))
                        .collect(joining("; "));
        return new Sperre(schluessel.dienststelle(), schluessel.ab(), schluessel.grund(), nachrichten);
    }

    private static String arten(List<Sackgasse> sackgassen) {
        return sackgassen.size() == ARTEN
                ? ""
                : sackgassen.stream()
                        .map(eine -> eine.rechtskreis().bezeichnung() + ", "
                                + eine.herkunft().bezeichnung())
                        .collect(joining("; ", " (", ")"));
    }
}

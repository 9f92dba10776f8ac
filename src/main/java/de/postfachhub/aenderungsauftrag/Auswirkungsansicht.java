package de.postfachhub.aenderungsauftrag;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
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

    private record Stelle(String dienststelle, LocalDate ab, String grund) {

        static Stelle von(Sackgasse eine) {
            return new Stelle(eine.dienststelle(), eine.ab(), eine.grund().text());
        }
    }

    private record Gleiche(LocalDate ab, String grund, String nachrichten) {}

    private final Anliegenkatalog katalog;

    Auswirkungsansicht(Anliegenkatalog katalog) {
        this.katalog = katalog;
    }

    public Auswirkungsbild von(Auswirkung auswirkung) {
        var jeStelle = auswirkung.sackgassen().stream().collect(groupingBy(Stelle::von, LinkedHashMap::new, toList()));
        var sperren = jeStelle.entrySet().stream()
                .collect(groupingBy(
                        eintrag -> new Gleiche(
                                eintrag.getKey().ab(), eintrag.getKey().grund(), nachrichten(eintrag.getValue())),
                        LinkedHashMap::new,
                        mapping(eintrag -> eintrag.getKey().dienststelle(), joining(", "))))
                .entrySet()
                .stream()
                .map(eintrag -> sperre(eintrag.getValue(), eintrag.getKey()))
                .toList();
        return Auswirkungsbild.von(auswirkung, sperren);
    }

    private static Sperre sperre(String dienststellen, Gleiche gleiche) {
        return new Sperre(dienststellen, gleiche.ab(), gleiche.grund(), gleiche.nachrichten());
    }

    public String bezeichnung(String anliegen) {
        return katalog.finde(anliegen).map(Anliegen::bezeichnung).orElse(anliegen);
    }

    private String nachrichten(List<Sackgasse> sackgassen) {
        return sackgassen.size() == katalog.alle().size() * ARTEN
                ? "alle"
                : sackgassen.stream()
                        .collect(groupingBy(Sackgasse::anliegen, LinkedHashMap::new, toList()))
                        .entrySet()
                        .stream()
                        .map(eintrag -> bezeichnung(eintrag.getKey()) + arten(eintrag.getValue()))
                        .collect(joining("; "));
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

package de.postfachhub.zustaendigkeit;

import de.postfachhub.zustaendigkeit.Stammdatenfehler.Art;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows must satisfy together: no overlap within a key, no reference into the void, no circle of successors. The
 * import, the writer and the loader all ask here, so they can't disagree.
 */
final class Stammdatenpruefung {

    /**
     * A row as far as it can be understood: a line of a file may be broken in one column and still be checked in the others.
     *
     * @param schluessel null if a part of it is broken
     * @param gueltigkeit null if a date is broken
     * @param inhalt equal for two rows that say the same
     */
    record Eintrag(
            Stammdatentabelle tabelle,
            long zeile,
            String nummer,
            @Nullable List<String> schluessel,
            @Nullable Gueltigkeit gueltigkeit,
            @Nullable String nachfolger,
            Object inhalt) {

        static Eintrag von(Zeile zeile) {
            return new Eintrag(
                    Stammdatentabelle.von(zeile),
                    zeile.id(),
                    zeile.schluessel().get(0),
                    zeile.schluessel(),
                    zeile.gueltigkeit(),
                    zeile instanceof Dienststelle dienststelle ? dienststelle.nachfolger() : null,
                    zeile);
        }

        Stammdatenfehler fehler(String spalte, Art art, String text) {
            return new Stammdatenfehler(tabelle.datei(), zeile, spalte, art, text);
        }
    }

    private final Collection<Eintrag> eintraege;
    private final List<Stammdatenfehler> fehler = new ArrayList<>();

    private Stammdatenpruefung(Collection<Eintrag> eintraege) {
        this.eintraege = eintraege;
    }

    /** All faults of these tables, none if they are consistent. */
    static List<Stammdatenfehler> pruefe(Stammdaten stammdaten) {
        return pruefe(stammdaten.zeilen().map(Eintrag::von).toList(), true);
    }

    /** @param verweise false where the Dienststellen couldn't be read, so that nothing can be said about references */
    static List<Stammdatenfehler> pruefe(Collection<Eintrag> eintraege, boolean verweise) {
        var pruefung = new Stammdatenpruefung(eintraege);
        pruefung.ueberschneidungen();
        pruefung.nachfolger();
        if (verweise) {
            pruefung.verweise();
        }
        return pruefung.fehler;
    }

    private void ueberschneidungen() {
        eintraege.stream()
                .filter(eintrag -> eintrag.schluessel() != null && eintrag.gueltigkeit() != null)
                .collect(Collectors.groupingBy(eintrag -> List.of(eintrag.tabelle(), eintrag.schluessel())))
                .values()
                .stream()
                .filter(gruppe -> gruppe.size() > 1)
                .forEach(this::ueberschneidungen);
    }

    private void ueberschneidungen(List<Eintrag> gruppe) {
        var sortiert = gruppe.stream()
                .sorted(Comparator.comparing(
                                (Eintrag eintrag) -> eintrag.gueltigkeit().ab())
                        .thenComparing(Eintrag::zeile))
                .toList();
        var laengster = sortiert.get(0);
        for (var eintrag : sortiert.subList(1, sortiert.size())) {
            if (eintrag.gueltigkeit().ueberschneidet(laengster.gueltigkeit())) {
                meldeUeberschneidung(laengster, eintrag);
            }
            if (eintrag.gueltigkeit().ende() > laengster.gueltigkeit().ende()) {
                laengster = eintrag;
            }
        }
    }

    private void meldeUeberschneidung(Eintrag eine, Eintrag andere) {
        var erste = eine.zeile() < andere.zeile() ? eine : andere;
        var zweite = erste == eine ? andere : eine;
        var was = String.join(", ", zweite.schluessel());
        fehler.add(
                zweite.inhalt().equals(erste.inhalt())
                        ? zweite.fehler(
                                "gueltig_ab",
                                Art.DOPPELTE_ZEILE,
                                "%s steht genau so schon in Zeile %d; erlaubt: einmal".formatted(was, erste.zeile()))
                        : zweite.fehler(
                                "gueltig_ab",
                                Art.UEBERSCHNEIDUNG,
                                "%s gilt auch in Zeile %d zur selben Zeit; erlaubt: eine gültige Zeile je Schlüssel und Tag"
                                        .formatted(was, erste.zeile())));
    }

    private void verweise() {
        Set<String> bekannt = eintraege.stream()
                .filter(eintrag -> eintrag.tabelle() == Stammdatentabelle.DIENSTSTELLE)
                .map(Eintrag::nummer)
                .collect(Collectors.toSet());
        for (var eintrag : eintraege) {
            pruefeVerweis(eintrag, eintrag.tabelle().spalten().get(0), eintrag.nummer(), bekannt);
            if (eintrag.nachfolger() != null) {
                pruefeVerweis(eintrag, "nachfolger", eintrag.nachfolger(), bekannt);
            }
        }
    }

    private void pruefeVerweis(Eintrag eintrag, String spalte, String nummer, Set<String> bekannt) {
        // A number of the wrong form is a fault of its own already.
        if (!bekannt.contains(nummer) && Form.NUMMER.passt(nummer)) {
            fehler.add(eintrag.fehler(
                    spalte,
                    Art.UNBEKANNTE_DIENSTSTELLE,
                    "%s ist keine eingetragene Dienststelle; erlaubt: eine Nummer aus %s"
                            .formatted(nummer, Stammdatentabelle.DIENSTSTELLE.datei())));
        }
    }

    private void nachfolger() {
        Map<String, Set<String>> kanten = new HashMap<>();
        var mitNachfolger = eintraege.stream()
                .filter(eintrag -> eintrag.nachfolger() != null)
                .toList();
        mitNachfolger.forEach(eintrag -> kanten.computeIfAbsent(eintrag.nummer(), nummer -> new TreeSet<>())
                .add(eintrag.nachfolger()));
        for (var eintrag : mitNachfolger) {
            if (erreicht(kanten, eintrag.nachfolger(), eintrag.nummer())) {
                fehler.add(eintrag.fehler(
                        "nachfolger",
                        Art.NACHFOLGER_IM_KREIS,
                        "Über %s führt der Weg der Nachfolger zurück zu %s; erlaubt: ein Weg, der endet"
                                .formatted(eintrag.nachfolger(), eintrag.nummer())));
            }
            if (eintrag.gueltigkeit() != null && eintrag.gueltigkeit().bis() == null) {
                fehler.add(eintrag.fehler(
                        "nachfolger",
                        Art.NACHFOLGER_OHNE_ENDE,
                        "Nachfolger %s ohne gueltig_bis; erlaubt: ein Nachfolger ab einem Ende"
                                .formatted(eintrag.nachfolger())));
            }
        }
    }

    private static boolean erreicht(Map<String, Set<String>> kanten, String von, String ziel) {
        var offen = new ArrayDeque<>(Set.of(von));
        var besucht = new HashSet<String>();
        while (!offen.isEmpty()) {
            var nummer = offen.pop();
            if (nummer.equals(ziel)) {
                return true;
            }
            if (besucht.add(nummer)) {
                offen.addAll(kanten.getOrDefault(nummer, Set.of()));
            }
        }
        return false;
    }
}

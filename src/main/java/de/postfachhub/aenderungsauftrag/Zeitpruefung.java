package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Stammdaten;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When the changes of a request hold: not in the past by mistake, without overlap among themselves, without gaps. */
final class Zeitpruefung {

    private final Antrag antrag;
    private final Stammdaten bekannt;
    private final LocalDate heute;
    private final List<Befund> befunde = new ArrayList<>();

    private Zeitpruefung(Antrag antrag, Stammdaten bekannt, LocalDate heute) {
        this.antrag = antrag;
        this.bekannt = bekannt;
        this.heute = heute;
    }

    static List<Befund> pruefe(Antrag antrag, Stammdaten bekannt, LocalDate heute) {
        var pruefung = new Zeitpruefung(antrag, bekannt, heute);
        for (var i = 0; i < antrag.aenderungen().size(); i++) {
            pruefung.vergangenheit(i);
            pruefung.ueberschneidung(i);
            pruefung.spaeteres(i);
            pruefung.luecke(i);
        }
        return pruefung.befunde;
    }

    private void vergangenheit(int i) {
        var ab = antrag.aenderungen().get(i).gueltigAb();
        if (!ab.isBefore(heute)) {
            return;
        }
        if (antrag.rueckwirkend()) {
            melde(
                    i,
                    "RUECKWIRKEND",
                    "gilt rückwirkend ab %s: für Nachrichten, die noch zu verarbeiten sind; schon zugestellte"
                                    .formatted(Tag.deutsch(ab))
                            + " bleiben, wo sie sind",
                    true);
        } else {
            melde(
                    i,
                    "VERGANGENHEIT",
                    "%s liegt in der Vergangenheit; erlaubt: ab %s, oder ausdrücklich rückwirkend"
                            .formatted(Tag.deutsch(ab), Tag.deutsch(heute)),
                    false);
        }
    }

    private void ueberschneidung(int i) {
        var eine = antrag.aenderungen().get(i);
        for (var j = 0; j < i; j++) {
            var andere = antrag.aenderungen().get(j);
            if (Schluessel.von(eine).equals(Schluessel.von(andere))
                    && zeit(eine).ueberschneidet(zeit(andere))) {
                melde(
                        i,
                        "UEBERSCHNEIDUNG",
                        "überschneidet sich mit der %d. Änderung desselben Auftrags; erlaubt: eine".formatted(j + 1)
                                + " Änderung für denselben Tag",
                        false);
            }
        }
    }

    /** Somebody has planned something already, which this request would push aside. */
    private void spaeteres(int i) {
        var aenderung = antrag.aenderungen().get(i);
        Fortschreibung.verdraengte(bekannt, aenderung).stream()
                .map(zeile -> zeile.gueltigkeit().ab())
                .filter(ab -> ab.isAfter(aenderung.gueltigAb()))
                .findFirst()
                .ifPresent(ab -> melde(
                        i,
                        "ERSETZT_SPAETERES",
                        "verdrängt, was ab %s schon vorgesehen ist".formatted(Tag.deutsch(ab)),
                        true));
    }

    private void luecke(int i) {
        var aenderung = antrag.aenderungen().get(i);
        if (aenderung.art() != Aenderungsart.POSTFACH || aenderung.aufheben()) {
            return;
        }
        var zeilen = Schluessel.von(aenderung).zeilen(bekannt).toList();
        zeilen.stream()
                .map(zeile -> zeile.gueltigkeit().bis())
                .filter(bis -> bis != null && bis.isBefore(aenderung.gueltigAb()))
                .max(Comparator.naturalOrder())
                .filter(bis -> zeilen.stream()
                        .noneMatch(zeile ->
                                zeit(aenderung).ab().isAfter(zeile.gueltigkeit().ab())
                                        && (zeile.gueltigkeit().bis() == null
                                                || !zeile.gueltigkeit().bis().isBefore(aenderung.gueltigAb()))))
                .ifPresent(bis -> melde(
                        i, "LUECKE", "vom %s bis zum Beginn gilt kein Zielpostfach".formatted(Tag.deutsch(bis)), true));
        var ende = aenderung.gueltigBis();
        if (ende != null
                && zeilen.stream().noneMatch(zeile -> zeile.gueltigkeit().enthaelt(ende))
                && nichtsFolgt(i, ende)) {
            melde(i, "LUECKE", "nach dem Ende am %s gilt kein Zielpostfach".formatted(Tag.deutsch(ende)), true);
        }
    }

    private boolean nichtsFolgt(int i, LocalDate tag) {
        var schluessel = Schluessel.von(antrag.aenderungen().get(i));
        return antrag.aenderungen().stream()
                .noneMatch(andere -> Schluessel.von(andere).equals(schluessel)
                        && zeit(andere).enthaelt(tag));
    }

    private static Gueltigkeit zeit(Aenderung aenderung) {
        return new Gueltigkeit(aenderung.gueltigAb(), aenderung.gueltigBis());
    }

    private void melde(int i, String code, String text, boolean hinweis) {
        befunde.add(new Befund(code, "aenderungen[%d].gueltigAb".formatted(i), text, hinweis));
    }
}

package de.postfachhub.umsetzung;

import de.postfachhub.aenderungsauftrag.Aenderung;
import de.postfachhub.aenderungsauftrag.Aenderungsart;
import de.postfachhub.aenderungsauftrag.Aenderungsauftrag;
import de.postfachhub.aenderungsauftrag.Auftragsschritt;
import de.postfachhub.aenderungsauftrag.Auftragszustand;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which agencies have carried out a Weisung on a day: those for which each Anliegen, Rechtskreis and Herkunft of the Weisung has
 * a Weiterleitung into one of its Bereiche. The tables decide, whoever wrote them; requests only say what is under way. A pure
 * function.
 */
final class Umsetzungsberechnung {

    private static final int STELLEN_EINER_AGENTUR = 3;

    /** The fields that make a rule one of the Weisung's. */
    private record Schluessel(List<Object> werte) {

        static Schluessel von(Object... werte) {
            return new Schluessel(List.of(werte));
        }
    }

    /** A request that would carry out the Weisung, in the state that it had. */
    private record Antrag(Aenderungsauftrag auftrag, Auftragszustand zustand, LocalDate beginn) {}

    private final Weisung weisung;
    private final LocalDate stichtag;
    private final Map<Schluessel, List<Weiterleitung>> regeln;
    private final Map<String, Antrag> antraege;

    private Umsetzungsberechnung(
            Weisung weisung,
            LocalDate stichtag,
            Stammdaten stammdaten,
            List<Aenderungsauftrag> auftraege,
            Instant bekannt) {
        this.weisung = weisung;
        this.stichtag = stichtag;
        this.regeln = stammdaten.weiterleitungen().stream()
                .filter(regel -> weisung.bereiche().contains(regel.bereich()))
                .collect(Collectors.groupingBy(regel ->
                        Schluessel.von(regel.dienststelle(), regel.anliegen(), regel.rechtskreis(), regel.herkunft())));
        this.antraege = auftraege.stream()
                .filter(auftrag -> weisung.nummer().equals(auftrag.antrag().weisung()))
                .flatMap(auftrag -> antraege(auftrag, bekannt))
                .collect(Collectors.toMap(
                        antrag -> antrag.auftrag().antrag().dienststelle(),
                        antrag -> antrag,
                        (einer, anderer) ->
                                einer.auftrag().id() > anderer.auftrag().id() ? einer : anderer));
    }

    /**
     * The agencies that are open on the day.
     *
     * @param stammdaten as they were known
     * @param auftraege under the Weisung or not, with all their steps
     * @param bekannt later steps don't count
     */
    static List<Agenturstand> von(
            Weisung weisung,
            LocalDate stichtag,
            Stammdaten stammdaten,
            List<Aenderungsauftrag> auftraege,
            Instant bekannt) {
        var berechnung = new Umsetzungsberechnung(weisung, stichtag, stammdaten, auftraege, bekannt);
        return stammdaten.dienststellen().stream()
                .filter(stelle -> stelle.nummer().length() == STELLEN_EINER_AGENTUR
                        && stelle.gueltigkeit().enthaelt(stichtag))
                .sorted(Comparator.comparing(Dienststelle::nummer))
                .map(berechnung::agentur)
                .toList();
    }

    private Agenturstand agentur(Dienststelle agentur) {
        var beginne = schluessel(agentur.nummer()).map(this::beginn).toList();
        if (beginne.stream().allMatch(Optional::isPresent)) {
            var letzter = beginne.stream()
                    .flatMap(Optional::stream)
                    .max(Comparator.comparing(regel -> regel.gueltigkeit().ab()))
                    .orElseThrow();
            return new Agenturstand(
                    agentur.nummer(),
                    agentur.name(),
                    agentur.regionaldirektion(),
                    Stand.UMGESTELLT,
                    letzter.gueltigkeit().ab(),
                    letzter.aenderungsauftrag(),
                    null,
                    null);
        }
        var antrag = antraege.get(agentur.nummer());
        var stand =
                stichtag.isAfter(weisung.frist()) ? Stand.UEBERFAELLIG : antrag == null ? Stand.OFFEN : Stand.BEANTRAGT;
        return new Agenturstand(
                agentur.nummer(),
                agentur.name(),
                agentur.regionaldirektion(),
                stand,
                null,
                antrag == null ? null : antrag.auftrag().id(),
                antrag == null ? null : antrag.zustand(),
                antrag == null ? null : antrag.beginn());
    }

    private Stream<Schluessel> schluessel(String agentur) {
        return weisung.anliegen().stream()
                .flatMap(anliegen -> weisung.rechtskreise().stream()
                        .flatMap(rechtskreis -> weisung.herkuenfte().stream()
                                .map(herkunft -> Schluessel.von(agentur, anliegen, rechtskreis, herkunft))));
    }

    /** The row with which it began to hold what holds on the day; empty if nothing does. */
    private Optional<Weiterleitung> beginn(Schluessel schluessel) {
        var zeilen = regeln.getOrDefault(schluessel, List.of());
        var gueltige = zeilen.stream()
                .filter(regel -> regel.gueltigkeit().enthaelt(stichtag))
                .findFirst();
        // Where one row follows the other without a gap, the agency has been switched since the first of them.
        while (gueltige.isPresent()) {
            var ab = gueltige.get().gueltigkeit().ab();
            var davor = zeilen.stream()
                    .filter(regel -> ab.equals(regel.gueltigkeit().bis()))
                    .findFirst();
            if (davor.isEmpty()) {
                break;
            }
            gueltige = davor;
        }
        return gueltige;
    }

    /** Empty, unless the request is under way and would forward something of the Weisung for its agency. */
    private Stream<Antrag> antraege(Aenderungsauftrag auftrag, Instant bekannt) {
        var beginn = auftrag.antrag().aenderungen().stream()
                .filter(aenderung -> setztUm(aenderung, auftrag.antrag().dienststelle()))
                .map(Aenderung::gueltigAb)
                .max(LocalDate::compareTo);
        var zustand = auftrag.schritte().stream()
                .filter(schritt -> !schritt.wann().toInstant().isAfter(bekannt))
                .max(Comparator.comparingInt(Auftragsschritt::nummer))
                .map(Auftragsschritt::zustand);
        return beginn.isPresent() && zustand.isPresent() && unterwegs(zustand.get(), beginn.get())
                ? Stream.of(new Antrag(auftrag, zustand.get(), beginn.get()))
                : Stream.empty();
    }

    private boolean unterwegs(Auftragszustand zustand, LocalDate beginn) {
        return zustand == Auftragszustand.EINGEREICHT
                || zustand == Auftragszustand.GENEHMIGT
                // Of several changes in one request the first has begun, another one hasn't.
                || zustand == Auftragszustand.WIRKSAM && beginn.isAfter(stichtag);
    }

    private boolean setztUm(Aenderung aenderung, String agentur) {
        return aenderung.art() == Aenderungsart.WEITERLEITUNG
                && !aenderung.aufheben()
                && aenderung.dienststelle().equals(agentur)
                && weisung.anliegen().contains(String.valueOf(aenderung.anliegen()))
                && weisung.rechtskreise().stream().anyMatch(wert -> wert == aenderung.rechtskreis())
                && weisung.herkuenfte().stream().anyMatch(wert -> wert == aenderung.herkunft())
                && weisung.bereiche().stream().anyMatch(wert -> wert == aenderung.bereich());
    }
}

package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.zustaendigkeit.Gueltigkeit.ZEITZONE;
import static java.util.stream.Collectors.toSet;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.postfachpruefung.Postfachpruefungen;
import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stammdatenpflege;
import de.postfachhub.zustaendigkeit.Zeile;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of a request shows. */
@Component
final class Auftragsansicht {

    /** Successors of a request are among the newest of the same agency. */
    private static final int JUENGSTE = 200;

    private static final Set<Auftragszustand> VORBEI =
            Set.of(Auftragszustand.ABGELEHNT, Auftragszustand.ZURUECKGEZOGEN, Auftragszustand.VERFALLEN);

    private final Aenderungsauftraege auftraege;
    private final Zustaendigkeiten zustaendigkeiten;
    private final Stammdatenpflege pflege;
    private final Postfachpruefungen postfachpruefungen;
    private final Weisungen weisungen;
    private final Anliegenkatalog katalog;
    private final Clock uhr;

    Auftragsansicht(
            Aenderungsauftraege auftraege,
            Zustaendigkeiten zustaendigkeiten,
            Stammdatenpflege pflege,
            Postfachpruefungen postfachpruefungen,
            Weisungen weisungen,
            Anliegenkatalog katalog,
            Clock uhr) {
        this.auftraege = auftraege;
        this.zustaendigkeiten = zustaendigkeiten;
        this.pflege = pflege;
        this.postfachpruefungen = postfachpruefungen;
        this.weisungen = weisungen;
        this.katalog = katalog;
        this.uhr = uhr;
    }

    Auftragsbild von(Aenderungsauftrag auftrag, Handelnder wer) {
        var antrag = auftrag.antrag();
        var heute = LocalDate.ofInstant(uhr.instant(), ZEITZONE);
        var jetzige = zustaendigkeiten.stammdaten();
        var wortlaut = new Wortlaut(katalog, new Tagesstand(jetzige, heute));
        var offen = auftrag.zustand() == Auftragszustand.ENTWURF || auftrag.zustand() == Auftragszustand.EINGEREICHT;
        var befunde = auftraege.befunde(auftrag);
        var umkehr = spaeterer(
                auftrag,
                anderer -> Objects.equals(anderer.umkehrVon(), auftrag.id()) && !VORBEI.contains(anderer.zustand()));
        return new Auftragsbild(
                auftrag,
                wortlaut.dienststelle(antrag.dienststelle()),
                wortlaut.kurz(antrag),
                Gegenueberstellung.von(antrag.aenderungen(), offen ? jetzige : vorher(auftrag, jetzige), wortlaut),
                Beachtenswertes.von(befunde, antrag, wortlaut),
                antrag.aenderungen().stream()
                        .map(Aenderung::organisationspostfach)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(postfachpruefungen::stand)
                        .toList(),
                umkehr,
                spaeterer(auftrag, anderer -> Objects.equals(anderer.ersetzt(), auftrag.id())),
                Handlungen.von(
                        auftrag,
                        wer,
                        Vorlage.zu(auftrag, weisungen, null).isPresent(),
                        befunde.stream().anyMatch(befund -> befund.code().equals(Beachtenswertes.UNGEPRUEFT)),
                        umkehr != null));
    }

    /** The rows that the author saw in place of those that hold now; the rest of the tables as it is. */
    private Stammdaten vorher(Aenderungsauftrag auftrag, Stammdaten jetzige) {
        var damals = pflege.zeilen(Ausgangslage.belege(auftrag.ausgangslage()));
        var schluessel =
                auftrag.antrag().aenderungen().stream().map(Schluessel::von).collect(toSet());
        return new Stammdaten(
                verbunden(jetzige.dienststellen(), damals.dienststellen(), schluessel),
                verbunden(jetzige.postfaecher(), damals.postfaecher(), schluessel),
                verbunden(jetzige.weiterleitungen(), damals.weiterleitungen(), schluessel));
    }

    private static <Z extends Zeile> List<Z> verbunden(List<Z> jetzige, List<Z> damalige, Set<Schluessel> ersetzte) {
        return Stream.concat(
                        damalige.stream(), jetzige.stream().filter(zeile -> !ersetzte.contains(Schluessel.von(zeile))))
                .toList();
    }

    private @Nullable Long spaeterer(Aenderungsauftrag auftrag, Predicate<Aenderungsauftrag> gesucht) {
        var agentur = Tagesstand.agentur(auftrag.antrag().dienststelle());
        return auftraege.suche(new Auftragssuche(Set.of(), agentur, null, null, 0, JUENGSTE)).stream()
                .filter(gesucht)
                .map(Aenderungsauftrag::id)
                .findFirst()
                .orElse(null);
    }
}

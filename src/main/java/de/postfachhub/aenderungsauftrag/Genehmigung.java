package de.postfachhub.aenderungsauftrag;

import de.postfachhub.postfachpruefung.Postfachpruefungen;
import de.postfachhub.postfachpruefung.Pruefzustand;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stammdatenaenderung;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The last look at a request before it is written, at tables that nobody else can change meanwhile. */
@Component
final class Genehmigung {

    private static final String STAND_GEAENDERT = "STAND_GEAENDERT";

    private final Auftragspruefung pruefung;
    private final Warteschlangenpruefung warteschlangen;
    private final Postfachpruefungen postfachpruefungen;

    Genehmigung(
            Auftragspruefung pruefung, Warteschlangenpruefung warteschlangen, Postfachpruefungen postfachpruefungen) {
        this.pruefung = pruefung;
        this.warteschlangen = warteschlangen;
        this.postfachpruefungen = postfachpruefungen;
    }

    /** What only the broker knows against a request, to be asked before anybody waits for the tables. */
    List<Befund> frageBroker(Aenderungsauftrag auftrag) {
        return warteschlangen.hindernisse(auftrag.antrag());
    }

    /**
     * What the request does to these tables.
     *
     * @param amBroker see {@link #frageBroker}
     * @throws Auftragskonflikt if it is too late, or if somebody has changed the same thing in between
     * @throws AuftragAbgewiesen if a rule speaks against it
     */
    Stammdatenaenderung wende(
            Aenderungsauftrag auftrag,
            List<Befund> amBroker,
            Stammdaten bekannt,
            boolean ungeprueftesPostfach,
            LocalDate heute) {
        if (auftrag.verfaellt(heute)) {
            throw new Auftragskonflikt(
                    "VERFALLEN",
                    "Auftrag %d wurde bis zum Beginn am %s nicht genehmigt. Als neue Fassung mit einem späteren Beginn einreichen."
                            .formatted(auftrag.id(), Tag.deutsch(auftrag.beginn())));
        }
        if (!unveraendert(auftrag, bekannt)) {
            throw new Auftragskonflikt(STAND_GEAENDERT, geaendert(auftrag));
        }
        var gegen = Stream.of(
                        pruefung.pruefe(auftrag.antrag(), auftrag.umkehrVon() != null, bekannt, heute),
                        amBroker,
                        ungepruefte(auftrag, bekannt, ungeprueftesPostfach))
                .flatMap(List::stream)
                .filter(befund -> !befund.hinweis() || befund.code().equals(Auftragspruefung.SACKGASSE))
                .map(Befund::alsHindernis)
                .toList();
        if (!gegen.isEmpty()) {
            throw new AuftragAbgewiesen(gegen);
        }
        return Fortschreibung.von(bekannt, auftrag.antrag().aenderungen(), auftrag.id());
    }

    /** What {@link #wende} would say today, and what is only worth knowing. */
    List<Befund> befunde(Aenderungsauftrag auftrag, Stammdaten bekannt, LocalDate heute) {
        List<Befund> befunde = new ArrayList<>();
        if (!unveraendert(auftrag, bekannt)) {
            befunde.add(new Befund(STAND_GEAENDERT, "", geaendert(auftrag), false));
        }
        befunde.addAll(pruefung.pruefe(auftrag.antrag(), auftrag.umkehrVon() != null, bekannt, heute));
        befunde.addAll(warteschlangen.hinweise(auftrag.antrag()));
        befunde.addAll(ungepruefte(auftrag, bekannt, false));
        return List.copyOf(befunde);
    }

    private static boolean unveraendert(Aenderungsauftrag auftrag, Stammdaten bekannt) {
        return Ausgangslage.von(bekannt, auftrag.antrag().aenderungen()).equals(auftrag.ausgangslage());
    }

    private static String geaendert(Aenderungsauftrag auftrag) {
        return "Seit Auftrag %d geschrieben wurde, hat sich geändert, was er ändert. Ansehen, was jetzt gilt, und ihn als neue"
                        .formatted(auftrag.id())
                + " Fassung einreichen.";
    }

    /** Mailboxes that are new for their Bereich and of which nobody knows whether the team reads them. */
    private List<Befund> ungepruefte(Aenderungsauftrag auftrag, Stammdaten bekannt, boolean bestaetigt) {
        var aenderungen = auftrag.antrag().aenderungen();
        return IntStream.range(0, auftrag.umkehrVon() == null ? aenderungen.size() : 0)
                .filter(i -> aenderungen.get(i).organisationspostfach() != null)
                .filter(i -> istNeu(aenderungen.get(i), bekannt))
                .mapToObj(i ->
                        ungeprueft(i, Objects.requireNonNull(aenderungen.get(i).organisationspostfach())))
                .flatMap(List::stream)
                .filter(befund -> !bestaetigt || !befund.code().equals("POSTFACH_UNGEPRUEFT"))
                .toList();
    }

    private static boolean istNeu(Aenderung aenderung, Stammdaten bekannt) {
        return bekannt.postfaecher().stream()
                .noneMatch(zeile -> zeile.dienststelle().equals(aenderung.dienststelle())
                        && zeile.bereich() == aenderung.bereich()
                        && Objects.equals(zeile.organisationspostfach(), aenderung.organisationspostfach()));
    }

    private List<Befund> ungeprueft(int i, String adresse) {
        var zustand = postfachpruefungen.stand(adresse).zustand();
        if (zustand == Pruefzustand.GEPRUEFT) {
            return List.of();
        }
        var wasTun = zustand == Pruefzustand.UNGEPRUEFT
                ? "die Postfachprüfung abschließen, oder ausdrücklich bestätigen, dass es ungeprüft gelten soll"
                : "ein anderes Postfach eintragen, oder dieses in Ordnung bringen und prüfen";
        return List.of(new Befund(
                "POSTFACH_" + zustand,
                "aenderungen[%d].organisationspostfach".formatted(i),
                "das Organisationspostfach ist %s; %s".formatted(zustand.bezeichnung(), wasTun),
                false));
    }
}

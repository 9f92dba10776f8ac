package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragszustand.ABGELEHNT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.EINGEREICHT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.ENTWURF;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.GENEHMIGT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.VERFALLEN;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.WIRKSAM;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.ZURUECKGEZOGEN;

import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stammdatenpflege;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The requests' way through their states. Each step is a row that is added; the states before stay readable for ever. */
@Component
final class Auftragsverwaltung implements Aenderungsauftraege {

    private static final Set<Auftragszustand> OFFEN = EnumSet.of(ENTWURF, EINGEREICHT);
    private static final Set<Auftragszustand> IN_DEN_TABELLEN = EnumSet.of(GENEHMIGT, WIRKSAM);

    /** How long an approval waits for the preview that is kept with it. */
    private static final Duration GEDULD = Duration.ofSeconds(5);

    private final Auftragsspeicher speicher;
    private final Auftragspruefung pruefung;
    private final Genehmigung genehmigung;
    private final Auswirkungen auswirkungen;
    private final Zustaendigkeiten zustaendigkeiten;
    private final Stammdatenpflege pflege;
    private final TransactionTemplate transaktion;
    private final Clock uhr;

    Auftragsverwaltung(
            Auftragsspeicher speicher,
            Auftragspruefung pruefung,
            Genehmigung genehmigung,
            Auswirkungen auswirkungen,
            Zustaendigkeiten zustaendigkeiten,
            Stammdatenpflege pflege,
            TransactionTemplate transaktion,
            Clock uhr) {
        this.speicher = speicher;
        this.pruefung = pruefung;
        this.genehmigung = genehmigung;
        this.auswirkungen = auswirkungen;
        this.zustaendigkeiten = zustaendigkeiten;
        this.pflege = pflege;
        this.transaktion = transaktion;
        this.uhr = uhr;
    }

    @Override
    public List<Befund> befunde(Aenderungsauftrag auftrag) {
        return OFFEN.contains(auftrag.zustand())
                ? genehmigung.befunde(auftrag, zustaendigkeiten.stammdaten(), heute())
                : List.of();
    }

    @Override
    public Aenderungsauftrag stelle(
            Antrag antrag, @Nullable Long ersetzt, @Nullable UUID einmalschluessel, Handelnder wer) {
        Rechte.verlangeVerwaltung(antrag.dienststelle(), wer);
        var sendung = new Einmalsendung(
                einmalschluessel,
                wer,
                frueherer -> frueherer.umkehrVon() == null
                        && frueherer.antrag().equals(antrag)
                        && Objects.equals(frueherer.ersetzt(), ersetzt));
        return sendung.einmal(
                speicher,
                () -> inTransaktion(() -> {
                    if (ersetzt != null) {
                        loeseAb(auftrag(ersetzt), wer);
                    }
                    return entwirf(antrag, null, ersetzt, sendung);
                }));
    }

    private void loeseAb(Aenderungsauftrag alter, Handelnder wer) {
        Rechte.verlangeVerwaltung(alter.antrag().dienststelle(), wer);
        if (OFFEN.contains(alter.zustand())) {
            speicher.fuegeEin(
                    alter.id(), alter.naechster(ZURUECKGEZOGEN, wer, jetzt(), "Durch eine neue Fassung abgelöst"));
        }
    }

    private Aenderungsauftrag entwirf(
            Antrag antrag, @Nullable Long umkehrVon, @Nullable Long ersetzt, Einmalsendung sendung) {
        var bekannt = zustaendigkeiten.stammdaten();
        verlangeFehlerfrei(antrag, umkehrVon != null, bekannt);
        var autor = sendung.autor();
        var id = speicher.fuegeEin(
                antrag,
                autor.name(),
                jetzt(),
                umkehrVon,
                ersetzt,
                Ausgangslage.von(bekannt, antrag.aenderungen()),
                sendung.einmalschluessel());
        speicher.fuegeEin(id, new Auftragsschritt(1, ENTWURF, autor.name(), autor.kennung(), jetzt(), null));
        return auftrag(id);
    }

    @Override
    public Aenderungsauftrag reicheEin(long id, Handelnder wer) {
        var eingereicht = inTransaktion(() -> {
            var auftrag = auftrag(id);
            Rechte.verlangeVerwaltung(auftrag.antrag().dienststelle(), wer);
            verlange(auftrag, EnumSet.of(ENTWURF), "eingereicht");
            verlangeFehlerfrei(auftrag.antrag(), auftrag.umkehrVon() != null, zustaendigkeiten.stammdaten());
            return schritt(auftrag, EINGEREICHT, wer, null);
        });
        auswirkungen.von(eingereicht, Duration.ZERO);
        return eingereicht;
    }

    @Override
    public Aenderungsauftrag genehmige(long id, boolean ungeprueftesPostfach, @Nullable String grund, Handelnder wer) {
        var vorher = auftrag(id);
        Rechte.verlangeGenehmigung(vorher, wer);
        verlange(vorher, EnumSet.of(EINGEREICHT), "genehmigt");
        var amBroker = genehmigung.frageBroker(vorher);
        auswirkungen.von(vorher, GEDULD);
        return inTransaktion(() -> {
            pflege.schreibe(bekannt -> {
                // Read once more, now that nobody else can decide; a withdrawal that comes from here on collides with
                // this step.
                var auftrag = auftrag(id);
                verlange(auftrag, EnumSet.of(EINGEREICHT), "genehmigt");
                schritt(auftrag, GENEHMIGT, wer, grund);
                return genehmigung.wende(auftrag, amBroker, bekannt, ungeprueftesPostfach, heute());
            });
            var genehmigt = auftrag(id);
            return genehmigt.wirdWirksam(heute()) ? wirksam(genehmigt) : genehmigt;
        });
    }

    @Override
    public Aenderungsauftrag lehneAb(long id, @Nullable String grund, Handelnder wer) {
        return inTransaktion(() -> {
            var auftrag = auftrag(id);
            Rechte.verlangeEntscheidung(auftrag, wer);
            verlange(auftrag, EnumSet.of(EINGEREICHT), "abgelehnt");
            if (grund == null || grund.isBlank()) {
                throw new AuftragAbgewiesen(List.of(new Befund(
                        "FELD_FEHLT",
                        "grund",
                        "Wer ablehnt, sagt warum: die Administration muss es ändern können.",
                        false)));
            }
            return schritt(auftrag, ABGELEHNT, wer, grund);
        });
    }

    @Override
    public Aenderungsauftrag nimmZurueck(long id, @Nullable String grund, Handelnder wer) {
        return inTransaktion(() -> {
            var auftrag = auftrag(id);
            Rechte.verlangeVerwaltung(auftrag.antrag().dienststelle(), wer);
            verlange(auftrag, OFFEN, "zurückgezogen");
            return schritt(auftrag, ZURUECKGEZOGEN, wer, grund);
        });
    }

    @Override
    public Aenderungsauftrag kehreUm(long id, @Nullable UUID einmalschluessel, Handelnder wer) {
        var sendung = new Einmalsendung(einmalschluessel, wer, frueherer -> Objects.equals(frueherer.umkehrVon(), id));
        return sendung.einmal(
                speicher,
                () -> inTransaktion(() -> {
                    var auftrag = auftrag(id);
                    Rechte.verlangeVerwaltung(auftrag.antrag().dienststelle(), wer);
                    verlange(auftrag, IN_DEN_TABELLEN, "rückgängig gemacht");
                    var vorher = pflege.zeilen(Ausgangslage.belege(auftrag.ausgangslage()));
                    var aenderungen = Umkehr.von(auftrag.antrag().aenderungen(), vorher, heute());
                    if (aenderungen.isEmpty()) {
                        throw new Auftragskonflikt(
                                "NICHTS_UMZUKEHREN",
                                "Von Auftrag %d gilt heute nichts mehr, was umzukehren wäre.".formatted(id));
                    }
                    var umkehr = new Antrag(
                            auftrag.antrag().dienststelle(), null, "Umkehr von Auftrag " + id, false, aenderungen);
                    return entwirf(umkehr, id, null, sendung);
                }));
    }

    @Override
    public Optional<Aenderungsauftrag> finde(long id) {
        return speicher.finde(id);
    }

    @Override
    public List<Aenderungsauftrag> suche(Auftragssuche suche) {
        return speicher.suche(suche);
    }

    /** What happens by the calendar alone: what wasn't approved in time lapses, what was approved becomes effective. */
    void schreibeFort(Aenderungsauftrag offener) {
        if (!offener.verfaellt(heute()) && !offener.wirdWirksam(heute())) {
            return;
        }
        inTransaktion(() -> {
            var auftrag = auftrag(offener.id());
            if (auftrag.verfaellt(heute())) {
                return hinzu(auftrag.naechster(VERFALLEN, jetzt(), "Bis zum Beginn nicht genehmigt"), auftrag.id());
            }
            return auftrag.wirdWirksam(heute()) ? wirksam(auftrag) : auftrag;
        });
    }

    private Aenderungsauftrag wirksam(Aenderungsauftrag auftrag) {
        return hinzu(auftrag.naechster(WIRKSAM, jetzt(), null), auftrag.id());
    }

    private Aenderungsauftrag schritt(
            Aenderungsauftrag auftrag, Auftragszustand zustand, Handelnder wer, @Nullable String grund) {
        return hinzu(auftrag.naechster(zustand, wer, jetzt(), grund), auftrag.id());
    }

    private Aenderungsauftrag hinzu(Auftragsschritt schritt, long auftrag) {
        speicher.fuegeEin(auftrag, schritt);
        return auftrag(auftrag);
    }

    private Aenderungsauftrag auftrag(long id) {
        return speicher.finde(id).orElseThrow(() -> new AuftragUnbekannt(id));
    }

    private void verlangeFehlerfrei(Antrag antrag, boolean umkehr, Stammdaten bekannt) {
        var befunde = pruefung.pruefe(antrag, umkehr, bekannt, heute());
        if (!befunde.stream().allMatch(Befund::hinweis)) {
            throw new AuftragAbgewiesen(
                    befunde.stream().filter(befund -> !befund.hinweis()).toList());
        }
    }

    private void verlange(Aenderungsauftrag auftrag, Set<Auftragszustand> erlaubte, String schritt) {
        if (!erlaubte.contains(auftrag.zustand())) {
            throw new Auftragskonflikt(
                    "FALSCHER_ZUSTAND",
                    "Auftrag %d ist im Zustand „%s“ und kann so nicht %s werden."
                            .formatted(auftrag.id(), auftrag.zustand().bezeichnung(), schritt));
        }
    }

    private Aenderungsauftrag inTransaktion(Supplier<Aenderungsauftrag> schritt) {
        try {
            return Objects.requireNonNull(transaktion.execute(status -> schritt.get()));
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            throw new Auftragskonflikt(
                    "GLEICHZEITIG",
                    "Im selben Moment hat jemand anders etwas geändert. Den Auftrag neu laden und ansehen, was jetzt gilt.");
        }
    }

    private LocalDate heute() {
        return LocalDate.ofInstant(uhr.instant(), Gueltigkeit.ZEITZONE);
    }

    private OffsetDateTime jetzt() {
        return uhr.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}

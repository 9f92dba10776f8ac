package de.postfachhub.aenderungsauftrag;

import static java.util.Objects.requireNonNull;

import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stammdatenaenderung;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import de.postfachhub.zustaendigkeit.Zeile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the changes of a request do to the tables. A pure function: preview, approval and undo can't differ.
 *
 * <p>A change cuts its time out of whatever rows of its key hold then, and puts itself in their place. What is left of a row
 * before and after that time becomes a row of its own that still belongs to the request which wrote it.
 */
final class Fortschreibung {

    private final Stammdaten bekannt;
    private final @Nullable Long auftrag;
    private final List<Zeile> beendet = new ArrayList<>();
    private final List<Zeile> neu = new ArrayList<>();

    private Fortschreibung(Stammdaten bekannt, @Nullable Long auftrag) {
        this.bekannt = bekannt;
        this.auftrag = auftrag;
    }

    /** @param auftrag number of the request, stands in the new rows; null in a preview */
    static Stammdatenaenderung von(Stammdaten bekannt, List<Aenderung> aenderungen, @Nullable Long auftrag) {
        var fortschreibung = new Fortschreibung(bekannt, auftrag);
        aenderungen.forEach(fortschreibung::wende);
        return new Stammdatenaenderung(
                fortschreibung.beendet,
                new Stammdaten(
                        fortschreibung.neue(Dienststelle.class),
                        fortschreibung.neue(Postfach.class),
                        fortschreibung.neue(Weiterleitung.class)));
    }

    /** The rows of the key that hold at some time of the change, oldest first. */
    static List<Zeile> verdraengte(Stammdaten bekannt, Aenderung aenderung) {
        var dann = new Gueltigkeit(aenderung.gueltigAb(), aenderung.gueltigBis());
        return Schluessel.von(aenderung)
                .zeilen(bekannt)
                .filter(zeile -> zeile.gueltigkeit().ueberschneidet(dann))
                .sorted((eine, andere) ->
                        eine.gueltigkeit().ab().compareTo(andere.gueltigkeit().ab()))
                .toList();
    }

    private void wende(Aenderung aenderung) {
        var dann = new Gueltigkeit(aenderung.gueltigAb(), aenderung.gueltigBis());
        var schluessel = Schluessel.von(aenderung);
        List<Zeile> betroffen = new ArrayList<>();
        verdraengte(bekannt, aenderung).stream()
                .filter(zeile -> !beendet.contains(zeile))
                .forEach(zeile -> {
                    beendet.add(zeile);
                    betroffen.add(zeile);
                });
        neu.removeIf(zeile -> Schluessel.von(zeile).equals(schluessel)
                && zeile.gueltigkeit().ueberschneidet(dann)
                && betroffen.add(zeile));
        betroffen.forEach(zeile -> reste(zeile, dann, aenderung));
        if (!aenderung.aufheben()) {
            neu.add(zeile(aenderung, dann, betroffen));
        }
    }

    private void reste(Zeile zeile, Gueltigkeit dann, Aenderung aenderung) {
        var ab = zeile.gueltigkeit().ab();
        var bis = zeile.gueltigkeit().bis();
        if (ab.isBefore(dann.ab())) {
            neu.add(kopie(zeile, ab, dann.ab(), aenderung.aufheben() ? aenderung.nachfolger() : null));
        }
        if (dann.bis() != null && (bis == null || bis.isAfter(dann.bis()))) {
            neu.add(kopie(zeile, dann.bis(), bis, zeile instanceof Dienststelle d ? d.nachfolger() : null));
        }
    }

    private static Zeile kopie(Zeile zeile, LocalDate ab, @Nullable LocalDate bis, @Nullable String nachfolger) {
        var gueltigkeit = new Gueltigkeit(ab, bis);
        if (zeile instanceof Dienststelle alt) {
            return new Dienststelle(
                    0,
                    alt.nummer(),
                    alt.name(),
                    alt.regionaldirektion(),
                    gueltigkeit,
                    nachfolger,
                    alt.aenderungsauftrag());
        }
        if (zeile instanceof Postfach alt) {
            return new Postfach(
                    0,
                    alt.dienststelle(),
                    alt.bereich(),
                    alt.zielpostfach(),
                    alt.organisationspostfach(),
                    gueltigkeit,
                    alt.aenderungsauftrag());
        }
        var alt = (Weiterleitung) zeile;
        return new Weiterleitung(
                0,
                alt.dienststelle(),
                alt.anliegen(),
                alt.rechtskreis(),
                alt.herkunft(),
                alt.bereich(),
                gueltigkeit,
                alt.grund(),
                alt.aenderungsauftrag());
    }

    private Zeile zeile(Aenderung aenderung, Gueltigkeit dann, List<Zeile> betroffen) {
        return switch (aenderung.art()) {
            case WEITERLEITUNG ->
                new Weiterleitung(
                        0,
                        aenderung.dienststelle(),
                        requireNonNull(aenderung.anliegen()),
                        requireNonNull(aenderung.rechtskreis()),
                        requireNonNull(aenderung.herkunft()),
                        requireNonNull(aenderung.bereich()),
                        dann,
                        null,
                        auftrag);
            case POSTFACH ->
                new Postfach(
                        0,
                        aenderung.dienststelle(),
                        requireNonNull(aenderung.bereich()),
                        requireNonNull(aenderung.zielpostfach()),
                        aenderung.organisationspostfach(),
                        dann,
                        auftrag);
            case DIENSTSTELLE ->
                new Dienststelle(
                        0,
                        aenderung.dienststelle(),
                        requireNonNull(aenderung.name()),
                        regionaldirektion(aenderung, betroffen),
                        dann,
                        dann.bis() == null ? null : aenderung.nachfolger(),
                        auftrag);
        };
    }

    /** A change doesn't name it: it is that of the row before. */
    private @Nullable String regionaldirektion(Aenderung aenderung, List<Zeile> betroffen) {
        var vorbild = betroffen.isEmpty()
                ? Schluessel.von(aenderung).zeilen(bekannt).reduce((eine, andere) -> andere)
                : betroffen.stream().findFirst();
        return vorbild.map(zeile -> ((Dienststelle) zeile).regionaldirektion()).orElse(null);
    }

    private <Z extends Zeile> List<Z> neue(Class<Z> art) {
        return neu.stream().filter(art::isInstance).map(art::cast).toList();
    }
}

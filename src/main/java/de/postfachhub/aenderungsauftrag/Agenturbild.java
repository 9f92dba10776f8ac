package de.postfachhub.aenderungsauftrag;

import de.postfachhub.postfachpruefung.Postfachpruefungen;
import de.postfachhub.postfachpruefung.Pruefzustand;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import de.postfachhub.zustaendigkeit.Zeile;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of an agency and its offices in words: what holds, and what is planned. */
final class Agenturbild {

    /** @param pruefzustand null where nobody is notified */
    record Postfachzeile(
            String dienststelle,
            String bereich,
            String zielpostfach,
            @Nullable String organisationspostfach,
            @Nullable Pruefzustand pruefzustand,
            String gilt) {}

    /** A forwarding that holds. */
    record Regelzeile(String dienststelle, String anliegen, String bereich, String gilt) {}

    /**
     * Something that will change.
     *
     * @param auftrag number of the request that brings it; null: it was imported
     */
    record Kuenftiges(
            LocalDate tag,
            String dienststelle,
            String text,
            @Nullable Long auftrag) {}

    private final String nummer;
    private final Tagesstand heute;
    private final Wortlaut wortlaut;
    private final Postfachpruefungen pruefungen;

    Agenturbild(String nummer, Tagesstand heute, Wortlaut wortlaut, Postfachpruefungen pruefungen) {
        this.nummer = nummer;
        this.heute = heute;
        this.wortlaut = wortlaut;
        this.pruefungen = pruefungen;
    }

    List<Postfachzeile> postfaecher() {
        return geltende(heute.stammdaten().postfaecher()).map(this::zeile).toList();
    }

    private Postfachzeile zeile(Postfach postfach) {
        var adresse = postfach.organisationspostfach();
        return new Postfachzeile(
                wortlaut.dienststelle(postfach.dienststelle()),
                postfach.bereich().bezeichnung(),
                postfach.zielpostfach(),
                adresse,
                adresse == null ? null : pruefungen.stand(adresse).zustand(),
                gilt(postfach));
    }

    List<Regelzeile> weiterleitungen() {
        return geltende(heute.stammdaten().weiterleitungen())
                .map(regel -> new Regelzeile(
                        wortlaut.dienststelle(regel.dienststelle()),
                        wortlaut.gegenstand(regel.anliegen(), regel.rechtskreis(), regel.herkunft()),
                        regel.bereich().bezeichnung(),
                        gilt(regel)))
                .toList();
    }

    /** What begins later and what ends, in the order of the calendar. */
    List<Kuenftiges> kuenftiges() {
        return Stream.concat(
                        kuenftige(zeile -> zeile.gueltigkeit().ab(), "von da an "),
                        kuenftige(zeile -> zeile.gueltigkeit().bis(), "von da an nicht mehr "))
                .sorted(Comparator.comparing(Kuenftiges::tag).thenComparing(Kuenftiges::dienststelle))
                .toList();
    }

    private Stream<Kuenftiges> kuenftige(Function<Zeile, @Nullable LocalDate> wann, String vorsatz) {
        return heute.stammdaten()
                .zeilen()
                .filter(zeile -> Tagesstand.agentur(zeile.schluessel().get(0)).equals(nummer))
                .filter(zeile -> {
                    var tag = wann.apply(zeile);
                    return tag != null && tag.isAfter(heute.tag());
                })
                .map(zeile -> new Kuenftiges(
                        wann.apply(zeile),
                        wortlaut.dienststelle(zeile.schluessel().get(0)),
                        vorsatz + text(zeile),
                        zeile.aenderungsauftrag()));
    }

    private String text(Zeile zeile) {
        if (zeile instanceof Weiterleitung regel) {
            return "%s an %s"
                    .formatted(
                            wortlaut.gegenstand(regel.anliegen(), regel.rechtskreis(), regel.herkunft()),
                            regel.bereich().bezeichnung());
        }
        if (zeile instanceof Postfach postfach) {
            return "%s: %s, Organisationspostfach %s"
                    .formatted(
                            postfach.bereich().bezeichnung(),
                            postfach.zielpostfach(),
                            postfach.organisationspostfach() == null ? "keines" : postfach.organisationspostfach());
        }
        return "Dienststelle " + ((Dienststelle) zeile).name();
    }

    private <Z extends Zeile> Stream<Z> geltende(List<Z> zeilen) {
        return zeilen.stream()
                .filter(zeile -> zeile.gueltigkeit().enthaelt(heute.tag()))
                .filter(zeile -> Tagesstand.agentur(zeile.schluessel().get(0)).equals(nummer))
                .sorted(Comparator.comparing(zeile -> String.join(" ", zeile.schluessel())));
    }

    private String gilt(Zeile zeile) {
        return wortlaut.zeitraum(zeile.gueltigkeit().ab(), zeile.gueltigkeit().bis());
    }
}

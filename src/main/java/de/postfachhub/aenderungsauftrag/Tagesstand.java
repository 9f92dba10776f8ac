package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import de.postfachhub.zustaendigkeit.Zeile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What holds on a day, for people who look at it beside a request. An office without a row of its own has its agency's. */
record Tagesstand(Stammdaten stammdaten, LocalDate tag) {

    private static final int AGENTUR = 3;

    Optional<Dienststelle> dienststelle(@Nullable String nummer) {
        return gueltige(stammdaten.dienststellen(), zeile -> zeile.nummer().equals(nummer));
    }

    Optional<Postfach> postfach(String nummer, Bereich bereich) {
        return eigenes(nummer, bereich).or(() -> eigenes(agentur(nummer), bereich));
    }

    Optional<Weiterleitung> weiterleitung(String nummer, String anliegen, Rechtskreis kreis, Herkunft herkunft) {
        return eigene(nummer, anliegen, kreis, herkunft).or(() -> eigene(agentur(nummer), anliegen, kreis, herkunft));
    }

    /** The agencies that there are on the day, by number. */
    List<Dienststelle> agenturen() {
        return stammdaten.dienststellen().stream()
                .filter(zeile -> zeile.nummer().length() == AGENTUR
                        && zeile.gueltigkeit().enthaelt(tag))
                .sorted((eine, andere) -> eine.nummer().compareTo(andere.nummer()))
                .toList();
    }

    /** The agency of that number and its offices, by number. */
    List<Dienststelle> vonAgentur(String agentur) {
        return stammdaten.dienststellen().stream()
                .filter(zeile -> agentur(zeile.nummer()).equals(agentur)
                        && zeile.gueltigkeit().enthaelt(tag))
                .sorted((eine, andere) -> eine.nummer().compareTo(andere.nummer()))
                .toList();
    }

    static String agentur(String nummer) {
        return nummer.length() > AGENTUR ? nummer.substring(0, AGENTUR) : nummer;
    }

    private Optional<Postfach> eigenes(String nummer, Bereich bereich) {
        return gueltige(
                stammdaten.postfaecher(),
                zeile -> zeile.bereich() == bereich && zeile.dienststelle().equals(nummer));
    }

    private Optional<Weiterleitung> eigene(String nummer, String anliegen, Rechtskreis kreis, Herkunft herkunft) {
        return gueltige(
                stammdaten.weiterleitungen(),
                zeile -> zeile.schluessel().equals(List.of(nummer, anliegen, kreis.name(), herkunft.name())));
    }

    private <Z extends Zeile> Optional<Z> gueltige(List<Z> zeilen, Predicate<Z> auswahl) {
        return zeilen.stream()
                .filter(zeile -> zeile.gueltigkeit().enthaelt(tag) && auswahl.test(zeile))
                .findFirst();
    }
}

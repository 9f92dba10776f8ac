package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.zustaendigkeit.Postfach;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds today, beside the inputs of the form.
 *
 * @param zielpostfach null if the form asks for none
 * @param organisationspostfach the same
 * @param regeln what holds for the Anliegen of the form
 */
record Geltendes(@Nullable String zielpostfach, @Nullable String organisationspostfach, List<Regel> regeln) {

    /** Who gets the messages with an Anliegen, in words. */
    record Regel(String anliegen, String bereich, String zeitraum) {}

    /** @param bereich whose mailboxes the form is about; null: none's */
    static Geltendes fuer(
            Antragsformular formular,
            @Nullable Bereich bereich,
            @Nullable Weisung weisung,
            Tagesstand heute,
            Wortlaut wortlaut) {
        var nummer = String.valueOf(formular.dienststelle());
        var postfach = bereich == null ? Optional.<Postfach>empty() : heute.postfach(nummer, bereich);
        return new Geltendes(
                bereich == null ? null : postfach.map(Postfach::zielpostfach).orElse("keines"),
                bereich == null
                        ? null
                        : postfach.map(Postfach::organisationspostfach).orElse("keines, niemand wird benachrichtigt"),
                (weisung == null ? bisherige(nummer, heute, wortlaut) : derWeisung(weisung, nummer, heute, wortlaut))
                        .toList());
    }

    private static Stream<Regel> derWeisung(Weisung weisung, String nummer, Tagesstand heute, Wortlaut wortlaut) {
        return weisung.anliegen().stream()
                .sorted()
                .flatMap(anliegen -> weisung.rechtskreise().stream()
                        .flatMap(kreis -> weisung.herkuenfte().stream()
                                .map(herkunft -> heute.weiterleitung(nummer, anliegen, kreis, herkunft)
                                        .map(zeile -> regel(zeile, wortlaut))
                                        .orElseGet(() -> new Regel(
                                                wortlaut.gegenstand(anliegen, kreis, herkunft),
                                                wortlaut.standardbereich(anliegen),
                                                "Standard, keine Weiterleitung")))));
    }

    private static Stream<Regel> bisherige(String nummer, Tagesstand heute, Wortlaut wortlaut) {
        return heute.stammdaten().weiterleitungen().stream()
                .filter(zeile -> zeile.gueltigkeit().enthaelt(heute.tag()))
                .filter(zeile -> zeile.dienststelle().equals(nummer)
                        || zeile.dienststelle().equals(Tagesstand.agentur(nummer)))
                .map(zeile -> regel(zeile, wortlaut));
    }

    private static Regel regel(Weiterleitung zeile, Wortlaut wortlaut) {
        return new Regel(
                wortlaut.gegenstand(zeile.anliegen(), zeile.rechtskreis(), zeile.herkunft()),
                zeile.bereich().bezeichnung(),
                wortlaut.zeitraum(zeile.gueltigkeit().ab(), zeile.gueltigkeit().bis()));
    }
}

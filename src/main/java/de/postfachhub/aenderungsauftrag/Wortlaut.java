package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Dienststelle;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests and rows in words, as the pages say them. */
final class Wortlaut {

    private final Anliegenkatalog katalog;
    private final Tagesstand heute;

    Wortlaut(Anliegenkatalog katalog, Tagesstand heute) {
        this.katalog = katalog;
        this.heute = heute;
    }

    /** All changes of a request in one line. */
    String kurz(Antrag antrag) {
        return antrag.aenderungen().stream().map(this::kurz).distinct().collect(Collectors.joining("; "));
    }

    private String kurz(Aenderung aenderung) {
        return switch (aenderung.art()) {
            case WEITERLEITUNG ->
                aenderung.bereich() == null || aenderung.aufheben()
                        ? "%s: Weiterleitung beenden".formatted(anliegen(aenderung.anliegen()))
                        : "%s an %s"
                                .formatted(
                                        anliegen(aenderung.anliegen()),
                                        aenderung.bereich().bezeichnung());
            case POSTFACH ->
                (aenderung.aufheben() ? "Ohne Postfächer: " : "Postfächer: ") + bereich(aenderung.bereich());
            case DIENSTSTELLE ->
                aenderung.aufheben()
                        ? "Dienststelle %s schließen".formatted(aenderung.dienststelle())
                        : "Dienststelle " + aenderung.dienststelle();
        };
    }

    /** What a change is about, without what it sets. */
    String gegenstand(Aenderung aenderung) {
        return switch (aenderung.art()) {
            case WEITERLEITUNG ->
                gegenstand(String.valueOf(aenderung.anliegen()), aenderung.rechtskreis(), aenderung.herkunft());
            case POSTFACH -> "Postfächer, Bereich " + bereich(aenderung.bereich());
            case DIENSTSTELLE -> "Dienststelle";
        };
    }

    /** Which messages a forwarding is about. */
    String gegenstand(String anliegen, @Nullable Rechtskreis kreis, @Nullable Herkunft herkunft) {
        return "%s (%s, %s)"
                .formatted(
                        anliegen(anliegen),
                        kreis == null ? "–" : kreis.bezeichnung(),
                        herkunft == null ? "–" : herkunft.bezeichnung());
    }

    String anliegen(@Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(katalog::finde)
                .map(Anliegen::bezeichnung)
                .orElse(String.valueOf(code));
    }

    /** The Bereich that works on it where no forwarding says otherwise. */
    String standardbereich(@Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(katalog::finde)
                .map(eines -> eines.standardbereich().bezeichnung())
                .orElse("unbekannt");
    }

    /** Number and, if it is known, name. */
    String dienststelle(@Nullable String nummer) {
        return heute.dienststelle(nummer)
                .map(Dienststelle::name)
                .map(name -> nummer + " " + name)
                .orElse(String.valueOf(nummer));
    }

    private static String bereich(@Nullable Bereich bereich) {
        return bereich == null ? "" : bereich.bezeichnung();
    }

    /** @param bis the day after the last one; null: without an end */
    String zeitraum(LocalDate ab, @Nullable LocalDate bis) {
        if (bis != null) {
            return "%s bis %s".formatted(Tag.deutsch(ab), Tag.deutsch(bis.minusDays(1)));
        }
        return (ab.isAfter(heute.tag()) ? "ab " : "seit ") + Tag.deutsch(ab);
    }
}

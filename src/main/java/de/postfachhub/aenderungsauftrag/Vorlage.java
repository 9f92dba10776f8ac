package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.weisung.Weisungen;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request turned back into the form that makes requests, so that somebody can make another one like it. */
final class Vorlage {

    private Vorlage() {}

    /**
     * @param ersetzt number of the request of which the form makes the new version; null: it makes another one
     * @return empty if the request contains what the form has no fields for
     */
    static Optional<Antragsformular> zu(Aenderungsauftrag auftrag, Weisungen weisungen, @Nullable Long ersetzt) {
        var antrag = auftrag.antrag();
        var weisung =
                Optional.ofNullable(antrag.weisung()).flatMap(weisungen::finde).orElse(null);
        return Optional.of(formular(antrag, ersetzt)).filter(formular -> sagtDasselbe(formular, weisung, antrag));
    }

    private static boolean sagtDasselbe(Antragsformular formular, @Nullable Weisung weisung, Antrag antrag) {
        try {
            var gelesen = Antragsleser.lies(formular.rohantrag(weisung));
            return new HashSet<>(gelesen.aenderungen()).equals(new HashSet<>(antrag.aenderungen()));
        } catch (AuftragAbgewiesen e) {
            return false;
        }
    }

    private static Antragsformular formular(Antrag antrag, @Nullable Long ersetzt) {
        var postfach = erste(antrag, Aenderungsart.POSTFACH);
        var regel = erste(antrag, Aenderungsart.WEITERLEITUNG);
        var schliessung = erste(antrag, Aenderungsart.DIENSTSTELLE);
        var eine = antrag.aenderungen().get(0);
        return new Antragsformular(
                eine.dienststelle(),
                zweck(antrag, eine),
                null,
                regel.map(Aenderung::anliegen).orElse(null),
                regel.map(Aenderung::rechtskreis).map(Enum::name).orElse(null),
                regel.map(Aenderung::herkunft).map(Enum::name).orElse(null),
                regel.map(aenderung -> aenderung.aufheben() ? Antragsformular.KEINER : name(aenderung.bereich()))
                        .orElse(null),
                postfach.map(Aenderung::zielpostfach).orElse(null),
                postfach.filter(Aenderung::gemeinsam).map(ja -> "true").orElse(null),
                postfach.map(Aenderung::organisationspostfach).orElse(null),
                schliessung.map(Aenderung::nachfolger).orElse(null),
                eine.gueltigAb().toString(),
                Optional.ofNullable(eine.gueltigBis())
                        .map(bis -> bis.minusDays(1))
                        .map(LocalDate::toString)
                        .orElse(null),
                antrag.grund(),
                antrag.rueckwirkend() ? "true" : null,
                ersetzt == null ? null : ersetzt.toString());
    }

    private static @Nullable String zweck(Antrag antrag, Aenderung eine) {
        if (antrag.weisung() != null) {
            return antrag.weisung();
        }
        return switch (eine.art()) {
            case POSTFACH -> name(eine.bereich());
            case WEITERLEITUNG -> Zweck.WEITERLEITUNG.name();
            case DIENSTSTELLE -> Zweck.SCHLIESSUNG.name();
        };
    }

    private static @Nullable String name(@Nullable Bereich bereich) {
        return bereich == null ? null : bereich.name();
    }

    private static Optional<Aenderung> erste(Antrag antrag, Aenderungsart art) {
        return antrag.aenderungen().stream()
                .filter(aenderung -> aenderung.art() == art)
                .findFirst();
    }
}

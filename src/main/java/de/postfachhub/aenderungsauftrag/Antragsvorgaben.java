package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.zustaendigkeit.Postfach;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the form of a request suggests where nothing was typed yet: the usual case needs no more than a look. */
final class Antragsvorgaben {

    /** Time for the second person. */
    private static final int TAGE_BIS_BEGINN = 7;

    private final Tagesstand heute;
    private final @Nullable Weisung weisung;

    Antragsvorgaben(Tagesstand heute, @Nullable Weisung weisung) {
        this.heute = heute;
        this.weisung = weisung;
    }

    /** @param formular names a Dienststelle that there is, and a purpose */
    Antragsformular ergaenze(Antragsformular formular) {
        var nummer = String.valueOf(formular.dienststelle());
        var bereich = bereich(formular);
        var postfach = bereich.flatMap(fuer -> heute.postfach(nummer, fuer));
        return new Antragsformular(
                nummer,
                formular.zweck(),
                null,
                formular.anliegen(),
                sonst(formular.rechtskreis(), Rechtskreis.SGB_III.name()),
                sonst(formular.herkunft(), Herkunft.UNTERNEHMENSPROFIL.name()),
                sonst(formular.bereich(), bereich.map(Bereich::name).orElse(null)),
                sonst(
                        formular.zielpostfach(),
                        postfach.map(Postfach::zielpostfach)
                                .orElseGet(() -> bereich.map(fuer -> ueblich(nummer, fuer))
                                        .orElse(null))),
                formular.gemeinsam(),
                sonst(
                        formular.organisationspostfach(),
                        postfach.map(Postfach::organisationspostfach).orElse(null)),
                formular.nachfolger(),
                sonst(formular.gueltigAb(), beginn().toString()),
                formular.letzterTag(),
                sonst(formular.grund(), weisung == null ? null : "Umsetzung der Weisung " + weisung.nummer()),
                formular.rueckwirkend(),
                formular.ersetzt());
    }

    /** Whose mailboxes the form is about, empty if it is about none. */
    Optional<Bereich> bereich(Antragsformular formular) {
        if (weisung != null) {
            return weisung.bereiche().stream()
                    .filter(einer ->
                            weisung.bereiche().size() == 1 || einer.name().equals(formular.bereich()))
                    .findFirst();
        }
        return formular.derZweck().map(Zweck::bereich);
    }

    static String ueblich(String nummer, Bereich bereich) {
        return "postfach.ziel.%s.%s"
                .formatted(
                        Tagesstand.agentur(nummer),
                        bereich.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private LocalDate beginn() {
        var bald = heute.tag().plusDays(TAGE_BIS_BEGINN);
        var frist = weisung == null ? bald : weisung.frist();
        return frist.isAfter(heute.tag()) && frist.isBefore(bald) ? frist : bald;
    }

    private static @Nullable String sonst(@Nullable String getippt, @Nullable String vorgabe) {
        return getippt == null ? vorgabe : getippt;
    }
}

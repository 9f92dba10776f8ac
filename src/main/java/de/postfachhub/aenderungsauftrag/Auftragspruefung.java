package de.postfachhub.aenderungsauftrag;

import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.StammdatenUngueltig;
import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What speaks against a request by itself, whoever makes it, and what its author should know. */
@Component
final class Auftragspruefung {

    /** A hint while a request is written, an obstacle when it shall be approved. */
    static final String SACKGASSE = "SACKGASSE";

    private final Weisungen weisungen;
    private final Anliegenkatalog katalog;
    private final Benachrichtigungseinstellungen benachrichtigung;

    Auftragspruefung(Weisungen weisungen, Anliegenkatalog katalog, Benachrichtigungseinstellungen benachrichtigung) {
        this.weisungen = weisungen;
        this.katalog = katalog;
        this.benachrichtigung = benachrichtigung;
    }

    /**
     * @param umkehr whether the request restores what was valid before: then old mailboxes and names are no fault
     * @param heute today in Germany
     */
    List<Befund> pruefe(Antrag antrag, boolean umkehr, Stammdaten bekannt, LocalDate heute) {
        List<Befund> befunde = new ArrayList<>();
        befunde.addAll(pruefeWeisung(antrag));
        befunde.addAll(Zeitpruefung.pruefe(antrag, bekannt, heute));
        if (bekannt.dienststellen().stream().noneMatch(zeile -> zeile.nummer().equals(antrag.dienststelle()))) {
            befunde.add(new Befund(
                    "UNBEKANNTE_DIENSTSTELLE",
                    "dienststelle",
                    "%s ist keine eingetragene Dienststelle".formatted(antrag.dienststelle()),
                    false));
        }
        for (var i = 0; i < antrag.aenderungen().size(); i++) {
            befunde.addAll(new Inhaltspruefung(antrag, i, umkehr, bekannt, katalog, benachrichtigung).pruefe());
        }
        if (befunde.stream().allMatch(Befund::hinweis)) {
            befunde.addAll(pruefeFolgen(antrag, bekannt));
        }
        return List.copyOf(befunde);
    }

    private List<Befund> pruefeWeisung(Antrag antrag) {
        if (antrag.weisung() == null) {
            return List.of();
        }
        return weisungen
                .finde(antrag.weisung())
                .map(weisung -> Weisungspruefung.pruefe(weisung, antrag))
                .orElseGet(() -> List.of(new Befund(
                        "UNBEKANNTE_WEISUNG",
                        "weisung",
                        "Diese Weisung kennt der Hub nicht; erlaubt: keine, oder "
                                + String.join(
                                        ", ",
                                        weisungen.weisungen().stream()
                                                .map(weisung -> weisung.nummer())
                                                .toList()),
                        false)));
    }

    private List<Befund> pruefeFolgen(Antrag antrag, Stammdaten bekannt) {
        List<Befund> befunde = new ArrayList<>();
        try {
            var probe = new Stammdatenprobe(katalog, bekannt, Fortschreibung.von(bekannt, antrag.aenderungen(), null));
            Sackgassen.finde(probe, katalog, antrag.aenderungen()).stream()
                    .map(Auftragspruefung::hinweis)
                    .forEach(befunde::add);
        } catch (StammdatenUngueltig e) {
            e.fehler().stream()
                    .map(fehler -> new Befund(fehler.art().name(), "aenderungen", fehler.text(), false))
                    .distinct()
                    .forEach(befunde::add);
        }
        return befunde;
    }

    private static Befund hinweis(Sackgasse sackgasse) {
        return new Befund(
                SACKGASSE,
                "aenderungen",
                "Nachrichten an %s mit dem Anliegen %s (%s, %s) würden ab %s zum Klärfall (%s). So kann der Auftrag nicht"
                                .formatted(
                                        sackgasse.dienststelle(),
                                        sackgasse.anliegen(),
                                        sackgasse.rechtskreis().bezeichnung(),
                                        sackgasse.herkunft().bezeichnung(),
                                        Tag.deutsch(sackgasse.ab()),
                                        sackgasse.grund())
                        + " genehmigt werden.",
                true);
    }
}

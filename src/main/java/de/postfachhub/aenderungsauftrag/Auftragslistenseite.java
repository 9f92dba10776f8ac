package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.zustaendigkeit.Gueltigkeit.ZEITZONE;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import de.postfachhub.zugang.Texteingaben;
import de.postfachhub.zugang.ZeigtTextfehler;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of the requests. */
@Hidden
@Controller
final class Auftragslistenseite {

    /** More than there are agencies: submitted requests don't pile up, they lapse. */
    private static final int ALLE_EINGEREICHTEN = 1000;

    private final Aenderungsauftraege auftraege;
    private final Zustaendigkeiten zustaendigkeiten;
    private final Weisungen weisungen;
    private final Anliegenkatalog katalog;
    private final Clock uhr;

    Auftragslistenseite(
            Aenderungsauftraege auftraege,
            Zustaendigkeiten zustaendigkeiten,
            Weisungen weisungen,
            Anliegenkatalog katalog,
            Clock uhr) {
        this.auftraege = auftraege;
        this.zustaendigkeiten = zustaendigkeiten;
        this.weisungen = weisungen;
        this.katalog = katalog;
        this.uhr = uhr;
    }

    /** @param wartend any value: only those about which the user can decide */
    @GetMapping("/aenderungsauftraege")
    @ZeigtTextfehler
    String liste(
            @ModelAttribute("filter") Auftragsfilter filter,
            @RequestParam(required = false) @Nullable String wartend,
            Texteingaben texte,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort) {
        var wartende = wartende(wer);
        var suche = filter.suche(wer.name());
        var gefunden = fehlerhaft(texte, antwort)
                ? List.<Aenderungsauftrag>of()
                : wartend == null ? auftraege.suche(suche) : wartende;
        seite.addAttribute("fehler", Feldfehler.von(texte));
        var wortlaut = new Wortlaut(
                katalog, new Tagesstand(zustaendigkeiten.stammdaten(), LocalDate.ofInstant(uhr.instant(), ZEITZONE)));
        seite.addAttribute(
                "auftraege",
                gefunden.stream()
                        .limit(wartend == null ? suche.groesse() : ALLE_EINGEREICHTEN)
                        .map(auftrag -> Auftragszeile.von(auftrag, wortlaut))
                        .toList());
        seite.addAttribute("wartend", wartend != null);
        seite.addAttribute("wartende", wartende.size());
        seite.addAttribute("entscheidet", wer.hat(Rolle.GENEHMIGUNG));
        seite.addAttribute("schreibt", wer.hat(Rolle.ADMINISTRATION));
        seite.addAttribute("zustaende", Auftragszustand.values());
        seite.addAttribute("weisungen", weisungen.weisungen());
        seite.addAttribute("zone", ZEITZONE);
        seite.addAttribute("nummer", filter.dieSeite());
        if (wartend == null && suche.seite() > 0) {
            seite.addAttribute("neuere", filter.adresse(suche.seite() - 1));
        }
        if (wartend == null && gefunden.size() > suche.groesse()) {
            seite.addAttribute("aeltere", filter.adresse(suche.seite() + 1));
        }
        return "aenderungsauftrag/liste";
    }

    private static boolean fehlerhaft(Texteingaben texte, HttpServletResponse antwort) {
        if (texte.fehler().isEmpty()) {
            return false;
        }
        antwort.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return true;
    }

    private List<Aenderungsauftrag> wartende(Handelnder wer) {
        if (!wer.hat(Rolle.GENEHMIGUNG)) {
            return List.of();
        }
        return auftraege
                .suche(new Auftragssuche(Set.of(Auftragszustand.EINGEREICHT), null, null, null, 0, ALLE_EINGEREICHTEN))
                .stream()
                .filter(auftrag -> Rechte.gegenGenehmigung(auftrag, wer).isEmpty())
                .toList();
    }
}

package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.zustaendigkeit.Gueltigkeit.ZEITZONE;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Texteingaben;
import de.postfachhub.zugang.ZeigtTextfehler;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The guided form that makes a request: first whom and what it is about, then the details; the draft's page is the last step. */
@Hidden
@Controller
@RequestMapping("/aenderungsauftraege/neu")
@PreAuthorize("hasRole('ADMINISTRATION')")
class Antragsseite {

    private final Aenderungsauftraege auftraege;
    private final Zustaendigkeiten zustaendigkeiten;
    private final Weisungen weisungen;
    private final Anliegenkatalog katalog;
    private final Clock uhr;

    Antragsseite(
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

    /**
     * @param weiter that the first step was sent, so what is missing in it is a fault
     * @param vorlage number of a request that fills the form
     */
    @GetMapping
    String formular(
            @ModelAttribute("formular") Antragsformular formular,
            @RequestParam(required = false) @Nullable String weiter,
            @RequestParam(required = false) @Nullable Long vorlage,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort) {
        if (vorlage != null) {
            var gefuellt =
                    auftraege.finde(vorlage).flatMap(auftrag -> Vorlage.zu(auftrag, weisungen, formular.ersetzter()));
            if (gefuellt.isPresent()) {
                return angaben(gefuellt.get(), List.of(), seite);
            }
            seite.addAttribute("unpassend", vorlage);
        }
        var fehler = fehlerImErstenSchritt(formular, wer);
        if (fehler.isEmpty()) {
            return angaben(formular, List.of(), seite);
        }
        if (weiter == null) {
            return auswahl(formular, List.of(), wer, seite);
        }
        antwort.setStatus(422);
        return auswahl(formular, fehler, wer, seite);
    }

    /** @param einmalschluessel of the form, as {@link #angaben} made it */
    @PostMapping
    @ZeigtTextfehler
    String stelle(
            @ModelAttribute("formular") Antragsformular formular,
            @RequestParam(required = false) @Nullable UUID einmalschluessel,
            Texteingaben texte,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort) {
        var fehler = fehlerImErstenSchritt(formular, wer);
        if (!fehler.isEmpty()) {
            antwort.setStatus(422);
            return auswahl(formular, fehler, wer, seite);
        }
        if (!texte.fehler().isEmpty()) {
            antwort.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return angaben(
                    formular,
                    texte.fehler().stream()
                            .map(einer -> new Befund("UNGUELTIGER_WERT", einer.feld(), einer.text(), false))
                            .toList(),
                    seite);
        }
        try {
            var antrag = Antragsleser.lies(formular.rohantrag(weisung(formular).orElse(null)));
            var auftrag = auftraege.stelle(antrag, formular.ersetzter(), einmalschluessel, wer);
            return "redirect:/aenderungsauftraege/" + auftrag.id();
        } catch (AuftragAbgewiesen e) {
            antwort.setStatus(422);
            return angaben(formular, e.befunde(), seite);
        } catch (Auftragskonflikt e) {
            antwort.setStatus(HttpServletResponse.SC_CONFLICT);
            return angaben(formular, List.of(new Befund(e.code(), "", e.text(), false)), seite);
        }
    }

    private List<Feldfehler> fehlerImErstenSchritt(Antragsformular formular, Handelnder wer) {
        List<Feldfehler> fehler = new ArrayList<>();
        var nummer = formular.dienststelle();
        if (nummer == null || nummer.isEmpty()) {
            fehler.add(new Feldfehler("dienststelle", "Bitte angeben, für welche Dienststelle der Auftrag ist."));
        } else if (zustaendigkeiten.stammdaten().dienststellen().stream()
                .noneMatch(zeile -> zeile.nummer().equals(nummer))) {
            fehler.add(new Feldfehler(
                    "dienststelle",
                    "Diese Dienststelle gibt es nicht; erlaubt: die Nummer einer Agentur (3 Ziffern) oder"
                            + " Geschäftsstelle (5 Ziffern)."));
        } else if (!wer.handeltFuer(nummer)) {
            fehler.add(new Feldfehler(
                    "dienststelle",
                    "Ihre Anmeldung handelt nicht für die Dienststelle %s; erlaubt: %s."
                            .formatted(
                                    nummer,
                                    wer.agenturen().isEmpty()
                                            ? "noch keine"
                                            : String.join(
                                                    ", ",
                                                    wer.agenturen().stream()
                                                            .sorted()
                                                            .toList()))));
        }
        if (weisung(formular).isEmpty() && formular.derZweck().isEmpty()) {
            fehler.add(new Feldfehler("zweck", "Bitte auswählen, worum es geht."));
        }
        return fehler;
    }

    private String auswahl(Antragsformular formular, List<Feldfehler> fehler, Handelnder wer, Model seite) {
        var heute = heute();
        seite.addAttribute("formular", formular);
        seite.addAttribute("fehler", fehler);
        seite.addAttribute("alle", wer.agenturen().contains(Handelnder.ALLE));
        seite.addAttribute(
                "agenturen",
                heute.agenturen().stream()
                        .filter(agentur -> wer.handeltFuer(agentur.nummer()))
                        .map(agentur -> heute.vonAgentur(agentur.nummer()))
                        .toList());
        seite.addAttribute("weisungen", weisungen.weisungen());
        seite.addAttribute("zwecke", Zweck.values());
        return "aenderungsauftrag/auswahl";
    }

    private String angaben(Antragsformular formular, List<Befund> befunde, Model seite) {
        var heute = heute();
        var weisung = weisung(formular).orElse(null);
        var vorgaben = new Antragsvorgaben(heute, weisung);
        var ergaenzt = vorgaben.ergaenze(formular);
        var wortlaut = new Wortlaut(katalog, heute);
        var vergangen = ergaenzt.beginn() != null && ergaenzt.beginn().isBefore(heute.tag());
        seite.addAttribute("formular", ergaenzt);
        // Each form that is shown has its own: what was typed into it and sent twice is one request.
        seite.addAttribute("einmalschluessel", UUID.randomUUID());
        seite.addAttribute("weisung", weisung);
        seite.addAttribute("zweck", formular.derZweck().orElse(null));
        seite.addAttribute("dienststelle", wortlaut.dienststelle(ergaenzt.dienststelle()));
        seite.addAttribute("vergangen", vergangen);
        seite.addAttribute(
                "geltendes",
                Geltendes.fuer(ergaenzt, vorgaben.bereich(ergaenzt).orElse(null), weisung, heute, wortlaut));
        seite.addAttribute("katalog", katalog.alle());
        seite.addAttribute(
                "fehler",
                Feldfehler.von(
                        befunde.stream().filter(befund -> !befund.hinweis()).toList(),
                        Eingabefelder.von(formular.derZweck().orElse(null), weisung, vergangen),
                        "angaben"));
        return "aenderungsauftrag/angaben";
    }

    private Optional<Weisung> weisung(Antragsformular formular) {
        return Optional.ofNullable(formular.zweck()).flatMap(weisungen::finde);
    }

    private Tagesstand heute() {
        return new Tagesstand(zustaendigkeiten.stammdaten(), LocalDate.ofInstant(uhr.instant(), ZEITZONE));
    }
}

package de.postfachhub.postfachpruefung;

import de.postfachhub.postfachpruefung.PruefungAbgewiesen.Fehler;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import de.postfachhub.zugang.ZeigtTextfehler;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The check of a mailbox, for people; the same as {@link PostfachpruefungenResource}. */
@Hidden
@Controller
@RequestMapping(Postfachpruefungsseite.ORT)
class Postfachpruefungsseite {

    static final String ORT = "/postfachpruefung";

    private static final String VORLAGE = "postfachpruefung/postfachpruefung";
    private static final String ADRESSE = "adresse";

    private final Pruefdienst dienst;

    Postfachpruefungsseite(Pruefdienst dienst) {
        this.dienst = dienst;
    }

    /** What is no address is said at the input anyway, before it reaches a query. */
    @GetMapping
    @ZeigtTextfehler
    String zeige(
            @RequestParam(required = false) @Nullable String adresse,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort) {
        return seite(adresse == null ? "" : adresse.strip(), List.of(), wer, seite, antwort);
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMINISTRATION')")
    String sende(
            @RequestParam String adresse,
            @RequestParam(defaultValue = "false") boolean persoenlichesPostfach,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort,
            RedirectAttributes weiter) {
        try {
            dienst.sendeCode(adresse, persoenlichesPostfach, wer);
        } catch (PruefungAbgewiesen e) {
            return mitFehler(adresse, e, wer, seite, antwort);
        }
        return zurueck(adresse, weiter);
    }

    @PostMapping("/bestaetigung")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    String bestaetige(
            @RequestParam String adresse,
            @RequestParam String code,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort,
            RedirectAttributes weiter) {
        var eingabe = dienst.gibEin(adresse, code, wer);
        return eingabe == Codeeingabe.RICHTIG
                ? zurueck(adresse, weiter)
                : mitFehler(adresse, PruefungAbgewiesen.wegen(eingabe), wer, seite, antwort);
    }

    private static String zurueck(String adresse, RedirectAttributes weiter) {
        weiter.addAttribute(ADRESSE, adresse);
        return "redirect:" + ORT;
    }

    private String mitFehler(
            String adresse, PruefungAbgewiesen grund, Handelnder wer, Model seite, HttpServletResponse antwort) {
        antwort.setStatus(grund.getStatusCode().value());
        return seite(adresse, List.of(grund.fehler()), wer, seite, antwort);
    }

    private String seite(
            String adresse, List<Fehler> fehler, Handelnder wer, Model seite, HttpServletResponse antwort) {
        var alle = fehler;
        if (!adresse.isEmpty()) {
            try {
                seite.addAttribute("auskunft", dienst.auskunft(adresse, wer));
            } catch (PruefungAbgewiesen e) {
                antwort.setStatus(e.getStatusCode().value());
                alle = List.of(e.fehler());
            }
        }
        seite.addAttribute(ADRESSE, adresse);
        seite.addAttribute("fehler", alle);
        seite.addAttribute("felder", alle.stream().map(Fehler::feld).toList());
        seite.addAttribute("persoenlich", Personenpostfach.wirktPersoenlich(adresse));
        seite.addAttribute("darf", wer.hat(Rolle.ADMINISTRATION));
        return VORLAGE;
    }
}

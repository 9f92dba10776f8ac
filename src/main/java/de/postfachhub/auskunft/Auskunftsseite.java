package de.postfachhub.auskunft;

import de.postfachhub.auskunft.AuskunftAbgewiesen.Fehler;
import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The same as {@link AuskunftResource}, for people. What is asked about travels in forms, never in an address; so a page that tells something
 * has no address of its own.
 */
@Hidden
@Controller
@RequestMapping(Auskunftsseite.ORT)
@PreAuthorize("hasRole('REVISION')")
class Auskunftsseite {

    static final String ORT = "/auskunft";

    private static final int LETZTE_SEITE = 1000;

    /** What a form carries from page to page. */
    record Formular(@Nullable String nachrichtId, @Nullable String vorgangId) {

        Kennung kennung() {
            return Kennung.lies(nachrichtId, vorgangId);
        }

        @Override
        public String toString() {
            return "Formular";
        }
    }

    private final Auskunftsdienst dienst;
    private final Auskunftsverzeichnis verzeichnis;

    Auskunftsseite(Auskunftsdienst dienst, Auskunftsverzeichnis verzeichnis) {
        this.dienst = dienst;
        this.verzeichnis = verzeichnis;
    }

    @GetMapping
    String zeige(
            @RequestParam(required = false) @Nullable String seite,
            @RequestParam(required = false) @Nullable String geloescht,
            Model modell) {
        modell.addAttribute("geloescht", nummer(geloescht, 0, Integer.MAX_VALUE));
        return uebersicht(new Formular(null, null), List.of(), nummer(seite, 0, LETZTE_SEITE), modell);
    }

    @PostMapping
    String erteile(
            @ModelAttribute("formular") Formular formular,
            Handelnder wer,
            HttpServletRequest anfrage,
            HttpServletResponse antwort,
            Model modell) {
        try {
            modell.addAttribute("auskunft", dienst.erteile(formular.kennung(), wer, anfrage.getRemoteAddr()));
            return "auskunft/ergebnis";
        } catch (AuskunftAbgewiesen e) {
            return mitFehlern(formular, e, antwort, modell);
        }
    }

    @PostMapping("/json")
    ResponseEntity<Auskunft> json(Formular formular, Handelnder wer, HttpServletRequest anfrage) {
        return Auskunftsdatei.json(dienst.erteile(formular.kennung(), wer, anfrage.getRemoteAddr()));
    }

    @PostMapping("/csv")
    ResponseEntity<String> csv(Formular formular, Handelnder wer, HttpServletRequest anfrage) {
        return Auskunftsdatei.csv(dienst.erteile(formular.kennung(), wer, anfrage.getRemoteAddr()));
    }

    @PostMapping("/loeschvorschau")
    String vorschau(@ModelAttribute("formular") Formular formular, HttpServletResponse antwort, Model modell) {
        return vorschau(formular, List.of(), null, null, antwort, modell);
    }

    @PostMapping("/loeschung")
    String loesche(
            @ModelAttribute("formular") Formular formular,
            @RequestParam(defaultValue = "") String grund,
            @RequestParam(defaultValue = "") String aktenzeichen,
            @RequestParam(defaultValue = "-1") String zeilen,
            Handelnder wer,
            HttpServletRequest anfrage,
            HttpServletResponse antwort,
            Model modell,
            RedirectAttributes weiter) {
        try {
            var vorgang = dienst.loesche(
                    formular.kennung(),
                    grund(grund),
                    aktenzeichen,
                    nummer(zeilen, -1, Integer.MAX_VALUE),
                    wer,
                    anfrage.getRemoteAddr());
            weiter.addAttribute("geloescht", vorgang);
            return "redirect:" + ORT;
        } catch (AuskunftAbgewiesen e) {
            antwort.setStatus(e.getStatusCode().value());
            return vorschau(formular, e.fehler(), grund, aktenzeichen, antwort, modell);
        }
    }

    private String vorschau(
            Formular formular,
            List<Fehler> fehler,
            @Nullable String grund,
            @Nullable String aktenzeichen,
            HttpServletResponse antwort,
            Model modell) {
        try {
            var vorschau = dienst.vorschau(formular.kennung());
            modell.addAttribute("vorschau", vorschau);
            // They stand on the page anyway.
            var uebrige = fehler.stream()
                    .filter(einer -> !vorschau.hindernisse().contains(einer))
                    .toList();
            modell.addAttribute("fehler", uebrige);
            modell.addAttribute("felder", uebrige.stream().map(Fehler::feld).toList());
            modell.addAttribute("gruende", Loeschgrund.values());
            modell.addAttribute("grund", grund);
            modell.addAttribute("aktenzeichen", aktenzeichen);
            return "auskunft/loeschung";
        } catch (AuskunftAbgewiesen e) {
            return mitFehlern(formular, e, antwort, modell);
        }
    }

    private String mitFehlern(Formular formular, AuskunftAbgewiesen grund, HttpServletResponse antwort, Model modell) {
        antwort.setStatus(grund.getStatusCode().value());
        modell.addAttribute("geloescht", 0);
        return uebersicht(formular, grund.fehler(), 0, modell);
    }

    private String uebersicht(Formular formular, List<Fehler> fehler, int seite, Model modell) {
        var vorgaenge = verzeichnis.seite(seite);
        modell.addAttribute("formular", formular);
        modell.addAttribute("fehler", fehler);
        modell.addAttribute("felder", fehler.stream().map(Fehler::feld).toList());
        modell.addAttribute("vorgaenge", vorgaenge);
        modell.addAttribute("neuere", seite > 0 ? ORT + "?seite=" + (seite - 1) : null);
        modell.addAttribute(
                "aeltere", vorgaenge.weitere() && seite < LETZTE_SEITE ? ORT + "?seite=" + (seite + 1) : null);
        return "auskunft/auskunft";
    }

    private static @Nullable Loeschgrund grund(String name) {
        return Arrays.stream(Loeschgrund.values())
                .filter(einer -> einer.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static int nummer(@Nullable String text, int sonst, int hoechstens) {
        try {
            return text == null ? sonst : Math.max(sonst, Math.min(hoechstens, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return sonst;
        }
    }
}

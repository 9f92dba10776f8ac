package de.postfachhub.umsetzung;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zugang.Texteingaben;
import de.postfachhub.zugang.ZeigtTextfehler;
import de.postfachhub.zustaendigkeit.Abfrageangaben;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The Weisungen and their progress; the same data as {@link UmsetzungsstandResource}, for people. */
@Hidden
@Controller
@RequestMapping("/weisungen")
final class Weisungsseite {

    private final Weisungen weisungen;
    private final Umsetzungen umsetzungen;
    private final Anliegenkatalog katalog;
    private final Clock uhr;

    Weisungsseite(Weisungen weisungen, Umsetzungen umsetzungen, Anliegenkatalog katalog, Clock uhr) {
        this.weisungen = weisungen;
        this.umsetzungen = umsetzungen;
        this.katalog = katalog;
        this.uhr = uhr;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return Gueltigkeit.ZEITZONE;
    }

    @GetMapping
    String alle(Model seite) {
        var alle = weisungen.weisungen();
        if (alle.size() == 1) {
            return "redirect:/weisungen/" + alle.get(0).nummer();
        }
        seite.addAttribute(
                "staende",
                alle.stream()
                        .map(weisung -> umsetzungen.stand(weisung, umsetzungen.heute(), null))
                        .toList());
        return "umsetzung/weisungen";
    }

    @GetMapping("/{nummer}")
    @ZeigtTextfehler
    String eine(
            @PathVariable String nummer,
            @ModelAttribute("frage") Umsetzungsformular frage,
            Texteingaben texte,
            Model seite,
            HttpServletResponse antwort) {
        var weisung = weisungen.finde(nummer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var angaben = Abfrageangaben.einerSeite(uhr);
        var tag = angaben.tag("stichtag", "Stichtag", frage.stichtag());
        var bekannt = angaben.vergangenes("bekannt", "Bekannt am", frage.bekannt());
        if (frage.stand() != null && frage.derStand().isEmpty()) {
            angaben.melde("UNGUELTIGER_WERT", "stand", "Diesen Stand gibt es nicht; einen aus der Liste wählen.");
        }
        var stand = umsetzungen.stand(weisung, tag, bekannt);
        if (frage.regionaldirektion() != null && !stand.kennt(frage.regionaldirektion())) {
            angaben.melde("UNGUELTIGER_WERT", "regionaldirektion", stand.erlaubteDirektionen());
        }
        angaben.melde(texte);
        beschreibe(weisung, seite);
        seite.addAttribute("staende", Stand.values());
        seite.addAttribute("fehler", angaben.fehler());
        seite.addAttribute(
                "felder",
                angaben.fehler().stream().map(Abfrageangaben.Fehler::feld).toList());
        // The choices of the form come from the day that could be read, whatever else is wrong.
        seite.addAttribute("direktionen", stand.regionaldirektionen());
        if (!angaben.fehler().isEmpty()) {
            antwort.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return "umsetzung/weisung";
        }
        var gezeigt = stand.nur(frage.regionaldirektion());
        seite.addAttribute("umsetzung", gezeigt);
        seite.addAttribute("agenturen", frage.auswahl(gezeigt.agenturen()));
        seite.addAttribute("beginn", umsetzungen.beginn());
        return "umsetzung/weisung";
    }

    private void beschreibe(Weisung weisung, Model seite) {
        seite.addAttribute("weisung", weisung);
        seite.addAttribute("heute", umsetzungen.heute());
        seite.addAttribute(
                "jetzt",
                LocalDateTime.ofInstant(uhr.instant(), Gueltigkeit.ZEITZONE).truncatedTo(ChronoUnit.SECONDS));
        seite.addAttribute(
                "anliegen",
                weisung.anliegen().stream()
                        .map(code -> katalog.finde(code)
                                .map(eines -> eines.bezeichnung())
                                .orElse(code))
                        .sorted()
                        .toList());
    }
}

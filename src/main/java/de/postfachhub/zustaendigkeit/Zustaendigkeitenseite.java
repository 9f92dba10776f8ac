package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zugang.Texteingaben;
import de.postfachhub.zugang.ZeigtTextfehler;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The tables as of any day, and the difference of two days; the same data as {@link ZustaendigkeitenResource}, for people. */
@Hidden
@Controller
@RequestMapping("/zustaendigkeiten")
final class Zustaendigkeitenseite {

    private static final int GROESSE = 50;

    private final Stammdatenarchiv archiv;
    private final Anliegenkatalog katalog;
    private final Clock uhr;

    Zustaendigkeitenseite(Stammdatenarchiv archiv, Anliegenkatalog katalog, Clock uhr) {
        this.archiv = archiv;
        this.katalog = katalog;
        this.uhr = uhr;
    }

    /** Codes and columns as people call them. */
    @ModelAttribute("worte")
    Map<String, String> worte() {
        var worte = new HashMap<>(Map.of(
                "dienststelle", "Dienststelle",
                "nummer", "Dienststelle",
                "name", "Name",
                "regionaldirektion", "Regionaldirektion",
                "nachfolger", "Nachfolger",
                "anliegen", "Anliegen",
                "rechtskreis", "Rechtskreis",
                "herkunft", "Herkunft",
                "bereich", "Bereich",
                "grund", "Grund"));
        worte.put("zielpostfach", "Zielpostfach");
        worte.put("organisationspostfach", "Organisationspostfach");
        Arrays.stream(Bereich.values()).forEach(wert -> worte.put(wert.name(), wert.bezeichnung()));
        Arrays.stream(Rechtskreis.values()).forEach(wert -> worte.put(wert.name(), wert.bezeichnung()));
        Arrays.stream(Herkunft.values()).forEach(wert -> worte.put(wert.name(), wert.bezeichnung()));
        katalog.alle().forEach(anliegen -> worte.put(anliegen.code(), anliegen.bezeichnung()));
        return worte;
    }

    @ModelAttribute("bereiche")
    Bereich[] bereiche() {
        return Bereich.values();
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return Gueltigkeit.ZEITZONE;
    }

    @GetMapping
    @ZeigtTextfehler
    String stichtag(
            @ModelAttribute("frage") Stichtagsformular frage,
            Texteingaben texte,
            Model seite,
            HttpServletResponse antwort) {
        var angaben = Abfrageangaben.einerSeite(uhr);
        var tag = angaben.tag("stichtag", "Stichtag", frage.stichtag());
        var dienststelle = angaben.dienststelle("dienststelle", frage.dienststelle());
        var bekannt = angaben.vergangenes("bekannt", "Bekannt am", frage.bekannt());
        angaben.melde(texte);
        seite.addAttribute("heute", angaben.heute());
        if (!fehlerhaft(angaben, seite, antwort)) {
            var bild = Stichtagssicht.von(
                    archiv.bekannt(bekannt), tag, dienststelle, new Seitenwahl(frage.dieSeite(), GROESSE));
            seite.addAttribute("bild", bild);
            blaettern(frage, "/zustaendigkeiten", bild.weitere(), seite);
            seite.addAttribute("beginn", bild.gesamt() == 0 ? archiv.beginn().orElse(null) : null);
        }
        return "zustaendigkeit/stichtag";
    }

    @GetMapping("/unterschied")
    @ZeigtTextfehler
    String unterschied(
            @ModelAttribute("frage") Stichtagsformular frage,
            Texteingaben texte,
            Model seite,
            HttpServletResponse antwort) {
        var angaben = Abfrageangaben.einerSeite(uhr);
        seite.addAttribute("heute", angaben.heute());
        seite.addAttribute("gefragt", frage.vergleicht());
        var dienststelle = angaben.dienststelle("dienststelle", frage.dienststelle());
        var bekannt = angaben.vergangenes("bekannt", "Bekannt am", frage.bekannt());
        // Without any day there is nothing to compare yet: the page is only opened.
        var tage = frage.vergleicht() ? angaben.tage(frage.von(), frage.nach()) : null;
        angaben.melde(texte);
        if (!fehlerhaft(angaben, seite, antwort) && tage != null) {
            var bild = Unterschiedssicht.von(
                    archiv.bekannt(bekannt),
                    tage.von(),
                    tage.nach(),
                    dienststelle,
                    new Seitenwahl(frage.dieSeite(), GROESSE));
            seite.addAttribute("bild", bild);
            blaettern(frage, "/zustaendigkeiten/unterschied", bild.weitere(), seite);
        }
        return "zustaendigkeit/unterschied";
    }

    private static boolean fehlerhaft(Abfrageangaben angaben, Model seite, HttpServletResponse antwort) {
        seite.addAttribute("fehler", angaben.fehler());
        seite.addAttribute(
                "felder",
                angaben.fehler().stream().map(Abfrageangaben.Fehler::feld).toList());
        if (angaben.fehler().isEmpty()) {
            return false;
        }
        antwort.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return true;
    }

    private static void blaettern(Stichtagsformular frage, String pfad, boolean weitere, Model seite) {
        if (frage.dieSeite() > 0) {
            seite.addAttribute("zurueck", frage.adresse(pfad, frage.dieSeite() - 1));
        }
        if (weitere) {
            seite.addAttribute("weiter", frage.adresse(pfad, frage.dieSeite() + 1));
        }
    }
}

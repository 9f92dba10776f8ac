package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.protokoll.Suchformular.Fehler;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Texteingaben;
import de.postfachhub.zugang.ZeigtTextfehler;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The search for messages and the way of one; the same data as {@link NachrichtenResource}, for people. */
@Hidden
@Controller
@RequestMapping("/nachrichten")
final class Nachrichtenseite {

    private static final String LISTE = "protokoll/nachrichten";

    private final Protokoll protokoll;
    private final Anliegenkatalog katalog;
    private final Clock uhr;

    Nachrichtenseite(Protokoll protokoll, Anliegenkatalog katalog, Clock uhr) {
        this.protokoll = protokoll;
        this.katalog = katalog;
        this.uhr = uhr;
    }

    @ModelAttribute("bezeichnungen")
    Map<String, String> bezeichnungen() {
        return katalog.alle().stream().collect(Collectors.toMap(Anliegen::code, Anliegen::bezeichnung));
    }

    @ModelAttribute("sicht")
    Sichtkreis sicht(Handelnder wer) {
        return Sichtkreis.von(wer);
    }

    @GetMapping
    @ZeigtTextfehler
    String liste(
            Handelnder wer,
            @ModelAttribute("suche") Suchformular formular,
            Texteingaben texte,
            Model seite,
            HttpServletResponse antwort) {
        var id = formular.id();
        if (id.isPresent()) {
            return "redirect:/nachrichten/" + id.get();
        }
        var fehler = formular.fehler(texte);
        if (!fehler.isEmpty()) {
            return mitFehlern(formular, fehler, HttpServletResponse.SC_BAD_REQUEST, seite, antwort);
        }
        var jetzt = OffsetDateTime.ofInstant(uhr.instant(), ZoneOffset.UTC);
        var suche = formular.suche(jetzt, Sichtkreis.von(wer));
        var liste = Fundliste.aus(suche, protokoll.suche(suche));
        seite.addAttribute("liste", liste);
        if (liste.seite() > 0) {
            seite.addAttribute("neuere", formular.adresse(liste.seite() - 1, jetzt));
        }
        if (liste.weitere() && liste.seite() < Suchformular.LETZTE_SEITE) {
            seite.addAttribute("aeltere", formular.adresse(liste.seite() + 1, jetzt));
        }
        return formular(formular, List.of(), seite);
    }

    @GetMapping("/{nachrichtId}")
    String weg(
            Handelnder wer,
            @PathVariable String nachrichtId,
            Model seite,
            HttpServletRequest anfrage,
            HttpServletResponse antwort) {
        var formular = Suchformular.leer(nachrichtId);
        if (formular.id().isEmpty()) {
            return mitFehlern(formular, formular.fehler(), HttpServletResponse.SC_BAD_REQUEST, seite, antwort);
        }
        var weg = protokoll.weg(formular.id().get(), Sichtkreis.von(wer));
        Einsicht.vermerke(wer, anfrage, formular.id().get(), weg.isPresent());
        if (weg.isEmpty()) {
            var unbekannt = new Fehler(
                    "nachrichtId",
                    "Das Protokoll kennt keine Nachricht mit dieser nachrichtId. Ist sie eben erst eingegangen, erscheint sie"
                            + " nach wenigen Sekunden; nach Ablauf der Aufbewahrung ist sie gelöscht.");
            return mitFehlern(formular, List.of(unbekannt), HttpServletResponse.SC_NOT_FOUND, seite, antwort);
        }
        seite.addAttribute("weg", weg.get());
        seite.addAttribute("ruhig", weg.get().stand() == Nachrichtenstand.ZUGESTELLT);
        return "protokoll/nachricht";
    }

    private String mitFehlern(
            Suchformular formular, List<Fehler> fehler, int status, Model seite, HttpServletResponse antwort) {
        antwort.setStatus(status);
        return formular(formular, fehler, seite);
    }

    private String formular(Suchformular formular, List<Fehler> fehler, Model seite) {
        seite.addAttribute("suche", formular);
        seite.addAttribute("fehler", fehler);
        seite.addAttribute("felder", fehler.stream().map(Fehler::feld).toList());
        seite.addAttribute("arten", Ereignisart.values());
        seite.addAttribute("katalog", katalog.alle());
        return LISTE;
    }
}

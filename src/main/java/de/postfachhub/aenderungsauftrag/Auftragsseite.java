package de.postfachhub.aenderungsauftrag;

import de.postfachhub.aenderungsauftrag.AenderungsauftraegeResource.Begruendung;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One request: what it changes, what it would do, what happened to it, and what can be done with it. */
@Hidden
@Controller
@RequestMapping("/aenderungsauftraege/{id:\\d{1,18}}")
class Auftragsseite {

    private static final Duration GEDULD = Duration.ofMillis(800);
    private static final String GETAN = "getan";
    private static final String POSTFACH = "organisationspostfach";

    private final Aenderungsauftraege auftraege;
    private final Auftragsansicht ansicht;
    private final Auswirkungen auswirkungen;

    Auftragsseite(Aenderungsauftraege auftraege, Auftragsansicht ansicht, Auswirkungen auswirkungen) {
        this.auftraege = auftraege;
        this.ansicht = ansicht;
        this.auswirkungen = auswirkungen;
    }

    @GetMapping
    String zeige(@PathVariable long id, Handelnder wer, Model seite) {
        return seite(id, wer, List.of(), seite);
    }

    @PostMapping("/einreichung")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    String reicheEin(
            @PathVariable long id,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort,
            RedirectAttributes danach) {
        danach.addFlashAttribute(GETAN, "Der Auftrag ist eingereicht. Jetzt entscheidet eine zweite Person.");
        return tue(() -> auftraege.reicheEin(id, wer), id, "", wer, seite, antwort);
    }

    @PostMapping("/genehmigung")
    @PreAuthorize("hasRole('GENEHMIGUNG')")
    String genehmige(
            @PathVariable long id,
            Begruendung begruendung,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort,
            RedirectAttributes danach) {
        danach.addFlashAttribute(GETAN, "Der Auftrag ist genehmigt.");
        return tue(
                () -> auftraege.genehmige(
                        id, Boolean.TRUE.equals(begruendung.ungeprueftesPostfach()), begruendung.kurz(), wer),
                id,
                "genehmigung-",
                wer,
                seite,
                antwort);
    }

    @PostMapping("/ablehnung")
    @PreAuthorize("hasRole('GENEHMIGUNG')")
    String lehneAb(
            @PathVariable long id,
            Begruendung begruendung,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort,
            RedirectAttributes danach) {
        danach.addFlashAttribute(GETAN, "Der Auftrag ist abgelehnt.");
        return tue(() -> auftraege.lehneAb(id, begruendung.kurz(), wer), id, "ablehnung-", wer, seite, antwort);
    }

    @PostMapping("/ruecknahme")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    String nimmZurueck(
            @PathVariable long id,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort,
            RedirectAttributes danach) {
        danach.addFlashAttribute(GETAN, "Der Auftrag ist zurückgezogen.");
        return tue(() -> auftraege.nimmZurueck(id, null, wer), id, "", wer, seite, antwort);
    }

    @PostMapping("/umkehr")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    String kehreUm(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable UUID einmalschluessel,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort,
            RedirectAttributes danach) {
        danach.addFlashAttribute(
                GETAN,
                "Dieser Entwurf stellt wieder her, was vor Auftrag %d galt. Bitte ansehen und einreichen."
                        .formatted(id));
        return tue(() -> auftraege.kehreUm(id, einmalschluessel, wer), id, "", wer, seite, antwort);
    }

    /** @param vorsatz of the ids of the inputs of the form that was sent */
    private String tue(
            Supplier<Aenderungsauftrag> schritt,
            long id,
            String vorsatz,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort) {
        try {
            return "redirect:/aenderungsauftraege/" + schritt.get().id();
        } catch (AuftragAbgewiesen e) {
            antwort.setStatus(e.getStatusCode().value());
            var fehler = Feldfehler.von(e.befunde(), Set.of("grund", POSTFACH), "handlungen").stream()
                    .map(einer -> switch (einer.feld()) {
                        case "grund" -> new Feldfehler(vorsatz + "grund", einer.text());
                        case POSTFACH -> new Feldfehler("ungeprueftesPostfach", einer.text());
                        default -> einer;
                    })
                    .toList();
            return seite(id, wer, fehler, seite);
        } catch (Auftragskonflikt e) {
            antwort.setStatus(e.getStatusCode().value());
            return seite(id, wer, List.of(new Feldfehler("handlungen", e.text())), seite);
        }
    }

    private String seite(long id, Handelnder wer, List<Feldfehler> fehler, Model seite) {
        var auftrag = auftraege.finde(id).orElseThrow(() -> new AuftragUnbekannt(id));
        seite.addAttribute("bild", ansicht.von(auftrag, wer));
        seite.addAttribute("auftrag", auftrag);
        seite.addAttribute("einmalschluessel", UUID.randomUUID());
        seite.addAttribute("rechnung", auswirkungen.von(auftrag, GEDULD));
        seite.addAttribute("fehler", fehler);
        seite.addAttribute("fehlertitel", "Das ging nicht, geändert ist nichts");
        seite.addAttribute("zone", Gueltigkeit.ZEITZONE);
        return "aenderungsauftrag/auftrag";
    }
}

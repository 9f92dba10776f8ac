package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.zustaendigkeit.Gueltigkeit.ZEITZONE;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.postfachpruefung.Postfachpruefungen;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Texteingaben;
import de.postfachhub.zugang.ZeigtTextfehler;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** "My agency": what holds for it, what is coming, what is to be done. Everybody who has signed in may look at any. */
@Hidden
@Controller
@RequestMapping("/agenturen")
final class Agenturenseite {

    private static final int LETZTE = 10;
    /** Enough to find the request that is under way among those of the same agency. */
    private static final int SUCHTIEFE = 200;

    private final Aenderungsauftraege auftraege;
    private final Zustaendigkeiten zustaendigkeiten;
    private final Postfachpruefungen postfachpruefungen;
    private final Weisungen weisungen;
    private final Anliegenkatalog katalog;
    private final Clock uhr;

    Agenturenseite(
            Aenderungsauftraege auftraege,
            Zustaendigkeiten zustaendigkeiten,
            Postfachpruefungen postfachpruefungen,
            Weisungen weisungen,
            Anliegenkatalog katalog,
            Clock uhr) {
        this.auftraege = auftraege;
        this.zustaendigkeiten = zustaendigkeiten;
        this.postfachpruefungen = postfachpruefungen;
        this.weisungen = weisungen;
        this.katalog = katalog;
        this.uhr = uhr;
    }

    /**
     * @param suche part of a name or of a number
     * @param alle any value: also those of other logins
     */
    @GetMapping
    @ZeigtTextfehler
    String liste(
            @RequestParam(required = false) @Nullable String suche,
            @RequestParam(required = false) @Nullable String alle,
            Texteingaben texte,
            Handelnder wer,
            Model seite,
            HttpServletResponse antwort) {
        var heute = heute();
        var eigene = heute.agenturen().stream()
                .filter(agentur -> wer.handeltFuer(agentur.nummer()))
                .toList();
        var gesucht = suche == null ? "" : suche.strip();
        if (eigene.size() == 1 && alle == null && gesucht.isEmpty()) {
            return "redirect:/agenturen/" + eigene.get(0).nummer();
        }
        if (!texte.fehler().isEmpty()) {
            antwort.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        seite.addAttribute("fehler", Feldfehler.von(texte));
        var alles = eigene.isEmpty() || alle != null || !gesucht.isEmpty();
        seite.addAttribute(
                "agenturen",
                (alles ? heute.agenturen() : eigene)
                        .stream().filter(agentur -> passt(agentur, gesucht)).toList());
        seite.addAttribute("suche", gesucht);
        seite.addAttribute("mehr", !alles && eigene.size() < heute.agenturen().size());
        return "aenderungsauftrag/agenturen";
    }

    @GetMapping("/{nummer:\\d{3}}")
    String agentur(@PathVariable String nummer, Handelnder wer, Model seite) {
        var heute = heute();
        var wortlaut = new Wortlaut(katalog, heute);
        var dienststellen = heute.vonAgentur(nummer);
        if (dienststellen.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var ihre = auftraege.suche(new Auftragssuche(Set.of(), nummer, null, null, 0, SUCHTIEFE));
        var bild = new Agenturbild(nummer, heute, wortlaut, postfachpruefungen);
        seite.addAttribute("nummer", nummer);
        seite.addAttribute("name", wortlaut.dienststelle(nummer));
        seite.addAttribute("regionaldirektion", dienststellen.get(0).regionaldirektion());
        seite.addAttribute("heute", heute.tag());
        seite.addAttribute("postfaecher", bild.postfaecher());
        seite.addAttribute("weiterleitungen", bild.weiterleitungen());
        seite.addAttribute("kuenftiges", bild.kuenftiges());
        seite.addAttribute("geschaeftsstellen", dienststellen.stream().skip(1).toList());
        seite.addAttribute("lagen", lagen(nummer, heute, ihre));
        seite.addAttribute(
                "auftraege",
                ihre.stream()
                        .limit(LETZTE)
                        .map(auftrag -> Auftragszeile.von(auftrag, wortlaut))
                        .toList());
        seite.addAttribute("mehr", ihre.size() > LETZTE);
        seite.addAttribute("verwaltet", Rechte.darfVerwalten(nummer, wer));
        seite.addAttribute("zone", ZEITZONE);
        return "aenderungsauftrag/agentur";
    }

    private List<Weisungslage> lagen(String nummer, Tagesstand heute, List<Aenderungsauftrag> ihre) {
        return weisungen.weisungen().stream()
                .filter(weisung -> gilt(weisung, heute.tag()))
                .map(weisung -> Weisungslage.von(weisung, nummer, heute, ihre))
                .toList();
    }

    private static boolean gilt(Weisung weisung, LocalDate tag) {
        return weisung.gueltigBis() == null || tag.isBefore(weisung.gueltigBis());
    }

    private static boolean passt(Dienststelle agentur, String gesucht) {
        return agentur.nummer().startsWith(gesucht)
                || agentur.name().toLowerCase(Locale.GERMAN).contains(gesucht.toLowerCase(Locale.GERMAN));
    }

    private Tagesstand heute() {
        return new Tagesstand(zustaendigkeiten.stammdaten(), LocalDate.ofInstant(uhr.instant(), ZEITZONE));
    }
}

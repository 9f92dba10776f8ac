package de.postfachhub.betrieb;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an operator, and a newcomer, sees first: what went through in the last hour, what waits, what needs somebody. */
@Hidden
@Controller
final class Startseite {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Lagebild lagebild;

    Startseite(Lagebild lagebild) {
        this.lagebild = lagebild;
    }

    /** @param angehalten if there, the page stands still (WCAG 2.2.2) */
    @GetMapping("/")
    String start(@RequestParam(required = false) @Nullable String angehalten, Model seite) {
        var lage = lagebild.jetzt();
        seite.addAttribute("lage", lage);
        seite.addAttribute("zone", BERLIN);
        seite.addAttribute("laeuft", angehalten == null);
        return "betrieb/startseite";
    }
}

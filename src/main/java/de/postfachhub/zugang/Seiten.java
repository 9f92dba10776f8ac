package de.postfachhub.zugang;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page. */
@Hidden
@Controller
final class Seiten {

    /** Why somebody is on the login page, as the address says; the template has the words. */
    private enum Anlass {
        FEHLER,
        ABGELAUFEN,
        ABGEMELDET,
        KEINER;

        static Anlass von(HttpServletRequest anfrage) {
            for (var anlass : values()) {
                if (anfrage.getParameter(anlass.name().toLowerCase(Locale.ROOT)) != null) {
                    return anlass;
                }
            }
            return KEINER;
        }
    }

    @GetMapping(Anmeldung.SEITE)
    String anmelden(HttpServletRequest anfrage, Model seite) {
        seite.addAttribute("anlass", Anlass.von(anfrage).name());
        return "zugang/anmeldung";
    }
}

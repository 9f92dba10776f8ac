package de.postfachhub.zugang;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The login page, and the one that leads from here to the logout of an OpenID provider. */
@Hidden
@Controller
final class Seiten {

    /** Why somebody is on the login page, as the address says; the template has the words. */
    enum Anlass {
        FEHLER,
        DIENST,
        ABGEBROCHEN,
        KEINE_ROLLE,
        NAME_UNBRAUCHBAR,
        NAME_VERGEBEN,
        GESTOERT,
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

        boolean istFehler() {
            return switch (this) {
                case ABGEBROCHEN, ABGELAUFEN, ABGEMELDET, KEINER -> false;
                default -> true;
            };
        }
    }

    private final Anmeldewege wege;

    Seiten(Anmeldewege wege) {
        this.wege = wege;
    }

    @GetMapping(Anmeldung.SEITE)
    String anmelden(HttpServletRequest anfrage, Model seite) {
        var anlass = Anlass.von(anfrage);
        seite.addAttribute("anlass", anlass.name());
        seite.addAttribute("fehler", anlass.istFehler());
        seite.addAttribute("weiter", Wunschseite.von(anfrage).orElse(null));
        seite.addAttribute("dienste", wege.dienste());
        seite.addAttribute("kennwort", wege.kennwort());
        return "zugang/anmeldung";
    }

    /** Reached by a forward alone, of the request that signs out. */
    @RequestMapping(Dienstabmeldung.SEITE)
    String abgemeldet(
            @Nullable @RequestAttribute(name = Dienstabmeldung.ADRESSE, required = false) String adresse, Model seite) {
        if (adresse == null) {
            return "redirect:" + Anmeldung.SEITE;
        }
        seite.addAttribute("adresse", adresse);
        return "zugang/abgemeldet";
    }
}

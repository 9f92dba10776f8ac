package de.postfachhub.zugang;

import static de.postfachhub.zugang.Seite.sicher;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The login page and the page after it. */
@Hidden
@Controller
final class Seiten {

    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    @ResponseBody
    @GetMapping(path = Anmeldung.SEITE, produces = HTML)
    String anmelden(HttpServletRequest anfrage, CsrfToken token) {
        boolean fehler = anfrage.getParameter("fehler") != null;
        return Seite.html(anfrage.getContextPath(), fehler ? "Fehler bei der Anmeldung" : "Anmeldung", """
                %1$s
                <form method="post" action="%2$s%3$s">
                  <input type="hidden" name="%4$s" value="%5$s">
                  <label for="benutzername">Benutzername</label>
                  <input id="benutzername" name="benutzername" type="text" autocomplete="username"
                         autocapitalize="none" spellcheck="false" required autofocus>
                  <label for="kennwort">Kennwort</label>
                  <input id="kennwort" name="kennwort" type="password" autocomplete="current-password" required>
                  <button type="submit">Anmelden</button>
                </form>
                """.formatted(
                        meldung(anfrage),
                        sicher(anfrage.getContextPath()),
                        Anmeldung.SEITE,
                        sicher(token.getParameterName()),
                        sicher(token.getToken())));
    }

    @ResponseBody
    @GetMapping(path = "/", produces = HTML)
    String start(HttpServletRequest anfrage, CsrfToken token, Authentication anmeldung) {
        var rollen = anmeldung.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(rolle -> rolle.replaceFirst("^ROLE_", ""))
                .sorted()
                .toList();
        return Seite.html(anfrage.getContextPath(), "Willkommen", """
                <p>Angemeldet als %1$s, Rollen: %2$s.</p>
                <ul>
                  <li><a href="%3$s/swagger-ui/index.html">Schnittstelle: beschrieben und zum Ausprobieren</a></li>
                  <li><a href="%3$s/api/nachrichten">Die neuesten Ereignisse (JSON)</a></li>
                </ul>
                <form method="post" action="%3$s%4$s">
                  <input type="hidden" name="%5$s" value="%6$s">
                  <button type="submit">Abmelden</button>
                </form>
                """.formatted(
                        sicher(anmeldung.getName()),
                        sicher(String.join(", ", rollen)),
                        sicher(anfrage.getContextPath()),
                        Anmeldung.ABMELDEN,
                        sicher(token.getParameterName()),
                        sicher(token.getToken())));
    }

    /** Says the same whether the name or the password was wrong. */
    private static String meldung(HttpServletRequest anfrage) {
        if (anfrage.getParameter("fehler") != null) {
            return "<p role=\"alert\" class=\"fehler\">Die Anmeldung ist nicht möglich: Benutzername oder Kennwort stimmt"
                    + " nicht. Bitte beides noch einmal eingeben.</p>";
        }
        if (anfrage.getParameter("abgelaufen") != null) {
            return "<p role=\"alert\">Die Sitzung ist abgelaufen. Bitte noch einmal anmelden.</p>";
        }
        if (anfrage.getParameter("abgemeldet") != null) {
            return "<p role=\"status\">Sie sind abgemeldet.</p>";
        }
        return "";
    }
}

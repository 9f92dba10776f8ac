package de.postfachhub.zugang;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Leads a person to the login or to the error page; what asks for the API or for no page gets problem details. */
final class Browserantwort implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String HTMX = "HX-Request";
    /** Set by browsers alone. To a script's request a challenge would make them ask for name and password by themselves. */
    private static final String SKRIPT = "Sec-Fetch-Mode";

    private final Problemantwort problem;

    Browserantwort(Problemantwort problem) {
        this.problem = problem;
    }

    @Override
    public void commence(HttpServletRequest anfrage, HttpServletResponse antwort, AuthenticationException grund)
            throws IOException, ServletException {
        if (anfrage.getHeader(HTMX) != null) {
            zurAnmeldung(anfrage, antwort, Seiten.Anlass.ABGELAUFEN);
        } else if (erwartetSeite(anfrage, anfrage.getRequestURI())) {
            antwort.sendRedirect(Wunschseite.anmeldungVor(anfrage, hatteSitzung(anfrage)));
        } else if (anfrage.getHeader(SKRIPT) != null) {
            problem.weiseAb(antwort);
        } else {
            problem.commence(anfrage, antwort, grund);
        }
    }

    @Override
    public void handle(HttpServletRequest anfrage, HttpServletResponse antwort, AccessDeniedException grund)
            throws IOException, ServletException {
        if (!erwartetSeite(anfrage, anfrage.getRequestURI())) {
            if (grund instanceof CsrfException && niemand()) {
                commence(anfrage, antwort, new InsufficientAuthenticationException("no login", grund));
                return;
            }
            problem.handle(anfrage, antwort, grund);
        } else if (grund instanceof CsrfException && (istAnmeldung(anfrage) || niemand())) {
            // The page stood open for longer than its session: no attack, just somebody who was away.
            zurAnmeldung(anfrage, antwort, Seiten.Anlass.ABGELAUFEN);
        } else {
            antwort.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /**
     * Leads to the login a person whose session has ended. A page that renews itself must not get the challenge of HTTP Basic, for
     * which browsers open a window of their own.
     */
    void zurAnmeldung(HttpServletRequest anfrage, HttpServletResponse antwort, Seiten.Anlass anlass)
            throws IOException {
        var adresse = Wunschseite.anmeldung(anfrage, anlass);
        if (anfrage.getHeader(HTMX) != null) {
            antwort.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            antwort.setHeader("HX-Redirect", adresse);
        } else if (erwartetSeite(anfrage, anfrage.getRequestURI())) {
            antwort.sendRedirect(adresse);
        } else {
            problem.weiseAb(antwort);
        }
    }

    /** Who signed out has no cookie of it any more. */
    private static boolean hatteSitzung(HttpServletRequest anfrage) {
        return anfrage.getRequestedSessionId() != null && !anfrage.isRequestedSessionIdValid();
    }

    private static boolean niemand() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }

    /** @param adresse path that was asked for first, which an error page can't see in the request itself */
    static boolean erwartetSeite(HttpServletRequest anfrage, String adresse) {
        var erwartet = anfrage.getHeader(HttpHeaders.ACCEPT);
        return !adresse.startsWith(anfrage.getContextPath() + "/api/")
                && erwartet != null
                && erwartet.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean istAnmeldung(HttpServletRequest anfrage) {
        var pfad = anfrage.getServletPath();
        return pfad.equals(Anmeldung.SEITE) || pfad.equals(Anmeldung.ABMELDEN);
    }
}

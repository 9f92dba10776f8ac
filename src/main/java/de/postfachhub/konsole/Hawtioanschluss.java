package de.postfachhub.konsole;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Joins Hawtio to the hub's login, since its own is off: tells the page who is signed in and gives it the CSRF token that it sends with
 * each request to Jolokia. To sign out, the start page has a button.
 */
final class Hawtioanschluss extends OncePerRequestFilter {

    static final String BENUTZER = Hawtioeinrichtung.HAWTIO + "/user";
    static final String ABMELDEN = Hawtioeinrichtung.HAWTIO + "/auth/logout";

    private final JsonMapper json;

    Hawtioanschluss(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest anfrage, HttpServletResponse antwort, FilterChain weiter)
            throws ServletException, IOException {
        Principal benutzer = anfrage.getUserPrincipal();
        if (benutzer == null) {
            weiter.doFilter(anfrage, antwort);
        } else if (anfrage.getServletPath().equals(ABMELDEN)) {
            antwort.sendRedirect(anfrage.getContextPath() + "/");
        } else {
            if (anfrage.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                antwort.addHeader(HttpHeaders.SET_COOKIE, keks(anfrage, token).toString());
            }
            antwort.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(antwort.getOutputStream(), benutzer.getName());
        }
    }

    /** Readable for the page's script, which is its purpose, and sent back to no other site. */
    private static ResponseCookie keks(HttpServletRequest anfrage, CsrfToken token) {
        return ResponseCookie.from("XSRF-TOKEN", token.getToken())
                .path(anfrage.getContextPath() + Hawtioeinrichtung.HAWTIO)
                .sameSite("Strict")
                .secure(anfrage.isSecure())
                .build();
    }
}

package de.postfachhub.zugang;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for the parameters before anybody else does. Where they aren't UTF-8, the server throws an exception at the first who asks: the
 * CSRF filter, or Spring's choice of a controller, which would make a stack trace of it. A body is in memory already and small.
 */
@Component
@Order(Parameterpruefung.NACH_DER_KODIERUNG)
final class Parameterpruefung extends OncePerRequestFilter {

    /** Spring's filter that says that all is UTF-8 is the first. */
    static final int NACH_DER_KODIERUNG = Ordered.HIGHEST_PRECEDENCE + 1;

    @Override
    protected void doFilterInternal(HttpServletRequest anfrage, HttpServletResponse antwort, FilterChain weiter)
            throws ServletException, IOException {
        try {
            anfrage.getParameterMap();
        } catch (IllegalStateException e) {
            anfrage.setAttribute(Texteingang.TEXTE, Texteingaben.KEIN_UTF8);
            antwort.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        weiter.doFilter(anfrage, antwort);
    }

    /** Only parameters of its address, which {@link Texteingang} refuses in the API's own words. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest anfrage) {
        return anfrage.getRequestURI().startsWith(anfrage.getContextPath() + "/api/");
    }
}

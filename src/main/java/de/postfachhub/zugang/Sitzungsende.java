package de.postfachhub.zugang;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody who is away although a page of theirs renews itself: for the container every request is a sign
 * of life, here only those that a person makes. A page marks its own by the parameter {@code automatisch}. And after some time it ends
 * the session of everybody, with the rights that it was begun with.
 *
 * <p>Before the login is looked at: what comes after sees somebody who isn't signed in.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1)
final class Sitzungsende extends OncePerRequestFilter {

    private static final String AUTOMATISCH = "automatisch";
    private static final String BEGINN = Sitzungsende.class.getName() + ".beginn";
    private static final String LETZTE_HANDLUNG = Sitzungsende.class.getName();

    private final Sitzungseinstellungen einstellungen;
    private final Clock uhr;

    Sitzungsende(Sitzungseinstellungen einstellungen, Clock uhr) {
        this.einstellungen = einstellungen;
        this.uhr = uhr;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest anfrage, HttpServletResponse antwort, FilterChain weiter)
            throws ServletException, IOException {
        var sitzung = anfrage.getSession(false);
        if (sitzung != null) {
            if (zuAlt(sitzung) || vonSelbst(anfrage) && vorbei(sitzung)) {
                sitzung.invalidate();
            } else if (!vonSelbst(anfrage)) {
                sitzung.setAttribute(LETZTE_HANDLUNG, uhr.instant());
            }
        }
        weiter.doFilter(anfrage, antwort);
    }

    /** Counted from the first request in it. */
    private boolean zuAlt(HttpSession sitzung) {
        if (sitzung.getAttribute(BEGINN) instanceof Instant beginn) {
            return !beginn.plus(einstellungen.dauer()).isAfter(uhr.instant());
        }
        sitzung.setAttribute(BEGINN, uhr.instant());
        return false;
    }

    private boolean vorbei(HttpSession sitzung) {
        var frist = Duration.ofSeconds(sitzung.getMaxInactiveInterval());
        return sitzung.getAttribute(LETZTE_HANDLUNG) instanceof Instant letzte
                && frist.toSeconds() > 0
                && letzte.plus(frist).isBefore(uhr.instant());
    }

    private static boolean vonSelbst(HttpServletRequest anfrage) {
        var angaben = anfrage.getQueryString();
        return angaben != null && vonSelbst(angaben);
    }

    /** @param angaben the query of an address */
    static boolean vonSelbst(String angaben) {
        return angaben.startsWith(AUTOMATISCH);
    }
}

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
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody who is away although a page of theirs renews itself: for the container every request is a sign
 * of life, here only those that a person makes. A page marks its own by the parameter {@code automatisch}.
 */
@Component
final class Sitzungsende extends OncePerRequestFilter {

    private static final String AUTOMATISCH = "automatisch";
    private static final String LETZTE_HANDLUNG = Sitzungsende.class.getName();

    private final Clock uhr;

    Sitzungsende(Clock uhr) {
        this.uhr = uhr;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest anfrage, HttpServletResponse antwort, FilterChain weiter)
            throws ServletException, IOException {
        var sitzung = anfrage.getSession(false);
        if (sitzung != null && vonSelbst(anfrage) && vorbei(sitzung)) {
            sitzung.invalidate();
            Browserantwort.abgelaufen(anfrage, antwort);
            return;
        }
        if (sitzung != null && !vonSelbst(anfrage)) {
            sitzung.setAttribute(LETZTE_HANDLUNG, uhr.instant());
        }
        weiter.doFilter(anfrage, antwort);
    }

    private boolean vorbei(HttpSession sitzung) {
        var frist = Duration.ofSeconds(sitzung.getMaxInactiveInterval());
        return sitzung.getAttribute(LETZTE_HANDLUNG) instanceof Instant letzte
                && frist.toSeconds() > 0
                && letzte.plus(frist).isBefore(uhr.instant());
    }

    private static boolean vonSelbst(HttpServletRequest anfrage) {
        var angaben = anfrage.getQueryString();
        return angaben != null && angaben.startsWith(AUTOMATISCH);
    }
}

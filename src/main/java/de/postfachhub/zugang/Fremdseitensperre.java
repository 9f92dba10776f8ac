package de.postfachhub.zugang;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the place of the CSRF token where a request is authenticated by HTTP Basic. A browser that was once asked for name
 * and password sends them along with whatever another site makes it send; it also says which site that was
 * ({@code Sec-Fetch-Site}, or {@code Origin} where the hub is reached without TLS). Programs say neither and pass.
 */
final class Fremdseitensperre extends OncePerRequestFilter {

    private static final Set<String> LESEND = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> EIGENE = Set.of("same-origin", "none");

    private final Problemantwort problem;

    Fremdseitensperre(Problemantwort problem) {
        this.problem = problem;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest anfrage, HttpServletResponse antwort, FilterChain weiter)
            throws ServletException, IOException {
        if (LESEND.contains(anfrage.getMethod()) || vonHier(anfrage)) {
            weiter.doFilter(anfrage, antwort);
        } else {
            problem.handle(anfrage, antwort, new AccessDeniedException("sent by another site"));
        }
    }

    private static boolean vonHier(HttpServletRequest anfrage) {
        var seite = anfrage.getHeader("Sec-Fetch-Site");
        if (seite != null) {
            return EIGENE.contains(seite);
        }
        var herkunft = anfrage.getHeader(HttpHeaders.ORIGIN);
        return herkunft == null || gleicherRechner(herkunft, anfrage.getHeader(HttpHeaders.HOST));
    }

    private static boolean gleicherRechner(String herkunft, @Nullable String rechner) {
        try {
            return rechner != null && rechner.equals(URI.create(herkunft).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

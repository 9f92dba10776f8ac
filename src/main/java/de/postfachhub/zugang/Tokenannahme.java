package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Takes the session's CSRF token from the usual places, and from the header in which Hawtio sends what it finds in a cookie. The cookie
 * is no second truth: it only carries the session's token to the page, in another mask each time.
 */
final class Tokenannahme implements CsrfTokenRequestHandler {

    private static final String HAWTIOS = "X-XSRF-TOKEN";

    private final CsrfTokenRequestHandler maskiert = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest anfrage, HttpServletResponse antwort, Supplier<CsrfToken> token) {
        maskiert.handle(anfrage, antwort, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest anfrage, CsrfToken token) {
        return maskiert.resolveCsrfTokenValue(
                anfrage,
                anfrage.getHeader(HAWTIOS) == null
                        ? token
                        : new DefaultCsrfToken(HAWTIOS, token.getParameterName(), token.getToken()));
    }
}

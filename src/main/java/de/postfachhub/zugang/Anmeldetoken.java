package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.web.util.WebUtils;

/**
 * The CSRF token of somebody who is signed in lies in the session. Before that there is none, and the login page's token lies in a cookie:
 * whoever only looks at that page leaves nothing behind. The cookie's is of no use any more as soon as there is a session.
 */
final class Anmeldetoken implements CsrfTokenRepository {

    private static final String KEKS = "postfach-anmeldung";
    private static final String KOPFZEILE = "X-CSRF-TOKEN";

    private final CsrfTokenRepository sitzung = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository mitTls = keks(true);
    private final CsrfTokenRepository ohneTls = keks(false);

    @Override
    public CsrfToken generateToken(HttpServletRequest anfrage) {
        return sitzung.generateToken(anfrage);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest anfrage, HttpServletResponse antwort) {
        var keks = keks(anfrage);
        if (anfrage.getSession(false) == null) {
            keks.saveToken(token, anfrage, antwort);
            return;
        }
        sitzung.saveToken(token, anfrage, antwort);
        if (WebUtils.getCookie(anfrage, Keks.name(KEKS, Keks.istSicher(anfrage))) != null) {
            keks.saveToken(null, anfrage, antwort);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest anfrage) {
        return (anfrage.getSession(false) == null ? keks(anfrage) : sitzung).loadToken(anfrage);
    }

    private CsrfTokenRepository keks(HttpServletRequest anfrage) {
        return Keks.istSicher(anfrage) ? mitTls : ohneTls;
    }

    private static CsrfTokenRepository keks(boolean sicher) {
        var keks = new CookieCsrfTokenRepository();
        keks.setCookieName(Keks.name(KEKS, sicher));
        keks.setCookieCustomizer(einer -> Keks.beschraenkt(einer, sicher));
        keks.setHeaderName(KOPFZEILE);
        return keks;
    }
}

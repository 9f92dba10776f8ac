package de.postfachhub.zugang;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;

/** Leads somebody whom an OpenID provider couldn't sign in back to the login page, which says why, and tells the operator. */
final class Dienstabweisung implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Dienstabweisung.class);

    /** What a person can understand and do something about. Everything else is for the operator. */
    private static final Map<String, Seiten.Anlass> ANLAESSE = Map.of(
            Dienstbenutzer.KEINE_ROLLE,
            Seiten.Anlass.KEINE_ROLLE,
            Dienstbenutzer.NAME_UNBRAUCHBAR,
            Seiten.Anlass.NAME_UNBRAUCHBAR,
            Dienstbenutzer.NAME_VERGEBEN,
            Seiten.Anlass.NAME_VERGEBEN,
            Dienstbenutzer.GESTOERT,
            Seiten.Anlass.GESTOERT,
            "access_denied",
            Seiten.Anlass.ABGEBROCHEN,
            "authorization_request_not_found",
            Seiten.Anlass.ABGELAUFEN);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest anfrage, HttpServletResponse antwort, AuthenticationException grund)
            throws IOException, ServletException {
        if (grund instanceof SessionAuthenticationException) {
            Sitzungsbeginn.weiseAb(anfrage, antwort);
            return;
        }
        var code = grund instanceof OAuth2AuthenticationException eigener
                ? eigener.getError().getErrorCode()
                : "";
        var anlass = ANLAESSE.getOrDefault(code, Seiten.Anlass.DIENST);
        if (anlass == Seiten.Anlass.DIENST) {
            LOG.warn("Eine Anmeldung über OpenID Connect ist gescheitert: {}", warum(code, grund));
        } else {
            LOG.info("Eine Anmeldung über OpenID Connect ist abgewiesen: {}", code);
        }
        antwort.sendRedirect(Wunschseite.anmeldung(anfrage, anlass));
    }

    /** Nothing that came in the address of the request, and no answer of the provider: they may hold anything. */
    private static String warum(String code, AuthenticationException grund) {
        var ursache = NestedExceptionUtils.getMostSpecificCause(grund);
        if (ursache instanceof JwtValidationException ungueltig) {
            return ungueltig.getErrors().stream()
                    .map(OAuth2Error::getDescription)
                    .collect(Collectors.joining("; "));
        }
        return (code.matches("[a-z_]{1,60}") ? code + ", " : "")
                + ursache.getClass().getSimpleName();
    }
}

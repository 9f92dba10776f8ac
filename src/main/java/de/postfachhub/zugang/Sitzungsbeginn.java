package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.session.TooManyActiveSessionsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Makes a session, once somebody has proved who they are, and nowhere else. Whoever signs in again gets a new one: with its whole time,
 * and with nothing of whoever had the one before.
 */
final class Sitzungsbeginn implements SessionAuthenticationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(Sitzungsbeginn.class);

    private static final String VOLL =
            "Es sind gerade zu viele Personen am Postfach-Hub angemeldet. Bitte in einigen Minuten noch einmal versuchen.";

    @Override
    public void onAuthentication(Authentication wer, HttpServletRequest anfrage, HttpServletResponse antwort) {
        var bisherige = anfrage.getSession(false);
        if (bisherige != null) {
            bisherige.invalidate();
        }
        try {
            anfrage.getSession();
        } catch (TooManyActiveSessionsException e) {
            LOG.warn(
                    "Eine Anmeldung ist abgewiesen, denn es gibt schon {} Sitzungen (postfach.sitzungen.insgesamt)",
                    e.getMaxActiveSessions());
            throw new SessionAuthenticationException("too many sessions");
        }
    }

    /** The answer to whoever got none. */
    static void weiseAb(HttpServletRequest anfrage, HttpServletResponse antwort) throws IOException {
        Fehlerhinweis.setze(anfrage, VOLL);
        antwort.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}

package de.postfachhub.zugang;

import de.postfachhub.zugang.Auditzeile.Feld;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.session.TooManyActiveSessionsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * Makes a session, once somebody has proved who they are, and nowhere else. Whoever signs in again gets a new one: with its whole time,
 * and with nothing of whoever had the one before. Of a user's sessions the one ends at once that was begun first when there are too many.
 * Spring Security would keep it until it is asked for, and so let one user use up what all have together; and two logins of a person over
 * OpenID Connect are two users to it, because the claims say when they were.
 *
 * <p>May be used by many threads.
 */
@Component
final class Sitzungsbeginn implements SessionAuthenticationStrategy, HttpSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(Sitzungsbeginn.class);

    private static final String VOLL =
            "Es sind gerade zu viele Personen am Postfach-Hub angemeldet. Bitte in einigen Minuten noch einmal versuchen.";

    private static final String BENUTZER = Sitzungsbeginn.class.getName();

    private final Sitzungseinstellungen einstellungen;

    /** By name and by the session's id, in the order of the logins. */
    private final Map<String, Map<String, HttpSession>> sitzungen = new HashMap<>();

    Sitzungsbeginn(Sitzungseinstellungen einstellungen) {
        this.einstellungen = einstellungen;
    }

    @Override
    public void onAuthentication(Authentication wer, HttpServletRequest anfrage, HttpServletResponse antwort) {
        var bisherige = anfrage.getSession(false);
        if (bisherige != null) {
            bisherige.invalidate();
        }
        var neue = neue(anfrage);
        neue.setAttribute(BENUTZER, wer.getName());
        // Not while the list is locked: the container, which ends sessions too, locks the session first.
        for (var eine : zuViele(wer.getName(), neue)) {
            beende(eine);
            Auditzeile.zu("sitzungsende")
                    .mit(Feld.BENUTZER, wer.getName())
                    .mit(Feld.GRUND, "mehr als " + einstellungen.jeBenutzer() + " Sitzungen zugleich")
                    .erlaubt();
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent ereignis) {
        var sitzung = ereignis.getSession();
        if (sitzung.getAttribute(BENUTZER) instanceof String name) {
            vergiss(name, sitzung.getId());
        }
    }

    /** The answer to whoever got none. */
    static void weiseAb(HttpServletRequest anfrage, HttpServletResponse antwort) throws IOException {
        Fehlerhinweis.setze(anfrage, VOLL);
        antwort.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static HttpSession neue(HttpServletRequest anfrage) {
        try {
            return anfrage.getSession();
        } catch (TooManyActiveSessionsException e) {
            LOG.warn(
                    "Eine Anmeldung ist abgewiesen, denn es gibt schon {} Sitzungen (postfach.sitzungen.insgesamt)",
                    e.getMaxActiveSessions());
            throw new SessionAuthenticationException("too many sessions");
        }
    }

    private synchronized List<HttpSession> zuViele(String name, HttpSession neue) {
        var eigene = sitzungen.computeIfAbsent(name, neuer -> new LinkedHashMap<>());
        eigene.put(neue.getId(), neue);
        var aelteste =
                new ArrayList<>(eigene.values()).subList(0, Math.max(0, eigene.size() - einstellungen.jeBenutzer()));
        var zuViele = List.copyOf(aelteste);
        zuViele.forEach(eine -> eigene.values().remove(eine));
        return zuViele;
    }

    private synchronized void vergiss(String name, String sitzung) {
        sitzungen.computeIfPresent(name, (wessen, eigene) -> {
            eigene.remove(sitzung);
            return eigene.isEmpty() ? null : eigene;
        });
    }

    private static void beende(HttpSession sitzung) {
        try {
            sitzung.invalidate();
        } catch (IllegalStateException e) {
            // It has ended by itself.
        }
    }
}

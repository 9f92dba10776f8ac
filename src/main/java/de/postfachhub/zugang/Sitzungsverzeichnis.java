package de.postfachhub.zugang;

import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;

/**
 * Knows which sessions a user has. By the name: to Spring Security a person whom an OpenID provider signs in twice is two, because the
 * claims say when that was.
 */
@Component
class Sitzungsverzeichnis extends SessionRegistryImpl {

    @Override
    public void registerNewSession(String sitzung, Object wer) {
        super.registerNewSession(sitzung, name(wer));
    }

    @Override
    public List<SessionInformation> getAllSessions(Object wer, boolean auchBeendete) {
        return super.getAllSessions(name(wer), auchBeendete);
    }

    private static String name(Object wer) {
        if (wer instanceof UserDetails benutzer) {
            return benutzer.getUsername();
        }
        return wer instanceof AuthenticatedPrincipal person ? person.getName() : String.valueOf(wer);
    }
}

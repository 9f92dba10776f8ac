package de.postfachhub.zugang;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Judges name and password, of the form and of HTTP Basic. Every attempt pays for bcrypt and gets the same answer, whether the
 * name is unknown, the password wrong or the name locked: nobody learns from it which names there are.
 */
@Component
final class Kennwortanmeldung implements AuthenticationProvider {

    private final DaoAuthenticationProvider kennwoerter;
    private final Anmeldesperre sperre;

    Kennwortanmeldung(Benutzerverzeichnis verzeichnis, PasswordEncoder pruefung, Anmeldesperre sperre) {
        this.kennwoerter = new DaoAuthenticationProvider(verzeichnis::finde);
        this.kennwoerter.setPasswordEncoder(new GleichlangePruefung(
                pruefung, verzeichnis.alle().stream().map(Benutzer::kennwort).toList()));
        this.sperre = sperre;
    }

    @Override
    public Authentication authenticate(Authentication nachweis) {
        Authentication anmeldung;
        try {
            anmeldung = kennwoerter.authenticate(nachweis);
        } catch (AuthenticationException e) {
            sperre.gescheitert(nachweis.getName(), adresse(nachweis));
            throw e;
        }
        if (!sperre.darfHinein(nachweis.getName(), adresse(nachweis))) {
            throw new BadCredentialsException("locked");
        }
        return anmeldung;
    }

    private static String adresse(Authentication nachweis) {
        return nachweis.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> nachweis) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(nachweis);
    }
}

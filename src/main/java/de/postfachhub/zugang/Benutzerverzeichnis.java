package de.postfachhub.zugang;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The configured users. Faulty settings stop the start; none at all means that nobody gets in, which the log says. */
@Component
final class Benutzerverzeichnis implements UserDetailsService {

    private static final Logger LOG = LoggerFactory.getLogger(Benutzerverzeichnis.class);

    private final Map<String, Benutzer> benutzer;

    Benutzerverzeichnis(Benutzereinstellungen einstellungen) {
        var fehler = Benutzerpruefung.fehler(einstellungen.benutzer());
        if (!fehler.isEmpty()) {
            throw new BenutzerUngueltig(fehler);
        }
        this.benutzer = einstellungen.benutzer().stream()
                .collect(Collectors.toUnmodifiableMap(Benutzer::name, Function.identity()));
        if (benutzer.isEmpty()) {
            LOG.warn("""
                    Es ist kein Benutzer eingerichtet, deshalb kann sich niemand anmelden. Einen Benutzer einrichten:
                      1. Kennwort verschlüsseln:   java -jar postfach-hub.jar kennwort
                      2. Umgebungsvariablen setzen: POSTFACH_BENUTZER_0_NAME=betrieb
                                                    POSTFACH_BENUTZER_0_KENNWORT='{bcrypt}…'
                                                    POSTFACH_BENUTZER_0_ROLLEN=LESEN,BETRIEB
                      3. Den Hub neu starten.""");
        }
    }

    /** A new object each time: Spring Security erases the password in the one that it was given. */
    @Override
    public UserDetails loadUserByUsername(String name) {
        return Optional.ofNullable(benutzer.get(name))
                .map(gefunden -> User.withUsername(gefunden.name())
                        .password(gefunden.kennwort())
                        .authorities(Handelnder.rechte(gefunden.rollen(), gefunden.agenturen()))
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("unknown user"));
    }
}

package de.postfachhub.zugang;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The configured users. Faulty settings stop the start. */
@Component
final class Benutzerverzeichnis {

    private final Map<String, Benutzer> benutzer;

    Benutzerverzeichnis(Benutzereinstellungen einstellungen) {
        var fehler = Benutzerpruefung.fehler(einstellungen.benutzer());
        if (!fehler.isEmpty()) {
            throw new BenutzerUngueltig(fehler);
        }
        this.benutzer = einstellungen.benutzer().stream()
                .collect(Collectors.toUnmodifiableMap(Benutzer::name, Function.identity()));
    }

    boolean istLeer() {
        return benutzer.isEmpty();
    }

    Collection<Benutzer> alle() {
        return benutzer.values();
    }

    boolean kennt(String name) {
        return benutzer.containsKey(name);
    }

    /** Whether people would mistake the name for the one of a configured user. */
    boolean verwechselt(String name) {
        return benutzer.keySet().stream().anyMatch(anderer -> Personenname.gleicht(anderer, name));
    }

    /** A new object each time: Spring Security erases the password in the one that it was given. */
    UserDetails finde(String name) {
        return Optional.ofNullable(benutzer.get(name))
                .map(gefunden -> User.withUsername(gefunden.name())
                        .password(gefunden.kennwort())
                        .authorities(Handelnder.rechte(gefunden.rollen(), gefunden.agenturen()))
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("unknown user"));
    }
}

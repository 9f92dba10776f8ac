package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class GleichlangePruefungTest {

    private final List<String> bezahlt = new ArrayList<>();

    /** Notes what it is asked to pay for. */
    private final PasswordEncoder pruefung = new PasswordEncoder() {

        private final PasswordEncoder richtige = PasswordEncoderFactories.createDelegatingPasswordEncoder();

        @Override
        public String encode(CharSequence kennwort) {
            throw new AssertionError("That would cost as much as the default.");
        }

        @Override
        public boolean matches(CharSequence kennwort, String verschluesselt) {
            bezahlt.add(verschluesselt.substring(0, "{bcrypt}$2a$04".length()));
            return richtige.matches(kennwort, verschluesselt);
        }
    };

    private final Kennwortanmeldung anmeldung = anmeldung("anna:04", "berta:05", "clara:05", "doris:06");

    @ParameterizedTest
    @ValueSource(strings = {"anna", "berta", "doris", "unbekannt"})
    void paysForEveryCostWhateverTheName(String name) {
        assertThatThrownBy(() -> anmeldung.authenticate(mit(name, "falsch")))
                .isInstanceOf(BadCredentialsException.class);

        assertThat(bezahlt).containsExactlyInAnyOrder("{bcrypt}$2a$04", "{bcrypt}$2a$05", "{bcrypt}$2a$06");
    }

    @Test
    void letsInWithTheRightPassword() {
        assertThat(anmeldung.authenticate(mit("berta", "geheim")).isAuthenticated())
                .isTrue();
        assertThat(bezahlt).containsExactlyInAnyOrder("{bcrypt}$2a$04", "{bcrypt}$2a$05", "{bcrypt}$2a$06");
    }

    @Test
    void paysOnceWhereAllHaveTheSameCost() {
        var gleiche = anmeldung("anna:04", "berta:04");

        assertThatThrownBy(() -> gleiche.authenticate(mit("unbekannt", "falsch")))
                .isInstanceOf(BadCredentialsException.class);

        assertThat(bezahlt).containsExactly("{bcrypt}$2a$04");
    }

    @Test
    void fitsNoPasswordWhereThereIsNoUser() {
        var niemand = anmeldung();

        assertThatThrownBy(() -> niemand.authenticate(mit("unbekannt", "")))
                .isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> niemand.authenticate(mit("unbekannt", "userNotFoundPassword")))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(bezahlt).containsOnly("{bcrypt}$2a$10");
    }

    private Kennwortanmeldung anmeldung(String... namenUndKosten) {
        var benutzer = new ArrayList<Benutzer>();
        for (var einer : namenUndKosten) {
            var kosten = Integer.parseInt(einer.split(":")[1]);
            benutzer.add(new Benutzer(
                    einer.split(":")[0],
                    "{bcrypt}" + new BCryptPasswordEncoder(kosten).encode("geheim"),
                    List.of("LESEN"),
                    List.of()));
        }
        var verzeichnis = new Benutzerverzeichnis(new Benutzereinstellungen(benutzer));
        var einstellungen = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("postfach.anmeldung", Anmeldeeinstellungen.class);
        return new Kennwortanmeldung(
                verzeichnis, pruefung, new Anmeldesperre(verzeichnis, einstellungen, new Probe.Uhr()));
    }

    private static UsernamePasswordAuthenticationToken mit(String name, String kennwort) {
        return UsernamePasswordAuthenticationToken.unauthenticated(name, kennwort);
    }
}

package de.postfachhub.einstellungen;

import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Stops the start with profile {@code produktion}, before any connection is opened, when a setting is missing or too weak for one. What shows
 * in its effect alone, {@code zusagen} looks at.
 */
final class Produktionspruefung implements EnvironmentPostProcessor, Ordered {

    private static final Profiles PRODUKTION = Profiles.of("produktion");
    private static final Profiles DEMO = Profiles.of("demo");

    /** After all that bring settings. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** @throws ProduktionUnsicher with all faults */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(PRODUKTION)) {
            var maengel = maengel(environment);
            if (!maengel.isEmpty()) {
                throw new ProduktionUnsicher(maengel);
            }
        }
    }

    /** Each is a German sentence that begins with the setting. */
    static List<String> maengel(Environment umgebung) {
        var maengel = new Maengel();
        maengel.falls(
                umgebung.acceptsProfiles(DEMO),
                "spring.profiles.active: demo und produktion schließen sich aus; nur produktion angeben");
        Brokersicherheit.pruefe(umgebung, maengel);
        Datenbanksicherheit.pruefe(umgebung, maengel);
        maengel.verlange(umgebung, "spring.mail.host", "der Mailserver, der die Benachrichtigungen annimmt");
        Zertifikatsicherheit.pruefe(umgebung, maengel);
        Zugangssicherheit.pruefe(umgebung, maengel);
        return maengel.alle();
    }
}

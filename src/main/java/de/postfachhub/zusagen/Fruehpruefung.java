package de.postfachhub.zusagen;

import de.postfachhub.einstellungen.ProduktionUnsicher;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;

/** Asks in production what can be seen before anything connects: a log that tells all would tell it during the start already. */
final class Fruehpruefung implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** @throws ProduktionUnsicher with all that doesn't hold */
    @Override
    public void initialize(ConfigurableApplicationContext anwendung) {
        if (anwendung.getEnvironment().acceptsProfiles(Profiles.of(Zusagen.PRODUKTION))) {
            Zusagen.verlange(Stream.of(new KeinFernzugang(), new Logbegrenzung()));
        }
    }
}

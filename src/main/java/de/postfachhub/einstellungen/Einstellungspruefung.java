package de.postfachhub.einstellungen;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Stops the start, before anything else, when something below {@code postfach.} is set that the hub doesn't know, wherever it is
 * set, or a profile that isn't there. Spring Boot's own check can't do this: it takes no notice of environment variables, and several records
 * share a prefix.
 */
final class Einstellungspruefung implements EnvironmentPostProcessor, Ordered {

    private final BekannteEinstellungen bekannte = BekannteEinstellungen.lies();

    /** After all that bring settings. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** @throws EinstellungUnbekannt with all of them */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> funde = Stream.concat(
                        Profil.unbekannte(environment).stream(),
                        StreamSupport.stream(
                                        ConfigurationPropertySources.get(environment)
                                                .spliterator(),
                                        false)
                                .flatMap(this::unbekannte))
                .distinct()
                .toList();
        if (!funde.isEmpty()) {
            throw new EinstellungUnbekannt(funde);
        }
    }

    private Stream<String> unbekannte(ConfigurationPropertySource quelle) {
        if (!(quelle instanceof IterableConfigurationPropertySource aufzaehlbare)) {
            return Stream.empty();
        }
        boolean umgebung = quelle.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        return aufzaehlbare.stream()
                .filter(BekannteEinstellungen.WURZEL::isAncestorOf)
                .filter(name -> !bekannte.kennt(name, umgebung))
                .map(quelle::getConfigurationProperty)
                .flatMap(eigenschaft -> Optional.ofNullable(eigenschaft).stream())
                .filter(eigenschaft -> !(umgebung && Dienstvariable.ist(eigenschaft)))
                .map(eigenschaft -> beschreibe(eigenschaft, umgebung));
    }

    private String beschreibe(ConfigurationProperty eigenschaft, boolean umgebung) {
        var gemeint = bekannte.aehnlichste(eigenschaft.getName())
                .map(einstellung -> umgebung
                        ? einstellung.umgebungsvariable()
                        : einstellung.name().toString());
        return eigenschaft.getName() + " (" + eigenschaft.getOrigin() + ")"
                + gemeint.map("; gemeint ist vielleicht "::concat).orElse("");
    }
}

package de.postfachhub.einstellungen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All settings of the hub, from the metadata that the compiler writes for the records which read them. */
final class BekannteEinstellungen {

    static final ConfigurationPropertyName WURZEL = ConfigurationPropertyName.of("postfach");

    private static final String METADATEN = "META-INF/spring-configuration-metadata.json";

    /** More differences are no slip of the fingers; a suggestion would only mislead. */
    private static final int TIPPFEHLER = 3;

    private final List<Einstellung> alle;
    private final List<Einstellung> mitUnterstrichen;

    private BekannteEinstellungen(List<Einstellung> alle) {
        this.alle = alle;
        this.mitUnterstrichen = alle.stream().map(Einstellung::mitUnterstrichen).toList();
    }

    /** @throws IllegalStateException if the hub was compiled without Spring Boot's annotation processor */
    static BekannteEinstellungen lies() {
        try (var datei = new ClassPathResource(METADATEN).getInputStream()) {
            var alle = StreamSupport.stream(
                            JsonMapper.shared()
                                    .readTree(datei)
                                    .path("properties")
                                    .spliterator(),
                            false)
                    .map(BekannteEinstellungen::einstellung)
                    .filter(einstellung -> WURZEL.isAncestorOf(einstellung.name()))
                    .toList();
            if (alle.isEmpty()) {
                throw new IllegalStateException(METADATEN + " holds no setting of the hub.");
            }
            return new BekannteEinstellungen(alle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param umgebung whether the name comes from an environment variable */
    boolean kennt(ConfigurationPropertyName gefunden, boolean umgebung) {
        var erlaubte = umgebung ? Stream.concat(alle.stream(), mitUnterstrichen.stream()) : alle.stream();
        return erlaubte.anyMatch(einstellung -> einstellung.heisst(gefunden));
    }

    /** The setting that was probably meant. */
    Optional<Einstellung> aehnlichste(ConfigurationPropertyName gefunden) {
        return alle.stream()
                .filter(einstellung -> einstellung.abstand(gefunden) <= TIPPFEHLER)
                .min(Comparator.comparingInt(einstellung -> einstellung.abstand(gefunden)));
    }

    private static Einstellung einstellung(JsonNode eintrag) {
        var typ = eintrag.path("type").asString();
        return new Einstellung(
                ConfigurationPropertyName.of(eintrag.path("name").asString()),
                typ.startsWith("java.util.List") || typ.startsWith("java.util.Set"));
    }
}

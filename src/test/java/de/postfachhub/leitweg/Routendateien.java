package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files in {@code routes/}, by their name without ending. */
final class Routendateien {

    static final String REGELDATEI = "fehlerregeln";

    private static final String ENDUNG = ".camel.yaml";

    private Routendateien() {}

    static Map<String, JsonNode> lies() {
        try (Stream<Path> ordner = Files.list(Path.of("routes"))) {
            Map<String, JsonNode> dateien = new TreeMap<>();
            ObjectMapper json = new ObjectMapper();
            for (Path datei : ordner.toList()) {
                String name = datei.getFileName().toString();
                assertThat(name).endsWith(ENDUNG);
                dateien.put(name.replace(ENDUNG, ""), json.valueToTree(new Yaml().load(Files.readString(datei))));
            }
            return dateien;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

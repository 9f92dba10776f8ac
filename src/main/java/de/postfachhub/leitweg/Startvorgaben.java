package de.postfachhub.leitweg;

import de.postfachhub.protokoll.Instanz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Derives settings that depend on others, on the place of the jar or on the process: a broker URL means a native broker and none beside it,
 * a folder {@code routes} beside the jar means these routes, and an instance without a name has the same one in logs and journal. An
 * explicit setting wins.
 */
final class Startvorgaben implements EnvironmentPostProcessor {

    private static final String NATIVE = "native";
    private static final String ENDUNG = ".camel.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> vorgaben = new HashMap<>();
        boolean mitUrl = StringUtils.hasText(environment.getProperty("spring.artemis.broker-url"));
        if (environment.getProperty("spring.artemis.mode", mitUrl ? NATIVE : "").equalsIgnoreCase(NATIVE)) {
            vorgaben.put("spring.artemis.mode", NATIVE);
            // The mode only picks the connections: Spring Boot starts its broker all the same, and shows it over JMX.
            vorgaben.put("spring.artemis.embedded.enabled", "false");
        }
        vorgaben.put("postfach.instanz", new Instanz(null).name());
        vorgaben.put("camel.main.routes-include-pattern", routen(environment));
        environment.getPropertySources().addLast(new MapPropertySource("startvorgaben", vorgaben));
    }

    private static String routen(ConfigurableEnvironment environment) {
        String eingestellt = environment.getProperty("postfach.leitweg.routen");
        if (eingestellt != null) {
            return dateien(Path.of(eingestellt));
        }
        Path neben = new ApplicationHome(Startvorgaben.class).getDir().toPath().resolve("routes");
        return Files.isDirectory(neben) ? dateien(neben) : "classpath:routes/*" + ENDUNG;
    }

    /** @throws RoutenordnerUngueltig because Camel would start without routes and say nothing */
    private static String dateien(Path ordner) {
        try (Stream<Path> inhalt = Files.list(ordner)) {
            if (inhalt.noneMatch(datei -> datei.toString().endsWith(ENDUNG))) {
                throw new RoutenordnerUngueltig(ordner, "enthält keine Datei *" + ENDUNG);
            }
            return "file:" + ordner.toAbsolutePath() + "/*" + ENDUNG;
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new RoutenordnerUngueltig(ordner, "ist kein Ordner");
        } catch (IOException e) {
            throw new RoutenordnerUngueltig(ordner, "lässt sich nicht lesen");
        }
    }
}

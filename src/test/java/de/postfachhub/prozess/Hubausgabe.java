package de.postfachhub.prozess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The hub's jar, unpacked and with an archive of its loaded classes beside it, as {@code docker/Dockerfile} makes them: it starts in less
 * than half the time, and the process tests start it dozens of times.
 */
final class Hubausgabe {

    /** Made once for all tests of a run. */
    static final Hubausgabe EINMAL = new Hubausgabe(Path.of("target").toAbsolutePath());

    private final Path jar;
    private final Path klassen;

    private Hubausgabe(Path target) {
        Path ordner = target.resolve("hub");
        this.jar = ordner.resolve("postfach-hub.jar");
        this.klassen = ordner.resolve("klassen.jsa");
        try {
            FileSystemUtils.deleteRecursively(ordner);
            laufe(target, "-Djarmode=tools", "-jar", "postfach-hub.jar", "extract", "--destination", ordner.toString());
            laufe(
                    Files.createDirectory(ordner.resolve("probe")),
                    "-XX:ArchiveClassesAtExit=" + klassen,
                    "-Xlog:cds=off",
                    "-Xlog:cds+dynamic=off",
                    "-Dspring.context.exit=onRefresh",
                    "-jar",
                    jar.toString(),
                    "--server.port=0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> startbefehl() {
        return List.of("-XX:SharedArchiveFile=" + klassen, "-jar", jar.toString());
    }

    private static void laufe(Path ordner, String... argumente) throws IOException {
        List<String> befehl = new ArrayList<>(List.of(argumente));
        befehl.add(0, Prozess.java());
        Path ausgabe = Files.createTempFile("hubausgabe", ".log");
        try {
            Process lauf = new ProcessBuilder(befehl)
                    .directory(ordner.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ausgabe.toFile())
                    .start();
            if (lauf.waitFor() != 0) {
                throw new IllegalStateException(befehl + " failed:\n" + Files.readString(ausgabe));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(ausgabe);
        }
    }
}

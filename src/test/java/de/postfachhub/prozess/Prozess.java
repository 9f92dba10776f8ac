package de.postfachhub.prozess;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process of its own, with a log file, that can be killed hard. */
public final class Prozess implements AutoCloseable {

    private static final Duration STARTFRIST = Duration.ofMinutes(5);

    private final List<String> befehl;
    private final Map<String, String> umgebung;
    private final Path ordner;
    private final Path log;
    private final String bereit;
    private Process process;
    private long logBeimStart;

    private Prozess(List<String> befehl, Map<String, String> umgebung, Path ordner, Path log, String bereit) {
        this.befehl = befehl;
        this.umgebung = umgebung;
        this.ordner = ordner;
        this.log = log;
        this.bereit = bereit;
    }

    /**
     * The hub as the image ships it: the unpacked jar with its classes archived, configured by environment variables alone. It has the
     * locale of a service, which knows no umlauts.
     */
    public static Prozess hub(Path ordner, String name, Map<String, String> umgebung, String... jvm) {
        // The quick compiler: a hub that is killed after seconds never gets to use the good one.
        List<String> befehl = new ArrayList<>(List.of(java(), "-Xmx1g", "-XX:TieredStopAtLevel=1"));
        befehl.addAll(List.of(jvm));
        befehl.addAll(Hubausgabe.EINMAL.startbefehl());
        Map<String, String> alsDienst = new HashMap<>(umgebung);
        alsDienst.put("LC_ALL", "C");
        return new Prozess(befehl, alsDienst, ordner, ordner.resolve(name + ".log"), "Started PostfachHub");
    }

    /** Any other command of the hub's jar, and a hub that is only to be timed. */
    static Prozess java(Path ordner, List<String> argumente, Map<String, String> umgebung) {
        List<String> befehl = new ArrayList<>(argumente);
        befehl.add(0, java());
        return new Prozess(befehl, umgebung, ordner, ordner.resolve("hub.log"), "");
    }

    /** A broker without the hub. */
    public static Prozess broker(Path ordner, int port) {
        return new Prozess(
                List.of(
                        java(),
                        "-Xmx1g",
                        // Else it writes a line for each call, more than it writes of messages.
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Brokerprozess.class.getName(),
                        Integer.toString(port),
                        ordner.resolve("broker").toString()),
                Map.of(),
                ordner,
                ordner.resolve("broker.log"),
                "Broker bereit");
    }

    /** The distribution of Artemis, an instance of which {@code artemis create} has made in that folder. */
    static Prozess artemis(Path instanz) {
        return new Prozess(
                List.of(instanz.resolve("bin/artemis").toString(), "run"),
                Map.of("JAVA_ARGS", "-Xmx512m -Dlog4j2.disableJmx=true"),
                instanz,
                instanz.resolve("artemis.log"),
                "Server is now active");
    }

    public static int freierPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts without waiting. */
    public Prozess starte() {
        try {
            logBeimStart = loglaenge();
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(befehl))
                    .directory(ordner.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // Several hubs at once on one machine mustn't want the same port.
            builder.environment().put("POSTFACH_GESUNDHEIT_PORT", "0");
            builder.environment().putAll(umgebung);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Prozess starteUndWarte() {
        starte();
        await().atMost(STARTFRIST)
                .failFast(this::mussLaufen)
                .until(() -> logSeit(logBeimStart).contains(bereit));
        return this;
    }

    /** SIGKILL: no shutdown hook runs, no buffer is flushed. */
    public void toete() {
        process.destroyForcibly();
        warteAufEnde();
    }

    /**
     * SIGTERM, as an operator stops it.
     *
     * @return its exit code
     */
    public int beende() {
        process.destroy();
        return warteAufEnde();
    }

    /** @return its exit code */
    public int warteAufEnde() {
        await().atMost(STARTFRIST).until(() -> !process.isAlive());
        return process.exitValue();
    }

    public void mussLaufen() {
        if (!process.isAlive()) {
            throw new AssertionError("The process has ended:\n" + log());
        }
    }

    /** All that it has printed, over all its starts. */
    public String log() {
        return logSeit(0);
    }

    /** How many bytes it has printed, for {@link #logSeit}. */
    public long loglaenge() {
        return log.toFile().length();
    }

    public String logSeit(long byteNummer) {
        try (var datei = Files.newInputStream(log)) {
            datei.skipNBytes(byteNummer);
            return new String(datei.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            toete();
        }
    }
}

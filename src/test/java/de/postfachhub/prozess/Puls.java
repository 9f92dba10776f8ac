package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks a hub all the time whether it is alive, as an orchestrator does, and remembers how long each answer took. */
final class Puls implements AutoCloseable {

    private static final Duration TAKT = Duration.ofMillis(200);

    /** So long the image's own check waits for an answer. */
    private static final Duration HOECHSTENS = Duration.ofSeconds(4);

    /** Nearly always, on two cores that the attackers use as well. */
    private static final Duration MEISTENS = Duration.ofSeconds(1);

    private static final double NAHEZU_ALLE = 0.95;

    private final int port;
    private final List<Duration> schlaege = new CopyOnWriteArrayList<>();
    private final List<String> aussetzer = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService takt = Executors.newSingleThreadScheduledExecutor();

    Puls(int port) {
        this.port = port;
        takt.scheduleWithFixedDelay(this::frage, 0, TAKT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void frage() {
        long beginn = System.nanoTime();
        try {
            var antwort =
                    Rohleitung.frage(port, "GET /actuator/health/liveness HTTP/1.1\nHost: x\nConnection: close\n\n");
            if (!antwort.startsWith("HTTP/1.1 200 ")) {
                aussetzer.add(antwort);
            }
        } catch (IOException e) {
            aussetzer.add(e.toString());
        }
        schlaege.add(Duration.ofNanos(System.nanoTime() - beginn));
    }

    void mussImmerSchlagen() {
        var sortiert = schlaege.stream().sorted().toList();
        assertThat(aussetzer).isEmpty();
        assertThat(sortiert).hasSizeGreaterThan(10);
        assertThat(sortiert.get(sortiert.size() - 1)).as("the slowest").isLessThan(HOECHSTENS);
        assertThat(sortiert.get((int) (sortiert.size() * NAHEZU_ALLE))).isLessThan(MEISTENS);
        System.out.println("AngriffIT: liveness asked " + sortiert.size() + " times, slowest answer "
                + sortiert.get(sortiert.size() - 1).toMillis() + " ms");
    }

    @Override
    public void close() {
        takt.shutdownNow();
    }
}

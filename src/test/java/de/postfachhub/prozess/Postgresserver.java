package de.postfachhub.prozess;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that can be killed hard and started again on its data and its port. */
final class Postgresserver implements AutoCloseable {

    private static final Duration FRIST = Duration.ofMinutes(1);

    private final Path daten;
    private final int port = Prozess.freierPort();
    private EmbeddedPostgres postgres;

    Postgresserver(Path daten) throws IOException {
        this.daten = daten;
        starte();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    void starte() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(daten)
                .setCleanDataDirectory(false)
                .setPort(port)
                // The artifact turns it off: a kill would undo commits that PostgreSQL has confirmed.
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(FRIST)
                .start();
    }

    /** SIGKILL for the server and the processes of its connections: no client is told, no file is closed. */
    void toete() throws IOException {
        long nummer = Long.parseLong(
                Files.readAllLines(daten.resolve("postmaster.pid")).get(0));
        ProcessHandle server = ProcessHandle.of(nummer).orElseThrow();
        List<ProcessHandle> alle = new ArrayList<>(server.descendants().toList());
        alle.add(0, server);
        alle.forEach(ProcessHandle::destroyForcibly);
        await().atMost(FRIST).until(() -> alle.stream().noneMatch(ProcessHandle::isAlive));
        // Frees the lock on the data; there is nothing left to stop.
        postgres.close();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}

package de.postfachhub.prozess;

import static org.awaitility.Awaitility.await;

import de.postfachhub.verschluesselung.Testzertifikate.Ausweis;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that can be killed hard and started again on its data and its port. */
final class Postgresserver implements AutoCloseable {

    private static final Duration FRIST = Duration.ofMinutes(1);

    private final Path daten;
    private final int port = Prozess.freierPort();
    private EmbeddedPostgres postgres;

    private final Map<String, String> tls;

    Postgresserver(Path daten) throws IOException {
        this.daten = daten;
        this.tls = Map.of();
        starte();
    }

    /** With TLS, and without TLS it lets nobody in; the user {@code hub} has the password {@code geheim}. */
    Postgresserver(Path daten, Ausweis ausweis) throws IOException, SQLException {
        this.daten = daten;
        this.tls = Map.of(
                "ssl", "on",
                "ssl_cert_file", ausweis.zertifikat().toString(),
                "ssl_key_file", ausweis.schluessel().toString());
        starte();
        befehle("CREATE USER hub SUPERUSER PASSWORD 'geheim'");
        Files.writeString(
                daten.resolve("pg_hba.conf"),
                "hostssl all postgres 127.0.0.1/32 trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
        liesEinstellungen();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    int port() {
        return port;
    }

    /** Takes the certificate that lies there now, and ends all connections that were begun with another one. */
    void liesEinstellungen() throws SQLException {
        String bisher = frage("SELECT pg_conf_load_time()");
        frage("SELECT pg_reload_conf()");
        await().atMost(FRIST).until(() -> !frage("SELECT pg_conf_load_time()").equals(bisher));
        frage("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    private String frage(String sql) throws SQLException {
        try (var verbindung = postgres.getPostgresDatabase().getConnection();
                var anweisung = verbindung.createStatement();
                var antwort = anweisung.executeQuery(sql)) {
            antwort.next();
            return antwort.getString(1);
        }
    }

    private void befehle(String sql) throws SQLException {
        try (var verbindung = postgres.getPostgresDatabase().getConnection();
                var anweisung = verbindung.createStatement()) {
            anweisung.execute(sql);
        }
    }

    void starte() throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(daten)
                .setCleanDataDirectory(false)
                .setPort(port)
                // The artifact turns it off: a kill would undo commits that PostgreSQL has confirmed.
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(FRIST);
        tls.forEach(builder::setServerConfig);
        postgres = builder.start();
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

package de.postfachhub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An empty database of its own, migrated, for one test. Every store is tested on both products:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @MethodSource("de.postfachhub.Testdatenbank#alle")
 * void keepsEvents(Testdatenbank datenbank) { … }
 * }</pre>
 *
 * <p>PostgreSQL is a real server from a Maven artifact, started once a JVM. It runs as an ordinary user and as root, for
 * whom the artifact enters a user namespace ({@code unshare -U}), because {@code initdb} refuses root.
 *
 * @param name product name, what a parameterised test shows
 * @param url JDBC URL, complete with user and password, for tests that start their own pool or process
 * @param dataSource hands out plain connections, each a new one
 */
public record Testdatenbank(String name, String url, DataSource dataSource) {

    /** One fresh database of each product, made when the stream gets there. */
    public static Stream<Testdatenbank> alle() {
        return Stream.<Supplier<Testdatenbank>>of(Testdatenbank::h2, Testdatenbank::postgresql)
                .map(Supplier::get);
    }

    /** A fresh H2 in memory, with the settings of {@code application.yaml}; lives as long as the JVM. */
    public static Testdatenbank h2() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        // The user that Spring Boot takes for an embedded database.
        h2.setUser("sa");
        return migriert("H2", h2.getURL(), h2);
    }

    /** A fresh database on the PostgreSQL server of this JVM. */
    public static Testdatenbank postgresql() {
        var datenbank = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var verbindung = Server.POSTGRES.getPostgresDatabase().getConnection();
                var anweisung = verbindung.createStatement()) {
            anweisung.execute("CREATE DATABASE " + datenbank);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return migriert(
                "PostgreSQL",
                Server.POSTGRES.getJdbcUrl("postgres", datenbank),
                Server.POSTGRES.getDatabase("postgres", datenbank));
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Testdatenbank migriert(String name, String url, DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).load().migrate();
        return new Testdatenbank(name, url, dataSource);
    }

    /** Started by the first test that asks, stopped by the shutdown hook of the artifact. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package de.postfachhub.zusagen;

import com.zaxxer.hikari.HikariDataSource;
import de.postfachhub.einstellungen.Datenbanksicherheit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The connection to the database is encrypted, which the database is asked itself, and its certificate was checked, which shows in what the
 * connection was made with.
 */
@Component
final class Datenbankleitung implements Zusage {

    private static final String POSTGRESQL = "PostgreSQL";
    private static final Set<String> VERSIONEN = Set.of("TLSv1.2", "TLSv1.3");
    private static final String IM_PROZESS = "jdbc:h2:(?!tcp:|ssl:).*";

    private final DataSource dataSource;

    Datenbankleitung(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param version of TLS; null without */
    private record Leitung(boolean ssl, String version) {}

    @Override
    public String code() {
        return "DATENBANK_VERSCHLUESSELT";
    }

    @Override
    public Befund pruefe() throws SQLException {
        try (var verbindung = dataSource.getConnection()) {
            var url = verbindung.getMetaData().getURL();
            if (verbindung.getMetaData().getDatabaseProductName().equals(POSTGRESQL)) {
                return postgresql(verbindung, url);
            }
            return url.matches(IM_PROZESS)
                    ? Befund.haelt("die Datenbank ist in diesem Prozess")
                    : Befund.verletzt(
                            "die Datenbank ist kein PostgreSQL und nicht in diesem Prozess", "PostgreSQL verwenden");
        }
    }

    private Befund postgresql(Connection verbindung, String url) throws SQLException {
        var leitung = JdbcClient.create(new SingleConnectionDataSource(verbindung, true))
                .sql("SELECT ssl, coalesce(version, '') AS version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                .query(Leitung.class)
                .single();
        var fehler = new ArrayList<String>();
        if (!leitung.ssl()) {
            fehler.add("die Verbindung zur Datenbank ist unverschlüsselt");
        } else if (!VERSIONEN.contains(leitung.version())) {
            fehler.add("die Verbindung zur Datenbank hat nur " + leitung.version());
        }
        fehler.addAll(Datenbanksicherheit.schwaechen(url, angaben()));
        return Befund.aus(
                fehler,
                "die Verbindung zur Datenbank hat " + leitung.version()
                        + ", sagt PostgreSQL, und deren Zertifikat ist geprüft",
                "spring.datasource.type entfernen, sslmode und sslfactory wie im Profil produktion lassen oder in der URL"
                        + " sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory angeben");
    }

    /** What a pool passes to the driver beside the URL; others than Hikari are given nothing. */
    private Properties angaben() throws SQLException {
        return dataSource.isWrapperFor(HikariDataSource.class)
                ? dataSource.unwrap(HikariDataSource.class).getDataSourceProperties()
                : new Properties();
    }
}

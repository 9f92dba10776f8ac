package de.postfachhub.datenbank;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends every wait for PostgreSQL. The driver gives up a connection that is silent for the whole time. The server gives up a bit before,
 * so that it tells why where it still can, and so that a transaction whose hub is gone frees what it holds.
 *
 * <p>What the JDBC URL or the pool's settings say themselves stays as it is.
 *
 * @param antwortfrist for one statement
 * @see <a href="https://jdbc.postgresql.org/documentation/use/#connection-parameters">Connection parameters of pgjdbc</a>
 */
record Antwortfrist(Duration antwortfrist) {

    static final String POSTGRES = "jdbc:postgresql:";

    private static final Duration VERBINDUNGSAUFBAU = Duration.ofSeconds(10);

    private static final String SOCKET = "socketTimeout";
    private static final List<String> AUF_DEM_SERVER =
            List.of("statement_timeout", "idle_in_transaction_session_timeout");

    /** Of a pool that has no connection yet. */
    void begrenze(HikariConfig vorrat) {
        if (!gilt(vorrat.getJdbcUrl())) {
            return;
        }
        var verbindung = vorrat.getDataSourceProperties();
        grenzen().forEach(verbindung::putIfAbsent);
        var angaben = vorrat.getJdbcUrl() + verbindung.getProperty("options", "");
        var eigenes = vorrat.getConnectionInitSql();
        var sql = AUF_DEM_SERVER.stream()
                .filter(name -> !angaben.contains(name))
                .map(name -> "SET %s = %d".formatted(name, serverfrist().toMillis()))
                .collect(Collectors.joining("; "));
        if (!sql.isEmpty()) {
            vorrat.setConnectionInitSql(eigenes == null ? sql : sql + "; " + eigenes);
        }
    }

    /** The same connections for statements that take as long as they take, unless the JDBC URL itself limits them. */
    static Properties ohneFrist(HikariConfig vorrat) {
        var verbindung = new Properties();
        verbindung.putAll(vorrat.getDataSourceProperties());
        verbindung.remove(SOCKET);
        // The pool bounds the whole of it, a single connection has to do so itself.
        verbindung.putIfAbsent("loginTimeout", sekunden(VERBINDUNGSAUFBAU));
        return verbindung;
    }

    static boolean gilt(@Nullable String url) {
        return url != null && url.startsWith(POSTGRES);
    }

    private Map<String, String> grenzen() {
        Map<String, String> grenzen = new LinkedHashMap<>();
        var aufbau = antwortfrist.compareTo(VERBINDUNGSAUFBAU) < 0 ? antwortfrist : VERBINDUNGSAUFBAU;
        grenzen.put("connectTimeout", sekunden(aufbau));
        grenzen.put(SOCKET, sekunden(antwortfrist));
        grenzen.put("tcpKeepAlive", "true");
        return grenzen;
    }

    private Duration serverfrist() {
        return antwortfrist.multipliedBy(9).dividedBy(10);
    }

    /** The driver takes whole ones; 0 would be without a limit. */
    private static String sekunden(Duration dauer) {
        return Long.toString(dauer.plusMillis(999).toSeconds());
    }
}

package de.postfachhub.einstellungen;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.env.Environment;

/**
 * PostgreSQL, reached with TLS alone, whose certificate and name are checked.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/ssl/">SSL in pgjdbc</a>
 */
public final class Datenbanksicherheit {

    private static final String URL = "spring.datasource.url";
    private static final String ANGABEN = "spring.datasource.hikari.data-source-properties.";
    private static final String BEISPIEL = "zum Beispiel jdbc:postgresql://datenbank.example/postfachhub";

    private static final List<String> TLS = List.of("sslmode", "sslfactory", "sslhostnameverifier");
    private static final List<String> UMWEGE = List.of("spring.datasource.hikari.jdbc-url", "spring.flyway.url");

    private Datenbanksicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        var url = umgebung.getProperty(URL, "");
        boolean postgres = url.startsWith("jdbc:postgresql:");
        maengel.falls(!postgres, URL + ": fehlt oder ist kein PostgreSQL; anzugeben ist " + BEISPIEL);
        if (postgres) {
            schwaechen(url, angaben(umgebung))
                    .forEach(schwaeche -> maengel.falls(
                            true, URL + ": " + schwaeche + "; aus der URL entfernen oder sslmode=verify-full angeben"));
        }
        for (var umweg : UMWEGE) {
            maengel.falls(
                    umgebung.containsProperty(umweg),
                    umweg + ": eine zweite Adresse der Datenbank wird nicht geprüft; die Einstellung entfernen");
        }
        maengel.verlange(umgebung, "spring.datasource.username", "der Benutzer des Hubs in der Datenbank");
        maengel.verlange(umgebung, "spring.datasource.password", "dessen Kennwort");
    }

    /**
     * What makes the connection weaker than one whose server was checked.
     *
     * @param url with what stands in it, which wins over {@code angaben}
     * @param angaben what is passed to the driver beside it
     */
    public static List<String> schwaechen(String url, Properties angaben) {
        var alle = new Properties();
        alle.putAll(angaben);
        alle.putAll(angaben(url));
        var schwaechen = new ArrayList<String>();
        var sslmode = alle.getProperty("sslmode", "");
        if (!sslmode.equals("verify-full")) {
            schwaechen.add("sslmode=" + sslmode + " ist zu schwach");
        }
        if (alle.getProperty("sslfactory", "").endsWith("NonValidatingFactory")) {
            schwaechen.add("sslfactory vertraut jedem Zertifikat");
        }
        if (!alle.getProperty("sslhostnameverifier", "").isEmpty()) {
            schwaechen.add("sslhostnameverifier ersetzt die Prüfung des Namens");
        }
        return schwaechen;
    }

    /** What the pool will pass to the driver. */
    private static Properties angaben(Environment umgebung) {
        var angaben = new Properties();
        for (var name : TLS) {
            angaben.setProperty(name, umgebung.getProperty(ANGABEN + name, ""));
        }
        return angaben;
    }

    private static Map<String, String> angaben(String url) {
        Map<String, String> angaben = new HashMap<>();
        int beginn = url.indexOf('?') + 1;
        if (beginn > 0) {
            Arrays.stream(url.substring(beginn).split("&"))
                    .map(angabe -> angabe.split("=", 2))
                    .filter(angabe -> angabe.length == 2)
                    .forEach(angabe -> angaben.put(
                            angabe[0],
                            URLDecoder.decode(angabe[1], StandardCharsets.UTF_8).strip()));
        }
        return angaben;
    }
}

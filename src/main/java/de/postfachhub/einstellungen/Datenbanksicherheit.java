package de.postfachhub.einstellungen;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * PostgreSQL, reached with TLS alone, whose certificate and name are checked.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/ssl/">SSL in pgjdbc</a>
 */
final class Datenbanksicherheit {

    private static final String URL = "spring.datasource.url";
    private static final String ANGABEN = "spring.datasource.hikari.data-source-properties.";
    private static final String BEISPIEL = "zum Beispiel jdbc:postgresql://datenbank.example/postfachhub";

    private static final List<String> UMWEGE = List.of("spring.datasource.hikari.jdbc-url", "spring.flyway.url");

    private Datenbanksicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        var url = umgebung.getProperty(URL, "");
        boolean postgres = url.startsWith("jdbc:postgresql:");
        maengel.falls(!postgres, URL + ": fehlt oder ist kein PostgreSQL; anzugeben ist " + BEISPIEL);
        if (postgres) {
            pruefeTls(umgebung, angaben(url), maengel);
        }
        for (var umweg : UMWEGE) {
            maengel.falls(
                    umgebung.containsProperty(umweg),
                    umweg + ": eine zweite Adresse der Datenbank wird nicht geprüft; die Einstellung entfernen");
        }
        maengel.verlange(umgebung, "spring.datasource.username", "der Benutzer des Hubs in der Datenbank");
        maengel.verlange(umgebung, "spring.datasource.password", "dessen Kennwort");
    }

    private static void pruefeTls(Environment umgebung, Map<String, String> inDerUrl, Maengel maengel) {
        var sslmode = angabe(umgebung, inDerUrl, "sslmode");
        maengel.falls(
                !sslmode.equals("verify-full"),
                URL + ": sslmode=" + sslmode
                        + " ist zu schwach; sslmode aus der URL entfernen oder verify-full angeben");
        maengel.falls(
                angabe(umgebung, inDerUrl, "sslfactory").endsWith("NonValidatingFactory"),
                URL + ": sslfactory vertraut jedem Zertifikat; entfernen");
        maengel.falls(
                !angabe(umgebung, inDerUrl, "sslhostnameverifier").isEmpty(),
                URL + ": sslhostnameverifier ersetzt die Prüfung des Namens; entfernen");
    }

    /** What stands in the URL wins over what the pool passes to the driver. */
    private static String angabe(Environment umgebung, Map<String, String> inDerUrl, String name) {
        return inDerUrl.getOrDefault(name, umgebung.getProperty(ANGABEN + name, ""));
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

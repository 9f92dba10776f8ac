package de.postfachhub.einstellungen;

import de.postfachhub.verschluesselung.Tlsfehler;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the database can't be used, without a stack trace. Flyway is the first that opens it.
 *
 * @see <a href="https://www.postgresql.org/docs/16/errcodes-appendix.html">SQLSTATE in PostgreSQL</a>
 * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">SQLSTATE in H2</a>
 */
final class Datenbankfehleranalyse extends AbstractFailureAnalyzer<FlywayException> {

    /** Not 08004: a server that rejects the hub goes on doing so. */
    private static final Pattern VORUEBERGEHEND = Pattern.compile("08(?!004)...|57P03|53300");

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, FlywayException ursache) {
        var tls = Tlsfehler.von(ursache);
        if (tls.isPresent()) {
            return new FailureAnalysis(
                    tls.get().text("zur Datenbank"), tls.get().massnahme(), ursache);
        }
        var sql = desTreibers(ursache);
        if (sql == null) {
            return new FailureAnalysis(
                    "Die Tabellen der Datenbank passen nicht zu diesem Hub: " + ursache.getMessage(),
                    "Prüfen, ob spring.datasource.url auf die richtige Datenbank zeigt und ob sie ein neuerer Hub benutzt hat.",
                    ursache);
        }
        return new FailureAnalysis(
                beschreibung(String.valueOf(sql.getSQLState())) + " Sie meldet: " + sql.getMessage(),
                massnahme(String.valueOf(sql.getSQLState())),
                ursache);
    }

    /** Whether the database may answer later by itself: it can't be reached, starts, or has no connection free. */
    static boolean vergeht(Exception fehler) {
        var sql = desTreibers(fehler);
        return sql != null
                && Tlsfehler.von(fehler).isEmpty()
                && VORUEBERGEHEND.matcher(String.valueOf(sql.getSQLState())).matches();
    }

    /** The innermost: the pool's own exception around it says only that it has waited. */
    private static @Nullable SQLException desTreibers(Throwable fehler) {
        SQLException innerste = null;
        for (Throwable glied = fehler; glied != null; glied = glied.getCause()) {
            if (glied instanceof SQLException sql) {
                innerste = sql;
            }
        }
        return innerste;
    }

    private static String beschreibung(String zustand) {
        if (zustand.startsWith("08")) {
            return "Die Datenbank ist nicht erreichbar.";
        }
        if (zustand.startsWith("28")) {
            return "Die Datenbank lässt den Hub nicht ein.";
        }
        return switch (zustand) {
            case "90020" -> "Die Datenbank benutzt schon ein anderer Prozess, wahrscheinlich ein zweiter Hub.";
            case "90028", "90031" -> "Die Datei der Datenbank lässt sich nicht lesen und schreiben.";
            case "90030", "90048" -> "Die Datei der Datenbank ist beschädigt oder keine Datenbank von H2.";
            default -> "Die Datenbank lässt sich nicht einrichten.";
        };
    }

    private static String massnahme(String zustand) {
        if (zustand.startsWith("28")) {
            return "spring.datasource.username und spring.datasource.password prüfen.";
        }
        return switch (zustand) {
            case "90020" ->
                "Den anderen Hub beenden oder diesen in einem eigenen Ordner starten. Mehrere Hubs nebeneinander brauchen eine"
                        + " gemeinsame Datenbank auf einem Server (spring.datasource.url) und einen gemeinsamen Broker"
                        + " (spring.artemis.broker-url).";
            case "90028", "90031" ->
                "Prüfen, ob der Hub in den Ordner aus spring.datasource.url schreiben darf und dort Platz ist.";
            case "90030", "90048" -> Datenbankdatei.SICHERUNG;
            default -> "spring.datasource.url prüfen und ob die Datenbank läuft, dann den Hub neu starten.";
        };
    }
}

package de.postfachhub.betrieb;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Whether this instance can use the database. Tells codes alone: the texts of drivers hold addresses and users. */
@Component
final class DatenbankHealthIndicator implements HealthIndicator {

    private static final int FRIST_SEKUNDEN = 3;

    private final DataSource dataSource;

    DatenbankHealthIndicator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Health health() {
        try (var connection = dataSource.getConnection()) {
            if (!connection.isValid(FRIST_SEKUNDEN)) {
                return gestoert("keine Antwort");
            }
            return Health.up()
                    .withDetail("art", connection.getMetaData().getDatabaseProductName())
                    .build();
        } catch (SQLException e) {
            // The pool's own exception says no more than that it waited in vain.
            var ursache = NestedExceptionUtils.getMostSpecificCause(e);
            return gestoert(
                    ursache instanceof SQLException sql && sql.getSQLState() != null
                            ? "SQLSTATE " + sql.getSQLState()
                            : ursache.getClass().getSimpleName());
        }
    }

    private static Health gestoert(String grund) {
        return Health.down()
                .withDetail(
                        "meldung",
                        "Die Datenbank ist nicht erreichbar oder hat keine Verbindung frei (%s). Nachrichten warten im Broker, weil sich Dubletten nicht erkennen lassen; verloren geht keine. "
                                        .formatted(grund)
                                + "Prüfen, ob sie läuft und ob spring.datasource.* stimmt; der Hub macht von selbst weiter.")
                .withDetail("grund", grund)
                .build();
    }
}

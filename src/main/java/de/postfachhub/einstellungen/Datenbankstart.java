package de.postfachhub.einstellungen;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the tables up to date before anything uses them, and waits for the database to do it. */
@Component
final class Datenbankstart implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        var datei = datei(flyway);
        try {
            new Warteschleife("die Datenbank", Datenbankfehleranalyse::vergeht).durchlaufe(() -> {
                if (datei.isPresent()) {
                    pruefe(datei.get(), flyway);
                }
                flyway.migrate();
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Das Warten auf die Datenbank wurde abgebrochen.", e);
        }
    }

    private static Optional<Datenbankdatei> datei(Flyway flyway) {
        return flyway.getConfiguration().getDataSource() instanceof HikariDataSource vorrat
                        && vorrat.getJdbcUrl() != null
                ? Datenbankdatei.vorhandene(vorrat.getJdbcUrl())
                : Optional.empty();
    }

    /** A file that was there before H2 opened it must hold the tables of a hub: one that was cut off may open as an empty database. */
    private static void pruefe(Datenbankdatei datei, Flyway flyway) throws IOException {
        datei.verlangeInhalt();
        if (flyway.info().current() == null) {
            throw new DatenbankdateiLeer(datei.pfad());
        }
    }
}

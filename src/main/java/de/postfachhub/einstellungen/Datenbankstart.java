package de.postfachhub.einstellungen;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Brings the tables up to date before anything uses them, and waits for the database to do it. */
@Component
final class Datenbankstart implements FlywayMigrationStrategy {

    private final Environment umgebung;

    Datenbankstart(Environment umgebung) {
        this.umgebung = umgebung;
    }

    @Override
    public void migrate(Flyway flyway) {
        var datei = datei(flyway);
        datei.ifPresent(h2 -> h2.verschliesse(umgebung));
        var vorhandene = datei.filter(Datenbankdatei::vorhanden);
        try {
            new Warteschleife("die Datenbank", Datenbankfehleranalyse::vergeht).durchlaufe(() -> {
                if (vorhandene.isPresent()) {
                    pruefe(vorhandene.get(), flyway);
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
                ? Datenbankdatei.aus(vorrat.getJdbcUrl())
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

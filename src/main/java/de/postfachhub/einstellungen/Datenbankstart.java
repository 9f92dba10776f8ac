package de.postfachhub.einstellungen;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the tables up to date before anything uses them, and waits for the database to do it. */
@Component
final class Datenbankstart implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        try {
            new Warteschleife("die Datenbank", Datenbankfehleranalyse::vergeht).durchlaufe(flyway::migrate);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Das Warten auf die Datenbank wurde abgebrochen.", e);
        }
    }
}

package de.postfachhub.datenbank;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Bounds what the hub asks of PostgreSQL, and not what brings its tables up to date: a migration of a big table may take hours, so it
 * has connections of its own.
 */
@Component
final class Datenbankanschluss implements BeanPostProcessor, FlywayConfigurationCustomizer {

    private final ObjectProvider<Datenbankeinstellungen> einstellungen;

    Datenbankanschluss(ObjectProvider<Datenbankeinstellungen> einstellungen) {
        this.einstellungen = einstellungen;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource vorrat) {
            new Antwortfrist(einstellungen.getObject().antwortfrist()).begrenze(vorrat);
        }
        return bean;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        if (flyway.getDataSource() instanceof HikariDataSource vorrat && Antwortfrist.gilt(vorrat.getJdbcUrl())) {
            var eigene = new DriverManagerDataSource(vorrat.getJdbcUrl());
            var angaben = Antwortfrist.ohneFrist(vorrat);
            if (vorrat.getUsername() != null) {
                angaben.setProperty("user", vorrat.getUsername());
            }
            if (vorrat.getPassword() != null) {
                angaben.setProperty("password", vorrat.getPassword());
            }
            eigene.setConnectionProperties(angaben);
            flyway.dataSource(eigene);
        }
    }
}

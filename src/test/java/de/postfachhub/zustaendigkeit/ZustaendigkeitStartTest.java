package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The room as Spring Boot puts it together. */
class ZustaendigkeitStartTest {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    @ConfigurationPropertiesScan
    @EnableScheduling
    static class Raum {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry metriken() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Anliegenkatalog anliegenkatalog() {
            return Testtabellen.KATALOG;
        }
    }

    private final Testdatenbank datenbank = Testdatenbank.h2();
    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    PersistenceExceptionTranslationAutoConfiguration.class,
                    TransactionAutoConfiguration.class))
            .withUserConfiguration(Raum.class)
            .withPropertyValues("spring.datasource.url=" + datenbank.url());

    @Test
    void importsTheFolderAndFollowsOtherInstances() {
        hub.withPropertyValues("postfach.stammdaten=classpath:stammdaten").run(kontext -> {
            var zustaendigkeiten = kontext.getBean(Zustaendigkeiten.class);
            assertThat(zustaendigkeiten.stand().dienststellen()).isEqualTo(53);

            Instanz.an(datenbank).fuegeEin(Testtabellen.aus("801,Neu,2023-01-01,,\n", "", ""));

            await().atMost(Duration.ofSeconds(2))
                    .until(() -> zustaendigkeiten.stand().dienststellen() == 54);
        });
    }

    @Test
    void doesNotStartWithFaultyStammdaten() {
        hub.withPropertyValues("postfach.stammdaten=no-such-folder")
                .run(kontext -> assertThat(kontext.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(StammdatenUngueltig.class)
                        .hasMessageContaining("dienststellen.csv, Zeile 1: nicht gefunden"));
    }
}

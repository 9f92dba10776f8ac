package de.postfachhub.datenbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import de.postfachhub.Testdatenbank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

class DatenbankanschlussTest {

    private static final Antwortfrist FRIST = new Antwortfrist(Duration.ofSeconds(60));

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Datenbankeinstellungen.class)
    @Import(Datenbankanschluss.class)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class NurDatenbank {}

    @TempDir
    private Path migrationen;

    @Test
    void endsAStatementThatTakesTooLongButNoMigration() throws Exception {
        Files.writeString(migrationen.resolve("V999__dauert.sql"), "SELECT pg_sleep(3);");
        try (var hub = starte(Testdatenbank.postgresql().url())) {
            var jdbc = new JdbcTemplate(hub.getBean(HikariDataSource.class));

            assertThat(jdbc.queryForObject(
                            "SELECT count(*) FROM flyway_schema_history WHERE version = '999' AND success",
                            Integer.class))
                    .isEqualTo(1);
            assertThatThrownBy(() -> jdbc.execute("SELECT pg_sleep(30)")).isInstanceOf(QueryTimeoutException.class);
            assertThat(jdbc.queryForObject("SHOW idle_in_transaction_session_timeout", String.class))
                    .isEqualTo("1800ms");
        }
    }

    @Test
    void leavesH2AsItIs() {
        try (var hub = starte("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")) {
            var vorrat = hub.getBean(HikariDataSource.class);

            assertThat(vorrat.getDataSourceProperties()).isEmpty();
            assertThat(vorrat.getConnectionInitSql()).isNull();
            assertThat(new JdbcTemplate(vorrat).queryForObject("SELECT 1", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void keepsWhatIsSetForTheConnectionAlready() {
        var vorrat = vorrat("jdbc:postgresql://datenbank.example/hub");
        vorrat.addDataSourceProperty("sslmode", "verify-full");
        vorrat.addDataSourceProperty("connectTimeout", "3");
        vorrat.setConnectionInitSql("SET search_path TO hub");

        FRIST.begrenze(vorrat);

        assertThat(vorrat.getDataSourceProperties())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("connectTimeout", "3")
                .containsEntry("socketTimeout", "60")
                .containsEntry("tcpKeepAlive", "true");
        assertThat(vorrat.getConnectionInitSql())
                .isEqualTo("SET statement_timeout = 54000; SET idle_in_transaction_session_timeout = 54000;"
                        + " SET search_path TO hub");
        assertThat(Antwortfrist.ohneFrist(vorrat))
                .containsEntry("sslmode", "verify-full")
                .doesNotContainKey("socketTimeout");
    }

    @Test
    void letsTheServersLimitsInTheUrlWin() {
        var vorrat = vorrat("jdbc:postgresql://datenbank.example/hub?options=-c%20statement_timeout=5000");

        FRIST.begrenze(vorrat);

        assertThat(vorrat.getConnectionInitSql()).isEqualTo("SET idle_in_transaction_session_timeout = 54000");
    }

    @Test
    void letsTheTimeInTheUrlWin() {
        var url = Testdatenbank.postgresql().url() + "&socketTimeout=1";
        try (var hub = starte(url, "--spring.flyway.enabled=false")) {
            var jdbc = new JdbcTemplate(hub.getBean(HikariDataSource.class));

            // The server would need 1.8 seconds to give up, and say so.
            assertThatThrownBy(() -> jdbc.execute("SELECT pg_sleep(30)"))
                    .satisfies(fehler -> assertThat(Datenbankfehler.von(fehler))
                            .hasValueSatisfying(
                                    einer -> assertThat(einer.grund()).isEqualTo("SQLSTATE 08006")));
        }
    }

    private static HikariConfig vorrat(String url) {
        var vorrat = new HikariConfig();
        vorrat.setJdbcUrl(url);
        return vorrat;
    }

    private ConfigurableApplicationContext starte(String url, String... weitere) {
        return new SpringApplicationBuilder(NurDatenbank.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.datasource.url=" + url,
                                        "--postfach.datenbank.antwortfrist=2s",
                                        "--spring.flyway.locations=classpath:db/migration,filesystem:" + migrationen),
                                Stream.of(weitere))
                        .toArray(String[]::new));
    }
}

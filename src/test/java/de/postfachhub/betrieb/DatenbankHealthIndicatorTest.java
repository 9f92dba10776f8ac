package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import de.postfachhub.Testdatenbank;
import de.postfachhub.prozess.Prozess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.actuate.health.Status;

class DatenbankHealthIndicatorTest {

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void isUpWhileTheDatabaseAnswers(Testdatenbank datenbank) {
        assertThat(new DatenbankHealthIndicator(datenbank.dataSource()).health().getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void saysWhatToDoWithoutNamingServerOrUser() {
        try (var vorrat = new HikariDataSource()) {
            vorrat.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + Prozess.freierPort() + "/postfachhub?password=GEHEIM");
            vorrat.setUsername("hub-benutzer");
            vorrat.setConnectionTimeout(500);
            vorrat.setInitializationFailTimeout(-1);

            var health = new DatenbankHealthIndicator(vorrat).health();

            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().toString())
                    .contains("Nachrichten warten im Broker", "spring.datasource.*")
                    .doesNotContain("GEHEIM", "127.0.0.1", "hub-benutzer");
        }
    }
}

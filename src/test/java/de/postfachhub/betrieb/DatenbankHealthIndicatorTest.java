package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import de.postfachhub.datenbank.Datenbankfehler;
import de.postfachhub.datenbank.Wartende;
import de.postfachhub.datenbank.Wartende.Stau;
import de.postfachhub.protokoll.Schreibprobe;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatenbankHealthIndicatorTest {

    private static final Instant SEIT = Instant.parse("2025-10-01T07:00:00Z");

    private final Wartende wartende = mock(Wartende.class);
    private final Schreibprobe probe = mock(Schreibprobe.class);
    private final DatenbankHealthIndicator teil =
            new DatenbankHealthIndicator(wartende, probe, new SyncTaskExecutor(), Clock.systemUTC());

    @Test
    void isUpWhileNothingWaitsAndTheTrialSucceeds() {
        when(wartende.stau()).thenReturn(Optional.empty());
        when(probe.unternimm()).thenReturn("PostgreSQL");

        assertThat(teil.health().getStatus()).isEqualTo(Status.UP);
        assertThat(teil.health().getDetails()).containsEntry("art", "PostgreSQL");
    }

    @ParameterizedTest
    @CsvSource({
        "25006, nimmt nur Lesezugriffe an",
        "53100, fehlt Platz auf der Platte",
        "53300, keine weitere Verbindung",
        "42501, fehlen Rechte an den Tabellen",
        "42P01, 'Tabellen der Datenbank fehlen'",
        "40001, behindern Zugriffe einander",
        "40P01, behindern Zugriffe einander",
        "57014, postfach.datenbank.antwortfrist",
        "08006, ist nicht erreichbar",
        "57P03, ist nicht erreichbar",
        "28P01, lässt den Hub nicht ein",
        "XX000, Das Log der Datenbank ansehen"
    })
    void saysWhyStepsWaitAndSinceWhen(String zustand, String satz) {
        var fehler = new UncategorizedSQLException("x", "GEHEIM", new SQLException("GEHEIM", zustand));
        when(wartende.stau())
                .thenReturn(Optional.of(
                        new Stau(3, SEIT, Datenbankfehler.von(fehler).orElseThrow())));

        var health = teil.health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("seit", SEIT)
                .containsEntry("wartendeSchritte", 3)
                .containsEntry("grund", "SQLSTATE " + zustand);
        assertThat((String) health.getDetails().get("meldung"))
                .contains(satz, zustand, "verloren geht keine")
                .doesNotContain("GEHEIM");
    }

    @Test
    void saysWhatToDoWithoutNamingServerOrUser() {
        when(wartende.stau()).thenReturn(Optional.empty());
        when(probe.unternimm())
                .thenThrow(new CannotCreateTransactionException(
                        "GEHEIM", new SQLTransientConnectionException("127.0.0.1, hub-benutzer")));

        var health = teil.health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().toString())
                .contains("Nachrichten warten im Broker", "spring.datasource.*", "SQLTransientConnectionException")
                .doesNotContain("GEHEIM", "127.0.0.1", "hub-benutzer");
    }
}

package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ZustaendigkeitHealthIndicatorTest {

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void tellsGenerationAndAgeOfWhatDecides(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);
        instanz.fuegeEin(Testtabellen.aus("735,Nürnberg,2023-01-01,,\n", "", ""));

        var health = nach(instanz, Duration.ofSeconds(20));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("generation", 1L);
        assertThat((Long) health.getDetails().get("alterSekunden")).isBetween(20L, 25L);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void saysThatANewerStateCouldBeMissed(Testdatenbank datenbank) {
        var health = nach(Instanz.an(datenbank), Duration.ofMinutes(1));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat((String) health.getDetails().get("meldung")).contains("entschieden wird weiter nach Generation 0");
    }

    private static Health nach(Instanz instanz, Duration dauer) {
        return new ZustaendigkeitHealthIndicator(instanz.zustaendigkeiten(), Clock.offset(Clock.systemUTC(), dauer))
                .health();
    }
}

package de.postfachhub.datenbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WartendeTest {

    private static final Instant ANFANG = Instant.parse("2025-10-01T07:00:00Z");
    private static final String WARTET = "Die Arbeit wartet auf die Datenbank";
    private static final String GEHT_WEITER = "Die Arbeit wartet nicht mehr auf die Datenbank";

    private static final Datenbankfehler VERKLEMMUNG = fehler("40P01");
    private static final Datenbankfehler OHNE_RECHTE = fehler("42501");

    private final Clock uhr = mock(Clock.class);
    private final Wartende wartende = new Wartende(uhr);
    private Instant jetzt = ANFANG;

    @BeforeEach
    void stelleUhr() {
        when(uhr.instant()).thenAnswer(aufruf -> jetzt);
    }

    @Test
    void saysNothingOfADeadlockThatPasses(CapturedOutput log) {
        for (int i = 0; i < 3; i++) {
            assertThat(wartende.wartet("a", VERKLEMMUNG)).isTrue();
            vergehe(250);
            assertThat(wartende.wartet("a", VERKLEMMUNG)).isFalse();
            vergehe(500);
            assertThat(wartende.stau()).isEmpty();
            wartende.weiter("a");
        }

        assertThat(log).doesNotContain(WARTET, GEHT_WEITER);
    }

    @Test
    void saysOnceThatTheWorkWaitsAndOnceThatItGoesOn(CapturedOutput log) {
        for (int versuch = 0; versuch < 10; versuch++) {
            wartende.wartet("a", OHNE_RECHTE);
            wartende.wartet("b", OHNE_RECHTE);
            vergehe(1000);
        }
        assertThat(log).containsOnlyOnce(WARTET).contains("SQLSTATE 42501", "fehlen Rechte an den Tabellen");
        wartende.weiter("a");
        assertThat(log).doesNotContain(GEHT_WEITER);
        wartende.weiter("b");
        wartende.weiter("b");

        assertThat(log).containsOnlyOnce(WARTET).containsOnlyOnce(GEHT_WEITER);
    }

    @Test
    void saysItAgainWhenItHappensAgain(CapturedOutput log) {
        for (int mal = 0; mal < 2; mal++) {
            wartende.wartet("a", OHNE_RECHTE);
            vergehe(1000);
            wartende.wartet("a", OHNE_RECHTE);
            wartende.weiter("a");
        }

        assertThat(log.toString().split(WARTET, -1)).hasSize(3);
        assertThat(log.toString().split(GEHT_WEITER, -1)).hasSize(3);
    }

    @Test
    void tellsWhoHasWaitedForLongestAndWhy() {
        wartende.wartet("a", VERKLEMMUNG);
        vergehe(400);
        wartende.wartet("b", VERKLEMMUNG);
        vergehe(599);
        assertThat(wartende.stau()).isEmpty();
        vergehe(1);
        wartende.wartet("a", OHNE_RECHTE);

        assertThat(wartende.stau()).hasValue(new Wartende.Stau(2, ANFANG, OHNE_RECHTE));

        wartende.weiter("a");
        assertThat(wartende.stau()).isEmpty();
        vergehe(400);
        assertThat(wartende.stau()).hasValue(new Wartende.Stau(1, ANFANG.plusMillis(400), VERKLEMMUNG));
    }

    /** Every step of every message comes by. */
    @Test
    void holdsUpNoStepThatDoesNotWait() {
        wartende.wartet("a", VERKLEMMUNG);
        CompletableFuture<Void> schritt;
        synchronized (wartende) {
            schritt = CompletableFuture.runAsync(() -> wartende.weiter("b"));
            assertThat(schritt).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private void vergehe(long millis) {
        jetzt = jetzt.plusMillis(millis);
    }

    private static Datenbankfehler fehler(String zustand) {
        return Datenbankfehler.von(new SQLException("x", zustand)).orElseThrow();
    }
}

package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.betrieb.Ablesung.Stand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AblesungTest {

    private static final Duration LANGE = Duration.ofSeconds(10);

    private final AtomicReference<Instant> jetzt = new AtomicReference<>(Instant.parse("2025-10-01T07:00:00Z"));
    private final ExecutorService ausfuehrung = Executors.newFixedThreadPool(2);
    private final AtomicInteger gelesen = new AtomicInteger();

    @AfterEach
    void beende() {
        ausfuehrung.shutdownNow();
    }

    @Test
    void asksItsSourceOnceInTwoSecondsHoweverManyLook() {
        var ablesung = ablesung(gelesen::incrementAndGet);

        assertThat(ablesung.lies(LANGE).wert()).isEqualTo(1);
        vergeht(Duration.ofMillis(1999));
        assertThat(ablesung.lies(LANGE).wert()).isEqualTo(1);
        vergeht(Duration.ofMillis(1));
        assertThat(ablesung.lies(LANGE).wert()).isEqualTo(2);
    }

    @Test
    void leavesASlowSourceInPeaceForTwentyTimesAsLong() {
        var ablesung = ablesung(() -> {
            vergeht(Duration.ofSeconds(1));
            return gelesen.incrementAndGet();
        });

        ablesung.lies(LANGE);
        vergeht(Duration.ofSeconds(19));
        assertThat(ablesung.lies(LANGE).wert()).isEqualTo(1);
        vergeht(Duration.ofSeconds(1));
        assertThat(ablesung.lies(LANGE).wert()).isEqualTo(2);
    }

    @Test
    void keepsTheLastFigureOfAFailingSourceAndSaysSo() {
        var ablesung = ablesung(() -> {
            if (gelesen.incrementAndGet() == 2) {
                throw new IllegalStateException("away");
            }
            return gelesen.get();
        });
        var erster = ablesung.lies(LANGE);

        vergeht(Duration.ofSeconds(2));
        assertThat(ablesung.lies(LANGE)).isEqualTo(new Stand<>(1, erster.am(), true));

        vergeht(Duration.ofSeconds(2));
        assertThat(ablesung.lies(LANGE)).isEqualTo(new Stand<>(3, jetzt.get(), false));
    }

    @Test
    void letsNobodyWaitForASourceThatIsSilent() {
        var antwort = new CountDownLatch(1);
        var ablesung = ablesung(() -> {
            warte(antwort);
            return gelesen.incrementAndGet();
        });

        assertThat(ablesung.lies(Duration.ZERO)).isEqualTo(new Stand<>(null, null, false));
        vergeht(Duration.ofMillis(3001));
        assertThat(ablesung.lies(Duration.ZERO)).isEqualTo(new Stand<>(null, null, true));

        antwort.countDown();
        await().atMost(LANGE).until(() -> !ablesung.lies(Duration.ZERO).gestoert());
        assertThat(ablesung.lies(Duration.ZERO).wert()).isEqualTo(1);
    }

    private static void warte(CountDownLatch worauf) {
        try {
            worauf.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void vergeht(Duration zeit) {
        jetzt.updateAndGet(bisher -> bisher.plus(zeit));
    }

    private Ablesung<Integer> ablesung(Supplier<Integer> quelle) {
        return new Ablesung<>("The figure", quelle, ausfuehrung, new Clock() {
            @Override
            public Instant instant() {
                return jetzt.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
    }
}

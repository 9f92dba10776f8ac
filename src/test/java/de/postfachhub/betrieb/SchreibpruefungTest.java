package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchreibpruefungTest {

    private final AtomicReference<Instant> jetzt = new AtomicReference<>(Instant.parse("2025-10-01T07:00:00Z"));
    private final Clock uhr = uhr(jetzt);
    private final ExecutorService ausfuehrung = Executors.newCachedThreadPool();
    private final AtomicInteger versuche = new AtomicInteger();

    @AfterEach
    void beende() {
        ausfuehrung.shutdownNow();
    }

    @Test
    void triesOnceInThreeSecondsHoweverManyAsk() {
        var pruefung = new Schreibpruefung(() -> "H2 " + versuche.incrementAndGet(), ausfuehrung, uhr);

        assertThat(pruefung.befund().art()).isEqualTo("H2 1");
        jetzt.updateAndGet(zeit -> zeit.plusMillis(2999));
        assertThat(pruefung.befund().art()).isEqualTo("H2 1");
        jetzt.updateAndGet(zeit -> zeit.plusMillis(1));
        assertThat(pruefung.befund().art()).isEqualTo("H2 2");
    }

    @Test
    void letsNobodyWaitForADatabaseThatIsSilentAndTriesNoSecondTimeMeanwhile() {
        var antwort = new CountDownLatch(1);
        var pruefung = new Schreibpruefung(
                () -> {
                    versuche.incrementAndGet();
                    warte(antwort);
                    return "H2";
                },
                ausfuehrung,
                uhr);

        var beginn = System.nanoTime();
        var befund = pruefung.befund();
        jetzt.updateAndGet(zeit -> zeit.plus(Duration.ofMinutes(1)));
        pruefung.befund();

        assertThat(Duration.ofNanos(System.nanoTime() - beginn)).isLessThan(Duration.ofSeconds(30));
        assertThat(befund.fehler()).isNotNull();
        assertThat(befund.fehler().grund()).isEqualTo("keine Antwort");
        assertThat(versuche).hasValue(1);
        antwort.countDown();
    }

    @Test
    void tellsAFaultThatIsNoneOfTheDatabaseToo() {
        var pruefung = new Schreibpruefung(
                () -> {
                    throw new IllegalStateException("GEHEIM");
                },
                ausfuehrung,
                uhr);

        assertThat(pruefung.befund().fehler().grund()).isEqualTo("IllegalStateException");
    }

    private static void warte(CountDownLatch antwort) {
        try {
            antwort.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Clock uhr(AtomicReference<Instant> jetzt) {
        InstantSource quelle = jetzt::get;
        return quelle.withZone(ZoneOffset.UTC);
    }
}

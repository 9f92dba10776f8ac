package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class KodebegrenzungTest {

    @Test
    void putsCodesBeyondTheFirstIntoOneBucket() {
        var metriken = new SimpleMeterRegistry();
        metriken.config().meterFilter(new Kodebegrenzung());

        for (int i = 0; i < 3 * Kodebegrenzung.HOECHSTENS; i++) {
            metriken.counter("postfach.mail.fehler", "art", "abgewiesen", "code", "5" + i)
                    .increment();
        }
        metriken.counter("postfach.mail.fehler", "art", "abgewiesen", "code", "50")
                .increment();

        var zaehler = metriken.get("postfach.mail.fehler");
        assertThat(zaehler.counters()).hasSize(Kodebegrenzung.HOECHSTENS + 1);
        assertThat(zaehler.tag("code", Kodebegrenzung.ANDERE).counter().count())
                .isEqualTo(2 * Kodebegrenzung.HOECHSTENS);
        assertThat(metriken.get("postfach.mail.fehler")
                        .tag("code", "50")
                        .counter()
                        .count())
                .isEqualTo(2);
    }
}

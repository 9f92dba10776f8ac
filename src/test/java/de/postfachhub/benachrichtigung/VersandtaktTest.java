package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VersandtaktTest {

    private static final Instant JETZT = Instant.parse("2025-10-26T00:59:59Z");

    private final Versandtakt takt =
            new Versandtakt(Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ofHours(1));

    @Test
    void mailsAtOnceWhenThereWasNoMail() {
        assertThat(takt.naechsteMail(null, JETZT)).isEqualTo(JETZT);
    }

    @Test
    void waitsForTheRestOfTheSammelfrist() {
        assertThat(takt.naechsteMail(JETZT.minusSeconds(1), JETZT)).isEqualTo(JETZT.plusSeconds(899));
        assertThat(takt.naechsteMail(JETZT, JETZT)).isEqualTo(JETZT.plusSeconds(900));
    }

    @Test
    void mailsAtOnceWhenTheSammelfristIsOver() {
        assertThat(takt.naechsteMail(JETZT.minusSeconds(900), JETZT)).isEqualTo(JETZT);
        assertThat(takt.naechsteMail(JETZT.minus(Duration.ofDays(400)), JETZT)).isEqualTo(JETZT);
    }

    @Test
    void doublesPauseUpToTheLongest() {
        assertThat(takt.vorWiederholung(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(takt.vorWiederholung(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(takt.vorWiederholung(6)).isEqualTo(Duration.ofMinutes(32));
        assertThat(takt.vorWiederholung(7)).isEqualTo(Duration.ofHours(1));
        assertThat(takt.vorWiederholung(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void neverWaitsLongerThanTheLongestPauseEvenAtFirst() {
        assertThat(Versandtakt.verdoppelt(Duration.ofHours(2), Duration.ofHours(1), 1))
                .isEqualTo(Duration.ofHours(1));
    }
}

package de.postfachhub.benachrichtigung;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a mailbox gets its next mail. */
record Versandtakt(Duration sammelfrist, Duration wartezeit, Duration hoechstwartezeit) {

    /** At once, but not within the Sammelfrist of the last mail. */
    Instant naechsteMail(@Nullable Instant letzteMail, Instant jetzt) {
        if (letzteMail == null) {
            return jetzt;
        }
        var fristende = letzteMail.plus(sammelfrist);
        return fristende.isAfter(jetzt) ? fristende : jetzt;
    }

    /** @param versuche failed attempts so far, at least one */
    Duration vorWiederholung(int versuche) {
        return verdoppelt(wartezeit, hoechstwartezeit, versuche);
    }

    /** Doubles with each attempt, from {@code erste} to {@code hoechste}. */
    static Duration verdoppelt(Duration erste, Duration hoechste, int versuche) {
        var dauer = erste;
        for (int i = 1; i < versuche && dauer.compareTo(hoechste) < 0; i++) {
            dauer = dauer.multipliedBy(2);
        }
        return dauer.compareTo(hoechste) < 0 ? dauer : hoechste;
    }
}

package de.postfachhub.betrieb;

import java.time.Duration;

/** A span of time as people say it: to the second below a minute, then ever more roughly. */
final class Dauer {

    private Dauer() {}

    static String text(Duration dauer) {
        if (dauer.toSeconds() < 60) {
            return Math.max(0, dauer.toSeconds()) + " s";
        }
        if (dauer.toMinutes() < 60) {
            return dauer.toMinutes() + " min";
        }
        if (dauer.toHours() < 48) {
            return "%d h %d min".formatted(dauer.toHours(), dauer.toMinutesPart());
        }
        return dauer.toDays() + " Tagen";
    }
}

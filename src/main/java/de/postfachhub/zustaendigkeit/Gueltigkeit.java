package de.postfachhub.zustaendigkeit;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a row holds: half open, {@code [ab, bis)}. A date begins at midnight in Germany, also on the days when the clocks
 * change.
 *
 * @param ab first day
 * @param bis the day after the last day; null: open
 */
public record Gueltigkeit(LocalDate ab, @Nullable LocalDate bis) {

    /** Where the agencies are: a date of the tables is a date there. */
    public static final ZoneId ZEITZONE = ZoneId.of("Europe/Berlin");

    /** @throws IllegalArgumentException if the end isn't after the beginning */
    public Gueltigkeit {
        if (bis != null && !bis.isAfter(ab)) {
            throw new IllegalArgumentException("gueltig_bis %s liegt nicht nach gueltig_ab %s".formatted(bis, ab));
        }
    }

    /** From that day on, without an end. */
    public static Gueltigkeit ab(LocalDate ab) {
        return new Gueltigkeit(ab, null);
    }

    /** Whether both hold on the same day. */
    public boolean ueberschneidet(Gueltigkeit andere) {
        return beginn() < andere.ende() && andere.beginn() < ende();
    }

    /** Whether it holds on that day. */
    public boolean enthaelt(LocalDate tag) {
        return !tag.isBefore(ab) && (bis == null || tag.isBefore(bis));
    }

    /** First second, counted from the epoch. */
    long beginn() {
        return ab.atStartOfDay(ZEITZONE).toEpochSecond();
    }

    /** First second after the end, counted from the epoch; {@link Long#MAX_VALUE} if open. */
    long ende() {
        return bis == null ? Long.MAX_VALUE : bis.atStartOfDay(ZEITZONE).toEpochSecond();
    }
}

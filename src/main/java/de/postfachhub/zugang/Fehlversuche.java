package de.postfachhub.zugang;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts failures and says when there are too many. Not for several threads. */
final class Fehlversuche {

    private final int hoechstens;
    private final Duration dauer;
    private final Deque<Instant> zeiten = new ArrayDeque<>();

    /** @param dauer how long each of them counts, and how long too many of them lock */
    Fehlversuche(int hoechstens, Duration dauer) {
        this.hoechstens = hoechstens;
        this.dauer = dauer;
    }

    /**
     * While there are too many nothing counts, so that the lock has an end.
     *
     * @return whether this one was the one too many
     */
    boolean zaehle(Instant jetzt) {
        if (zuViele(jetzt)) {
            return false;
        }
        zeiten.addLast(jetzt);
        return zuViele(jetzt);
    }

    boolean zuViele(Instant jetzt) {
        var seit = jetzt.minus(dauer);
        if (zeiten.size() >= hoechstens && zeiten.getLast().isAfter(seit)) {
            return true;
        }
        // The end of a lock forgets everything, else the next slip of the fingers would lock again.
        boolean abgelaufen = zeiten.size() >= hoechstens;
        zeiten.removeIf(zeit -> abgelaufen || !zeit.isAfter(seit));
        return false;
    }

    boolean keine(Instant jetzt) {
        return !zuViele(jetzt) && zeiten.isEmpty();
    }
}

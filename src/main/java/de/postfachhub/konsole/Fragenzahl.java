package de.postfachhub.konsole;

import java.util.EnumMap;
import java.util.Map;

/** How many questions of each kind the HTTP request of this thread has asked. Jolokia answers all of a request on one thread. */
final class Fragenzahl {

    private static final ThreadLocal<Map<Aufwand, Integer>> BISHER =
            ThreadLocal.withInitial(() -> new EnumMap<>(Aufwand.class));

    private Fragenzahl() {}

    /** Before the first question, and after the last. */
    static void beginne() {
        BISHER.remove();
    }

    /** @return whether one more may be asked */
    static boolean erlaubt(Aufwand aufwand) {
        return BISHER.get().merge(aufwand, 1, Integer::sum) <= aufwand.hoechstens();
    }
}

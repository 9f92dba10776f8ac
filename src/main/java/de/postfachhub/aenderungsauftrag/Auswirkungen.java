package de.postfachhub.aenderungsauftrag;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The previews of the requests, calculated in the background and kept with them. */
public interface Auswirkungen {

    /**
     * How far a calculation is.
     *
     * @param fortschritt 0 to 100
     * @param auswirkung null until it is done
     * @param fehler German, null unless it failed
     */
    record Rechnung(
            int fortschritt,
            @Nullable Auswirkung auswirkung,
            @Nullable String fehler) {}

    /**
     * The preview of a request: what was kept, or for one that is still open a new one as soon as the tables have changed since.
     * Begins to calculate if it has to.
     *
     * @param geduld how long to wait for the result
     */
    Rechnung von(Aenderungsauftrag auftrag, Duration geduld);
}

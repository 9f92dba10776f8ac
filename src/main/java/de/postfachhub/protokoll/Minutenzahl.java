package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Bereich;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often something happened in one minute.
 *
 * @param minute its first moment
 * @param bereich to which the messages went, where they were delivered
 */
public record Minutenzahl(
        Instant minute, Ereignisart art, @Nullable Bereich bereich, long anzahl) {}

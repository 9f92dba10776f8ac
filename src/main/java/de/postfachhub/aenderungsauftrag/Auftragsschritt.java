package de.postfachhub.aenderungsauftrag;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A request reached a state.
 *
 * @param nummer from 1
 * @param wer name of the user, or {@value #HUB} for what happened by the calendar alone
 * @param grund why, where a person gave a reason
 */
public record Auftragsschritt(
        int nummer,
        Auftragszustand zustand,
        String wer,
        OffsetDateTime wann,
        @Nullable String grund) {

    static final String HUB = "Postfach-Hub";
}

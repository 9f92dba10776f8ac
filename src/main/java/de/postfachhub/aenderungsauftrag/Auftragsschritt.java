package de.postfachhub.aenderungsauftrag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Personenname;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A request reached a state.
 *
 * @param nummer from 1
 * @param wer name of the user, or {@value Personenname#HUB} for what happened by the calendar alone
 * @param kennung who that is, whatever the name; null for what happened by the calendar, and in rows that are older than it
 * @param grund why, where a person gave a reason
 */
public record Auftragsschritt(
        int nummer,
        Auftragszustand zustand,
        String wer,
        @JsonIgnore @Nullable String kennung,
        OffsetDateTime wann,
        @Nullable String grund) {

    /** The same account, or a name that people would take for the same. */
    boolean istVon(Handelnder person) {
        return person.kennung().equals(kennung) || Personenname.gleicht(wer, person.name());
    }
}

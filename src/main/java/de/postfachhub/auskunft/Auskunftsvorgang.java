package de.postfachhub.auskunft;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That something was told or erased.
 *
 * @param wer name of the login
 * @param identitaet who that is, whatever the name: see {@code Handelnder}
 * @param kennung the nachrichtId, or the SHA-256 of the vorgangId in hexadecimal digits
 * @param grund of an erasure
 * @param protokollzeilen rows of the journal that were told or lost what leads to the message
 * @param benachrichtigungen rows that were told or deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Auskunftsvorgang(
        long id,
        OffsetDateTime zeitpunkt,
        Art art,
        String wer,
        @Nullable String identitaet,
        Kennung.Art kennungsart,
        String kennung,
        @Nullable Loeschgrund grund,
        @Nullable String aktenzeichen,
        int protokollzeilen,
        int benachrichtigungen) {

    enum Art {
        AUSKUNFT("Auskunft"),
        LOESCHUNG("Löschung");

        private final String bezeichnung;

        Art(String bezeichnung) {
            this.bezeichnung = bezeichnung;
        }

        public String bezeichnung() {
            return bezeichnung;
        }
    }
}

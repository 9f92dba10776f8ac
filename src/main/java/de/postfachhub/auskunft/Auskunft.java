package de.postfachhub.auskunft;

import de.postfachhub.benachrichtigung.Benachrichtigungsspuren.Spur;
import de.postfachhub.protokoll.Nachrichtenspur;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the hub keeps of a message or a case; without any content of messages, of which it keeps none.
 *
 * @param vorgang number of the record that it was given
 * @param erteiltAm with the offset of Europe/Berlin
 * @param nachrichten none: nothing is kept
 * @param weitereOrte where the hub can't look, and whom to ask there
 */
record Auskunft(
        long vorgang,
        OffsetDateTime erteiltAm,
        Kennung.Art kennungsart,
        String kennung,
        List<Nachricht> nachrichten,
        List<Speicherort> weitereOrte) {

    /**
     * @param protokoll rows of the journal, and the entry in the register
     * @param eingangsbuchBis when the entry in the register is deleted
     * @param benachrichtigungen what was or is to be mailed, per mailbox
     */
    record Nachricht(
            Nachrichtenspur protokoll, @Nullable OffsetDateTime eingangsbuchBis, List<Spur> benachrichtigungen) {

        boolean leer() {
            return protokoll.zeilen().isEmpty() && protokoll.eingangsbuch() == null && benachrichtigungen.isEmpty();
        }

        public String name() {
            var id = protokoll.nachrichtId();
            return id == null ? "ohne lesbare nachrichtId" : id.toString();
        }
    }

    /**
     * @param ort name of a queue, a mailbox or a system
     * @param was what may lie there
     * @param zustaendig whom to ask
     */
    record Speicherort(String ort, String was, String zustaendig) {}
}

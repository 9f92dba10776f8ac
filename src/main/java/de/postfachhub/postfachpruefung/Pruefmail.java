package de.postfachhub.postfachpruefung;

import java.util.UUID;

/**
 * One test mail, ready to be handed to the relay. A repeated mail is another one: it has a code of its own.
 *
 * @param id the local part of the Message-ID
 * @param messageId with angle brackets (RFC 5322, 3.6.4)
 * @param to exactly one recipient, a plain address
 * @param from a plain address
 * @param subject one line, not yet encoded
 * @param text plain text with the code, lines end in {@code \n}
 * @param nummer of the check among those of the mailbox
 * @param versuch 1 for the first attempt
 */
public record Pruefmail(
        UUID id, String messageId, String to, String from, String subject, String text, int nummer, int versuch) {

    /** Without the code: whoever logs the mail by mistake gives nothing away. */
    @Override
    public String toString() {
        return "Pruefmail " + id;
    }
}

package de.postfachhub.benachrichtigung;

import java.util.List;
import java.util.UUID;

/**
 * One notification mail, ready to be handed to the relay. Nothing in it comes from a message but its ids, codes and time of
 * receipt. A repeated mail is the same mail: same messages, same Message-ID.
 *
 * @param id the reference by which support finds the mail; also the local part of the Message-ID
 * @param messageId with angle brackets (RFC 5322, 3.6.4)
 * @param to exactly one recipient, a plain address
 * @param from a plain address
 * @param subject one line, not yet encoded
 * @param text plain text, lines end in {@code \n}
 * @param nachrichtIds the messages of which the mail tells, oldest first
 * @param versuch 1 for the first attempt
 * @param anspruch by which the outbox knows the caller again; drawn anew each time that somebody takes the mail
 */
public record Mail(
        UUID id,
        String messageId,
        String to,
        String from,
        String subject,
        String text,
        List<UUID> nachrichtIds,
        int versuch,
        UUID anspruch) {

    public Mail {
        nachrichtIds = List.copyOf(nachrichtIds);
    }
}

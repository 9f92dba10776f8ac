package de.postfachhub.benachrichtigung;

import de.postfachhub.nachricht.Bereich;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The command to tell a team of a delivered message. Carried by {@code postfach.benachrichtigung} as JSON; holds nothing personal.
 *
 * @param eingangAm legal time of receipt of the message
 * @param anliegen code from the catalogue
 * @param organisationspostfach the address that the configuration names, never one from a message; whether it may be written
 *     to is decided when the command is carried out
 */
public record Benachrichtigungsauftrag(
        UUID nachrichtId,
        OffsetDateTime eingangAm,
        String anliegen,
        String dienststelle,
        Bereich bereich,
        String organisationspostfach) {}

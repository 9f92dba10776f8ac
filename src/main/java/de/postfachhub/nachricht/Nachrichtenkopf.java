package de.postfachhub.nachricht;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a Postfach message: the only fields that the hub reads.
 *
 * @param nachrichtId the key of the message, also for finding duplicates
 * @param vorgangId the sender's case number, for tracking
 * @param eingangAm legal time of receipt (§ 16 (2) SGB I); decides which configuration is valid, never changes
 * @param anliegen code as the sender wrote it; whether the catalogue knows it is part of the decision
 * @param dienststelle 5 digits (office) or 3 digits (agency), leading zeros are real
 */
public record Nachrichtenkopf(
        UUID nachrichtId,
        @Nullable String vorgangId,
        OffsetDateTime eingangAm,
        Rechtskreis rechtskreis,
        Herkunft herkunft,
        String anliegen,
        String dienststelle) {

    /** {@code eingangAm} with seconds and offset, as in {@code 2025-10-01T09:00:00+02:00}. */
    public String eingangAmIso() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(eingangAm);
    }
}

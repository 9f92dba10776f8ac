package de.postfachhub.nachricht;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The envelope as far as it could be read: each field has a value that the contract allows, or null. Good for tracking,
 * not for routing.
 *
 * <p>The components are those of {@link Nachrichtenkopf}.
 */
public record Teilkopf(
        @Nullable UUID nachrichtId,
        @Nullable String vorgangId,
        @Nullable OffsetDateTime eingangAm,
        @Nullable Rechtskreis rechtskreis,
        @Nullable Herkunft herkunft,
        @Nullable String anliegen,
        @Nullable String dienststelle) {

    static final Teilkopf NICHTS = new Teilkopf(null, null, null, null, null, null, null);

    /** The envelope of a message without faults; a mandatory field that is missing here is a defect of the check. */
    Nachrichtenkopf vollstaendig() {
        return new Nachrichtenkopf(
                requireNonNull(nachrichtId),
                vorgangId,
                requireNonNull(eingangAm),
                requireNonNull(rechtskreis),
                requireNonNull(herkunft),
                requireNonNull(anliegen),
                requireNonNull(dienststelle));
    }
}

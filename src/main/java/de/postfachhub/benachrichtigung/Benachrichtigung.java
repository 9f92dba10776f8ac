package de.postfachhub.benachrichtigung;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Darstellbar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says of one message.
 *
 * @param id made by name of the message and the mailbox, so that the same wish has the same id
 * @param organisationspostfach see {@link Mailadresse#schluessel}
 * @param eingangAm in UTC
 * @param angekommenAm when the message came to the broker, as far as that is known
 */
record Benachrichtigung(
        UUID id,
        UUID nachrichtId,
        String organisationspostfach,
        OffsetDateTime eingangAm,
        String anliegen,
        String dienststelle,
        Bereich bereich,
        @Nullable Instant angekommenAm) {

    Benachrichtigung {
        anliegen = Objects.requireNonNullElse(Darstellbar.anliegen(anliegen), "");
    }

    private static final OffsetDateTime FRUEHESTE = OffsetDateTime.parse("1900-01-01T00:00:00Z");
    private static final OffsetDateTime SPAETESTE = OffsetDateTime.parse("9998-12-31T00:00:00Z");

    static final Comparator<Benachrichtigung> AELTESTE_ZUERST = Comparator.comparing(
                    (Benachrichtigung b) -> b.eingangAm().toInstant())
            .thenComparing(Benachrichtigung::id);

    static Benachrichtigung aus(Benachrichtigungsauftrag auftrag) {
        var postfach = Mailadresse.schluessel(auftrag.organisationspostfach());
        return new Benachrichtigung(
                kennung(auftrag.nachrichtId(), postfach),
                auftrag.nachrichtId(),
                postfach,
                speicherbar(auftrag.eingangAm()),
                auftrag.anliegen(),
                auftrag.dienststelle(),
                auftrag.bereich(),
                auftrag.angekommenAm());
    }

    /** A sender can write times that no calendar of the databases holds; one such message must not hold back the mail. */
    private static OffsetDateTime speicherbar(OffsetDateTime zeit) {
        if (zeit.isBefore(FRUEHESTE)) {
            return FRUEHESTE;
        }
        return zeit.isAfter(SPAETESTE) ? SPAETESTE : zeit.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static UUID kennung(UUID nachrichtId, String organisationspostfach) {
        return UUID.nameUUIDFromBytes((nachrichtId + " " + organisationspostfach).getBytes(StandardCharsets.UTF_8));
    }
}

package de.postfachhub.benachrichtigung;

import de.postfachhub.nachricht.Bereich;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command to tell a team of a delivered message. Carried by {@code postfach.benachrichtigung} as JSON; holds nothing personal.
 *
 * @param eingangAm legal time of receipt of the message
 * @param anliegen code from the catalogue
 * @param organisationspostfach the address that the configuration names, never one from a message; whether it may be written
 *     to is decided when the command is carried out
 * @param angekommenAm when the message came to the broker, as far as that is known; for metrics
 */
public record Benachrichtigungsauftrag(
        UUID nachrichtId,
        OffsetDateTime eingangAm,
        String anliegen,
        String dienststelle,
        Bereich bereich,
        String organisationspostfach,
        @Nullable Instant angekommenAm) {

    /** @throws AuftragUnvollstaendig for the JSON of somebody else, whose fields are missing here */
    public Benachrichtigungsauftrag {
        List<String> fehlende = new ArrayList<>();
        merke(fehlende, "nachrichtId", nachrichtId);
        merke(fehlende, "eingangAm", eingangAm);
        merke(fehlende, "anliegen", anliegen);
        merke(fehlende, "dienststelle", dienststelle);
        merke(fehlende, "bereich", bereich);
        merke(fehlende, "organisationspostfach", organisationspostfach);
        if (!fehlende.isEmpty()) {
            throw new AuftragUnvollstaendig(fehlende);
        }
    }

    private static void merke(List<String> fehlende, String feld, @Nullable Object wert) {
        if (wert == null) {
            fehlende.add(feld);
        }
    }
}

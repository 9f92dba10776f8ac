package de.postfachhub.aufbewahrung;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What one run of the clean-up has deleted by one rule. */
@Schema(description = "Was der Hub in einem Lauf nach einer Regel gelöscht hat")
record Loeschvermerk(
        UUID id,
        OffsetDateTime begonnenAm,
        OffsetDateTime zuletztAm,
        @Schema(description = "Regel des Löschkonzepts") String gegenstand,

        @Schema(description = "GELOESCHT oder PSEUDONYMISIERT")
        String massnahme,

        @Schema(description = "Alles, dessen Frist vor diesem Zeitpunkt begann")
        OffsetDateTime aelterAls,

        long anzahl,
        @Schema(description = "Instanz des Hubs") String instanz) {}

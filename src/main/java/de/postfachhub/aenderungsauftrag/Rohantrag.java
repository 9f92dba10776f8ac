package de.postfachhub.aenderungsauftrag;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was typed or sent: texts, so that all that is wrong with them can be said at once. {@link Antragsleser} reads it.
 *
 * @param unbekannte fields that there are not
 */
@Schema(name = "Antrag")
record Rohantrag(
        @Schema(example = "735", description = "3 Ziffern (Agentur) oder 5 Ziffern (Geschäftsstelle)") @Nullable
        String dienststelle,

        @Schema(example = "202509011", description = "Nummer der Weisung, die damit umgesetzt wird; fehlt: keine")
        @Nullable
        String weisung,

        @Schema(example = "Umstellung der Agentur Nürnberg") @Nullable
        String grund,

        @Schema(description = "Ein Beginn in der Vergangenheit ist Absicht.") @Nullable
        Boolean rueckwirkend,

        @Nullable List<Rohaenderung> aenderungen,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unbekannte) {

    /** One change as it was typed or sent, see {@link Aenderung}. */
    @Schema(name = "BeantragteAenderung")
    record Rohaenderung(
            @Schema(example = "WEITERLEITUNG", description = "WEITERLEITUNG, POSTFACH oder DIENSTSTELLE") @Nullable
            String art,

            @Schema(description = "eine Geschäftsstelle der Agentur; fehlt: die Dienststelle des Antrags") @Nullable
            String dienststelle,

            @Schema(example = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS") @Nullable
            String anliegen,

            @Schema(example = "SGB_III") @Nullable String rechtskreis,

            @Schema(example = "UNTERNEHMENSPROFIL") @Nullable
            String herkunft,

            @Schema(example = "ARBEITGEBER_SERVICE") @Nullable
            String bereich,

            @Nullable String zielpostfach,

            @Schema(description = "Das Zielpostfach gehört absichtlich einer anderen Stelle.") @Nullable
            Boolean gemeinsam,

            @Nullable String organisationspostfach,
            @Nullable String name,

            @Schema(description = "Dienststelle, die nach der Schließung zuständig ist") @Nullable
            String nachfolger,

            @Schema(description = "In dieser Zeit gilt für den Schlüssel gar nichts.") @Nullable
            Boolean aufheben,

            @Schema(example = "2026-12-01", description = "erster Tag, ab 0 Uhr deutscher Zeit") @Nullable
            String gueltigAb,

            @Schema(description = "der Tag nach dem letzten; fehlt: ohne Ende") @Nullable
            String gueltigBis,

            @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unbekannte) {}
}

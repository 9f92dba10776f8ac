package de.postfachhub.zustaendigkeit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Explains a decision: the same function that messages go through, for a question that a person asks. */
@RestController
@Tag(name = "Zuordnung")
final class Zuordnungsabfrage {

    private final Zustaendigkeiten zustaendigkeiten;
    private final Clock uhr;

    Zuordnungsabfrage(Zustaendigkeiten zustaendigkeiten, Clock uhr) {
        this.zustaendigkeiten = zustaendigkeiten;
        this.uhr = uhr;
    }

    @GetMapping("/api/zuordnung")
    @Operation(
            summary = "Wohin geht eine Nachricht, und warum?",
            description =
                    "Entscheidet wie für eine echte Nachricht und nennt jede Prüfung mit Befund und Tabellenzeile.")
    @ApiResponse(
            responseCode = "200",
            description = "Die Entscheidung, auch wenn sie ein Klärfall ist",
            content = @Content(schema = @Schema(implementation = Zuordnungsantwort.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Alle Fehler der Anfrage in der Liste fehler, je mit code, feld und text (RFC 9457)",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    Zuordnungsantwort zuordnung(
            @Parameter(description = "5 Ziffern (Geschäftsstelle) oder 3 Ziffern (Agentur)", example = "73501")
                    @RequestParam(required = false)
                    @Nullable
                    String dienststelle,
            @Parameter(description = "Code des Anliegenkatalogs", example = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS")
                    @RequestParam(required = false)
                    @Nullable
                    String anliegen,
            @Parameter(description = "SGB_III, SGB_II oder FAMILIENKASSE", example = "SGB_III")
                    @RequestParam(required = false)
                    @Nullable
                    String rechtskreis,
            @Parameter(description = "UNTERNEHMENSPROFIL oder PERSONENPROFIL", example = "UNTERNEHMENSPROFIL")
                    @RequestParam(required = false)
                    @Nullable
                    String herkunft,
            @Parameter(
                            description = "Eingang mit Abstand zu UTC; ohne Angabe: jetzt",
                            example = "2025-10-01T09:00:00+02:00")
                    @RequestParam(required = false)
                    @Nullable
                    String eingangAm) {
        var anfrage = new Zuordnungsanfrage(uhr.instant());
        var frage = anfrage.lies(dienststelle, anliegen, rechtskreis, herkunft, eingangAm);
        if (frage == null) {
            var problem = ProblemDetail.forStatus(400);
            problem.setProperties(Map.of("fehler", anfrage.fehler()));
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
        }
        return Zuordnungsantwort.von(zustaendigkeiten.ordneZu(frage));
    }
}

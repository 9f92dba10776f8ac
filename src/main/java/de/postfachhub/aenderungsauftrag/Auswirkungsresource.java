package de.postfachhub.aenderungsauftrag;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@Tag(name = "Änderungsaufträge")
final class Auswirkungsresource {

    /** @param fortschritt 0 to 100 */
    record Zwischenstand(int fortschritt) {}

    private static final Duration GEDULD = Duration.ofSeconds(3);

    private final Aenderungsauftraege auftraege;
    private final Auswirkungen auswirkungen;

    Auswirkungsresource(Aenderungsauftraege auftraege, Auswirkungen auswirkungen) {
        this.auftraege = auftraege;
        this.auswirkungen = auswirkungen;
    }

    @GetMapping(AenderungsauftraegeResource.PFAD + "/{id}/auswirkung")
    @Operation(
            summary = "Was hätte ein Änderungsauftrag bewirkt?",
            description =
                    "Entscheidet die Nachrichten der letzten Tage zweimal, ohne und mit dem Auftrag, als gingen sie am"
                            + " stichtag ein. Solange der Auftrag offen ist, wird neu gerechnet, sobald sich die Tabellen der"
                            + " Zuständigkeit geändert haben; danach bleibt, was zuletzt berechnet wurde.")
    @ApiResponse(
            responseCode = "200",
            description = "Die Auswirkung",
            content = @Content(schema = @Schema(implementation = Auswirkung.class)))
    @ApiResponse(
            responseCode = "202",
            description =
                    "Wird noch berechnet: fortschritt in Prozent; nach den Sekunden in Retry-After noch einmal fragen",
            content = @Content(schema = @Schema(implementation = Zwischenstand.class)))
    @ApiResponse(
            responseCode = "404",
            description = "Den Auftrag gibt es nicht, oder solange er offen war, wurde keine Auswirkung berechnet",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Die Auswirkung ließ sich nicht berechnen; die nächste Anfrage versucht es noch einmal",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<?> auswirkung(
            @Parameter(description = "Nummer des Auftrags", example = "17") @PathVariable long id) {
        var auftrag = auftraege.finde(id).orElseThrow(() -> new AuftragUnbekannt(id));
        var rechnung = auswirkungen.von(auftrag, GEDULD);
        if (rechnung.auswirkung() != null) {
            return ResponseEntity.ok(rechnung.auswirkung());
        }
        if (rechnung.fehler() == null) {
            return ResponseEntity.accepted()
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .body(new Zwischenstand(rechnung.fortschritt()));
        }
        var status = auftrag.zustand().offen() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.NOT_FOUND;
        throw new ResponseStatusException(status, rechnung.fehler());
    }
}

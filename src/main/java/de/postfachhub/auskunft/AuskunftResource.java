package de.postfachhub.auskunft;

import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A number of a case stands in the body and never in an address, which proxies and browsers write down. */
@RestController
@RequestMapping("/api/auskunft")
@PreAuthorize("hasRole('REVISION')")
@Tag(
        name = "Auskunft und Löschung",
        description =
                "Was der Hub zu einer Nachricht oder einem Vorgang gespeichert hat, und seine Löschung (Art. 15 und 17 DSGVO). Nur für die"
                        + " Rolle REVISION; jeder Aufruf steht im Verzeichnis und im Log postfach.audit.")
@ApiResponse(
        responseCode = "400",
        description = "Alle Fehler der Anfrage in der Liste fehler, je mit code, feld und text (RFC 9457)",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description = "Die Rolle REVISION fehlt.",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
class AuskunftResource {

    private static final String ZU_VIELE = "Die vorgangId steht in zu vielen Zeilen (ZU_VIELE).";

    /** Whoever logs it by mistake gives no case away. */
    record Frage(
            @Schema(description = "entweder diese", example = "6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10") @Nullable
            String nachrichtId,

            @Schema(description = "oder diese, genau", example = "V-2025-000417") @Nullable
            String vorgangId) {

        @Override
        public String toString() {
            return "Frage";
        }
    }

    /** @param zeilen protokollzeilen and benachrichtigungen of the preview together */
    record Loeschauftrag(
            @Nullable String nachrichtId,
            @Nullable String vorgangId,
            @Nullable Loeschgrund grund,

            @Schema(description = "des Antrags; keine Namen", example = "DS-2026/17") @Nullable
            String aktenzeichen,

            @Schema(description = "protokollzeilen und benachrichtigungen der Vorschau zusammen", example = "5")
            int zeilen) {

        @Override
        public String toString() {
            return "Loeschauftrag";
        }
    }

    /** @param vorgang number of the entry in the record */
    record Geloescht(long vorgang) {}

    private final Auskunftsdienst dienst;
    private final Auskunftsverzeichnis verzeichnis;

    AuskunftResource(Auskunftsdienst dienst, Auskunftsverzeichnis verzeichnis) {
        this.dienst = dienst;
        this.verzeichnis = verzeichnis;
    }

    @PostMapping
    @Operation(
            summary = "Was ist gespeichert?",
            description =
                    "Zeilen des Protokolls, Eintrag im Eingangsbuch und Benachrichtigungen, dazu die Orte, die der Hub nicht sieht, und"
                            + " wer dort zu fragen ist. Ist nichts gespeichert, ist die Liste leer.")
    @ApiResponse(
            responseCode = "200",
            description = "Die Auskunft",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Auskunft.class)))
    @ApiResponse(
            responseCode = "422",
            description = ZU_VIELE,
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    Auskunft auskunft(
            @RequestBody Frage frage,
            @Parameter(hidden = true) Handelnder wer,
            @Parameter(hidden = true) HttpServletRequest anfrage) {
        return dienst.erteile(Kennung.lies(frage.nachrichtId(), frage.vorgangId()), wer, anfrage.getRemoteAddr());
    }

    @PostMapping(produces = "text/csv")
    @Operation(summary = "Was ist gespeichert?")
    @ApiResponse(
            responseCode = "200",
            description = "UTF-8, Komma, Kopfzeile, eine Zeile je gespeicherter Zeile",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<String> csv(
            @RequestBody Frage frage,
            @Parameter(hidden = true) Handelnder wer,
            @Parameter(hidden = true) HttpServletRequest anfrage) {
        return Auskunftsdatei.csv(auskunft(frage, wer, anfrage));
    }

    @PostMapping("/loeschvorschau")
    @Operation(
            summary = "Was würde gelöscht, und was bleibt?",
            description = "Stehen Hindernisse darin, lehnt der Hub die Löschung ab.")
    @ApiResponse(responseCode = "200", description = "Die Vorschau")
    @ApiResponse(
            responseCode = "404",
            description = "Dazu ist nichts gespeichert, was zu löschen wäre.",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description = ZU_VIELE,
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    Loeschvorschau vorschau(@RequestBody Frage frage) {
        return dienst.vorschau(Kennung.lies(frage.nachrichtId(), frage.vorgangId()));
    }

    @PostMapping(path = "/loeschung", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Löschen",
            description =
                    "Nimmt den Zeilen des Protokolls den Bezug zu Nachricht und Vorgang und löscht die Benachrichtigungen. Was die"
                            + " Vorschau als Bleibendes nennt, bleibt.")
    @ApiResponse(responseCode = "200", description = "Gelöscht")
    @ApiResponse(
            responseCode = "404",
            description = "Dazu ist nichts gespeichert, was zu löschen wäre.",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "409",
            description =
                    "Nicht abgeschlossen, eine Benachrichtigung steht aus, mehrere Vorgänge, oder anders als in der Vorschau"
                            + " (NICHT_ABGESCHLOSSEN, BENACHRICHTIGUNG_OFFEN, MEHRERE_VORGAENGE, GEAENDERT)",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description = ZU_VIELE,
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    Geloescht loesche(
            @RequestBody Loeschauftrag auftrag,
            @Parameter(hidden = true) Handelnder wer,
            @Parameter(hidden = true) HttpServletRequest anfrage) {
        return new Geloescht(dienst.loesche(
                Kennung.lies(auftrag.nachrichtId(), auftrag.vorgangId()),
                auftrag.grund(),
                auftrag.aktenzeichen(),
                auftrag.zeilen(),
                wer,
                anfrage.getRemoteAddr()));
    }

    @GetMapping("/vorgaenge")
    @Operation(summary = "Das Verzeichnis der Auskünfte und Löschungen", description = "Das neueste zuerst.")
    @ApiResponse(responseCode = "200", description = "Eine Seite davon")
    Auskunftsverzeichnis.Seite vorgaenge(
            @Parameter(description = "Seite, ab 0")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "erlaubt ist 0 bis 1000")
                    @Max(value = 1000, message = "erlaubt ist 0 bis 1000")
                    int seite) {
        return verzeichnis.seite(seite);
    }
}

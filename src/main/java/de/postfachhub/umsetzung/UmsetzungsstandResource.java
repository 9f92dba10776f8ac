package de.postfachhub.umsetzung;

import de.postfachhub.weisung.Weisungen;
import de.postfachhub.zustaendigkeit.Abfrageangaben;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The progress of a Weisung for programs. */
@RestController
@RequestMapping("/api/weisungen/{nummer}")
@Tag(name = "Weisungen")
@ApiResponse(
        responseCode = "400",
        description = "Alle Fehler der Anfrage in der Liste fehler, je mit code, feld und text (RFC 9457)",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "404",
        description = "Der Hub kennt keine Weisung mit dieser Nummer.",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
final class UmsetzungsstandResource {

    private static final String CSV = "text/csv";
    private static final String STICHTAG =
            "Tag, der gefragt ist; ohne Angabe: heute. Für einen vergangenen Tag zählt, was der Hub an dessen Ende wusste.";
    private static final String BEKANNT =
            "Zeitpunkt, dessen Wissen stattdessen zählt, mit Abstand zu UTC: zum Beispiel jetzt für einen Tag, an dem der Hub"
                    + " noch nicht in Betrieb war";
    private static final String DIREKTION =
            "nur Agenturen dieser Regionaldirektion; „ohne Angabe“: nur die, deren Regionaldirektion nicht eingetragen ist";

    private final Weisungen weisungen;
    private final Umsetzungen umsetzungen;
    private final Clock uhr;

    UmsetzungsstandResource(Weisungen weisungen, Umsetzungen umsetzungen, Clock uhr) {
        this.weisungen = weisungen;
        this.umsetzungen = umsetzungen;
        this.uhr = uhr;
    }

    @GetMapping("/umsetzungsstand")
    @Operation(
            summary = "Wie weit sind die Agenturen mit einer Weisung?",
            description =
                    "Je Agentur, die am Stichtag offen ist: umgestellt, beantragt, offen oder überfällig; dazu die Zahlen"
                            + " insgesamt und je Regionaldirektion. Entwürfe zählen nicht.")
    @ApiResponse(
            responseCode = "200",
            description = "Der Stand",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Umsetzungsstand.class)))
    Umsetzungsstand stand(
            @Parameter(example = "202509011") @PathVariable String nummer,
            @Parameter(description = STICHTAG, example = "2025-10-06") @RequestParam(required = false) @Nullable
                    String stichtag,
            @Parameter(description = BEKANNT, example = "2026-11-22T10:00:00+01:00")
                    @RequestParam(required = false)
                    @Nullable
                    String bekannt,
            @Parameter(description = DIREKTION, example = "Bayern") @RequestParam(required = false) @Nullable
                    String regionaldirektion) {
        var weisung = weisungen
                .finde(nummer)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Der Hub kennt keine Weisung mit dieser Nummer."));
        var angaben = Abfrageangaben.einesProgramms(uhr);
        var tag = angaben.tag("stichtag", "stichtag", stichtag);
        var zeitpunkt = angaben.vergangenes("bekannt", "bekannt", bekannt);
        angaben.verlangeFehlerfrei();
        var stand = umsetzungen.stand(weisung, tag, zeitpunkt);
        if (regionaldirektion != null && !stand.kennt(regionaldirektion)) {
            angaben.melde("UNGUELTIGER_WERT", "regionaldirektion", stand.erlaubteDirektionen());
            angaben.verlangeFehlerfrei();
        }
        return stand.nur(regionaldirektion);
    }

    /** Only who asks for CSV gets it: the other method is there for everybody else. */
    @GetMapping(path = "/umsetzungsstand", produces = CSV)
    @Operation(summary = "Wie weit sind die Agenturen mit einer Weisung?")
    @ApiResponse(
            responseCode = "200",
            description = "UTF-8, Komma, Kopfzeile, eine Zeile je Agentur",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ResponseEntity<String> csv(
            @PathVariable String nummer,
            @Parameter(description = STICHTAG) @RequestParam(required = false) @Nullable String stichtag,
            @Parameter(description = BEKANNT) @RequestParam(required = false) @Nullable String bekannt,
            @Parameter(description = DIREKTION) @RequestParam(required = false) @Nullable String regionaldirektion) {
        var stand = stand(nummer, stichtag, bekannt, regionaldirektion);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("weisung-%s-%s.csv".formatted(nummer, stand.stichtag()))
                                .build()
                                .toString())
                .body(Umsetzungsschreiber.schreibe(stand));
    }

    @GetMapping("/umsetzungsstand.csv")
    @Operation(summary = "Dasselbe als CSV-Datei, für Programme, die keinen Accept-Kopf setzen")
    @ApiResponse(
            responseCode = "200",
            description = "UTF-8, Komma, Kopfzeile, eine Zeile je Agentur",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ResponseEntity<String> datei(
            @PathVariable String nummer,
            @Parameter(description = STICHTAG) @RequestParam(required = false) @Nullable String stichtag,
            @Parameter(description = BEKANNT) @RequestParam(required = false) @Nullable String bekannt,
            @Parameter(description = DIREKTION) @RequestParam(required = false) @Nullable String regionaldirektion) {
        return csv(nummer, stichtag, bekannt, regionaldirektion);
    }
}

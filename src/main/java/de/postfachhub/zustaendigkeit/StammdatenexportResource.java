package de.postfachhub.zustaendigkeit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tables as files that the import takes unchanged: with all rows that were known at a time, those of the past and the
 * future too, because with some of them only the decisions would be others.
 */
@RestController
@RequestMapping("/api/zustaendigkeiten")
@Tag(name = "Zuständigkeiten")
@ApiResponse(responseCode = "400", description = "Der Zeitpunkt ist keiner, oder er liegt in der Zukunft.")
final class StammdatenexportResource {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType ZIP = new MediaType("application", "zip");
    private static final String BEKANNT =
            "Zeitpunkt, dessen Wissen gefragt ist, mit Abstand zu UTC; ohne Angabe: jetzt";

    private final Stammdatenarchiv archiv;
    private final Clock uhr;

    StammdatenexportResource(Stammdatenarchiv archiv, Clock uhr) {
        this.archiv = archiv;
        this.uhr = uhr;
    }

    @GetMapping("/{datei:(?:dienststellen|postfaecher|weiterleitungen)\\.csv}")
    @Operation(
            summary = "Eine Tabelle als CSV-Datei",
            description =
                    "Alle Zeilen mit ihrer Gültigkeit, so dass der Import der Stammdaten sie unverändert annimmt.")
    @ApiResponse(
            responseCode = "200",
            description = "UTF-8, Komma, Kopfzeile",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<String> csv(
            @Parameter(description = "dienststellen.csv, postfaecher.csv oder weiterleitungen.csv") @PathVariable
                    String datei,
            @Parameter(description = BEKANNT, example = "2026-11-22T10:00:00+01:00")
                    @RequestParam(required = false)
                    @Nullable
                    String bekannt) {
        var tabelle = Arrays.stream(Stammdatentabelle.values())
                .filter(eine -> eine.datei().equals(datei))
                .findFirst()
                .orElseThrow();
        return datei(datei, CSV).body(Stammdatenschreiber.text(tabelle, stammdaten(bekannt)));
    }

    @GetMapping("/stammdaten.zip")
    @Operation(
            summary = "Die drei Tabellen als CSV-Dateien in einem Archiv",
            description = "Entpackt ist es ein Ordner, den die Einstellung postfach.stammdaten nennen kann.")
    @ApiResponse(
            responseCode = "200",
            description = "dienststellen.csv, postfaecher.csv, weiterleitungen.csv",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> zip(
            @Parameter(description = BEKANNT, example = "2026-11-22T10:00:00+01:00")
                    @RequestParam(required = false)
                    @Nullable
                    String bekannt)
            throws IOException {
        var stammdaten = stammdaten(bekannt);
        var inhalt = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(inhalt, StandardCharsets.UTF_8)) {
            for (var tabelle : Stammdatentabelle.values()) {
                zip.putNextEntry(new ZipEntry(tabelle.datei()));
                zip.write(Stammdatenschreiber.text(tabelle, stammdaten).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return datei("stammdaten.zip", ZIP).body(inhalt.toByteArray());
    }

    private Stammdaten stammdaten(@Nullable String bekannt) {
        var angaben = Abfrageangaben.einesProgramms(uhr);
        var zeitpunkt = angaben.vergangenes("bekannt", "bekannt", bekannt);
        angaben.verlangeFehlerfrei();
        return archiv.bekannt(zeitpunkt).stammdaten();
    }

    private static ResponseEntity.BodyBuilder datei(String name, MediaType art) {
        return ResponseEntity.ok()
                .contentType(art)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }
}

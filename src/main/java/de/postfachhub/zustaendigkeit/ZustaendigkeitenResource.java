package de.postfachhub.zustaendigkeit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tables as of any day and any state of knowledge. */
@RestController
@RequestMapping("/api/zustaendigkeiten")
@Tag(
        name = "Zuständigkeiten",
        description = "Was an einem Tag gilt, galt oder gelten wird, und was der Hub wann davon wusste.")
@ApiResponse(responseCode = "200", description = "Das Gefundene, eine Seite davon")
@ApiResponse(
        responseCode = "400",
        description = "Alle Fehler der Anfrage in der Liste fehler, je mit code, feld und text (RFC 9457)",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
final class ZustaendigkeitenResource {

    private static final String BEKANNT =
            "Zeitpunkt, dessen Wissen gefragt ist, mit Abstand zu UTC; ohne Angabe: jetzt";
    private static final String DIENSTSTELLE =
            "5 Ziffern: diese Geschäftsstelle; 3 Ziffern: die Agentur mit ihren Geschäftsstellen";
    private static final String SEITE = "erlaubt ist 0 bis 9999";
    private static final String GROESSE = "erlaubt ist 1 bis 1000";

    private final Stammdatenarchiv archiv;
    private final Clock uhr;

    ZustaendigkeitenResource(Stammdatenarchiv archiv, Clock uhr) {
        this.archiv = archiv;
        this.uhr = uhr;
    }

    @GetMapping
    @Operation(
            summary = "Was gilt an einem Tag?",
            description =
                    "Je Dienststelle ihr Zustand, ihre Postfächer und ihre Weiterleitungen, jeweils mit Gültigkeit, Beleg"
                            + " und Änderungsauftrag. Was eine Geschäftsstelle nicht selbst hat, entscheiden die Zeilen ihrer Agentur."
                            + " Tage beginnen um Mitternacht in Deutschland.")
    Stichtagsbild stichtag(
            @Parameter(description = "Tag, der gefragt ist; ohne Angabe: heute", example = "2026-12-01")
                    @RequestParam(required = false)
                    @Nullable
                    String stichtag,
            @Parameter(description = BEKANNT, example = "2026-11-22T10:00:00+01:00")
                    @RequestParam(required = false)
                    @Nullable
                    String bekannt,
            @Parameter(description = DIENSTSTELLE, example = "735") @RequestParam(required = false) @Nullable
                    String dienststelle,
            @Parameter(description = "Seite, ab 0")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = SEITE)
                    @Max(value = 9999, message = SEITE)
                    int seite,
            @Parameter(description = "Dienststellen je Seite")
                    @RequestParam(defaultValue = "50")
                    @Min(value = 1, message = GROESSE)
                    @Max(value = 1000, message = GROESSE)
                    int groesse) {
        var angaben = Abfrageangaben.einesProgramms(uhr);
        var tag = angaben.tag("stichtag", "stichtag", stichtag);
        var nummer = angaben.dienststelle("dienststelle", dienststelle);
        var zeitpunkt = angaben.vergangenes("bekannt", "bekannt", bekannt);
        angaben.verlangeFehlerfrei();
        return Stichtagssicht.von(archiv.bekannt(zeitpunkt), tag, nummer, new Seitenwahl(seite, groesse));
    }

    @GetMapping("/unterschied")
    @Operation(
            summary = "Was ist an einem Tag anders als an einem früheren?",
            description = "Je Schlüssel der Tabellen, was beginnt, endet oder sich ändert, mit Vorher und Nachher.")
    Unterschied unterschied(
            @Parameter(description = "früherer Tag; ohne Angabe: heute", example = "2026-11-22")
                    @RequestParam(required = false)
                    @Nullable
                    String von,
            @Parameter(description = "späterer Tag; ohne Angabe: heute", example = "2026-12-01")
                    @RequestParam(required = false)
                    @Nullable
                    String nach,
            @Parameter(description = BEKANNT, example = "2026-11-22T10:00:00+01:00")
                    @RequestParam(required = false)
                    @Nullable
                    String bekannt,
            @Parameter(description = DIENSTSTELLE, example = "735") @RequestParam(required = false) @Nullable
                    String dienststelle,
            @Parameter(description = "Seite, ab 0")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = SEITE)
                    @Max(value = 9999, message = SEITE)
                    int seite,
            @Parameter(description = "Unterschiede je Seite")
                    @RequestParam(defaultValue = "50")
                    @Min(value = 1, message = GROESSE)
                    @Max(value = 1000, message = GROESSE)
                    int groesse) {
        var angaben = Abfrageangaben.einesProgramms(uhr);
        var tage = angaben.tage(von, nach);
        var nummer = angaben.dienststelle("dienststelle", dienststelle);
        var zeitpunkt = angaben.vergangenes("bekannt", "bekannt", bekannt);
        angaben.verlangeFehlerfrei();
        return Unterschiedssicht.von(
                archiv.bekannt(zeitpunkt), tage.von(), tage.nach(), nummer, new Seitenwahl(seite, groesse));
    }
}

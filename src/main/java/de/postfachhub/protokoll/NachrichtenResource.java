package de.postfachhub.protokoll;

import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/nachrichten")
@Tag(name = "Nachrichten", description = "Was mit den Nachrichten geschehen ist; ohne Inhalte.")
final class NachrichtenResource {

    private final Protokoll protokoll;

    NachrichtenResource(Protokoll protokoll) {
        this.protokoll = protokoll;
    }

    @GetMapping("/{nachrichtId}")
    @Operation(
            summary = "Der Weg einer Nachricht",
            description =
                    "Alle Ereignisse einer Nachricht der Reihe nach, dazu wo sie jetzt ist. Ohne BETRIEB oder REVISION nur"
                            + " die, deren Dienststelle zu einer eigenen Agentur gehört. Wer welche"
                            + " Nachricht ansah, steht im Log postfach.audit.")
    @ApiResponse(responseCode = "200", description = "Der Weg der Nachricht")
    @ApiResponse(
            responseCode = "404",
            description =
                    "Das Protokoll kennt keine Nachricht mit dieser nachrichtId, oder keine einer eigenen Agentur.")
    Nachrichtenweg weg(
            Handelnder wer, @Parameter(hidden = true) HttpServletRequest anfrage, @PathVariable UUID nachrichtId) {
        var weg = protokoll.weg(nachrichtId, Sichtkreis.von(wer));
        Einsicht.vermerke(wer, anfrage, nachrichtId, weg.isPresent());
        return weg.orElseThrow(() -> new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "Das Protokoll kennt keine Nachricht mit dieser nachrichtId. Ist sie eben erst eingegangen, erscheint"
                        + " sie nach wenigen Sekunden; nach Ablauf der Aufbewahrung ist sie gelöscht."));
    }

    @GetMapping
    @Operation(
            summary = "Ereignisse suchen",
            description =
                    "Die neuesten Ereignisse zuerst, zum Beispiel die letzten Klärfälle (art=KLAERFALL) oder Fehler"
                            + " (art=FEHLER), auch von Nachrichten ohne lesbare nachrichtId. Ohne BETRIEB oder REVISION nur die"
                            + " der eigenen Agenturen.")
    Fundliste suche(
            Handelnder wer,
            @Parameter(description = "nur Ereignisse dieser Art") @RequestParam(required = false) @Nullable
                    Ereignisart art,
            @Parameter(
                            description =
                                    "5 Ziffern: diese Geschäftsstelle; 3 Ziffern: die Agentur mit ihren Geschäftsstellen")
                    @RequestParam(required = false)
                    @Pattern(regexp = "\\d{3}|\\d{5}", message = "erlaubt sind 3 oder 5 Ziffern")
                    @Nullable
                    String dienststelle,
            @Parameter(description = "Code des Anliegens, genau") @RequestParam(required = false) @Nullable
                    String anliegen,
            @Parameter(description = "frühester Zeitpunkt, mit Abstand zu UTC: 2025-10-01T00:00:00+02:00")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    OffsetDateTime von,
            @Parameter(description = "Zeitpunkt, vor dem die Ereignisse liegen, mit Abstand zu UTC")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    OffsetDateTime bis,
            @Parameter(description = "Seite, ab 0")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "erlaubt ist 0 bis 100")
                    @Max(value = 100, message = "erlaubt ist 0 bis 100; für Älteres bis= setzen")
                    int seite,
            @Parameter(description = "Einträge je Seite")
                    @RequestParam(defaultValue = "50")
                    @Min(value = 1, message = "erlaubt ist 1 bis 200")
                    @Max(value = 200, message = "erlaubt ist 1 bis 200")
                    int groesse) {
        var suche =
                new Suche(art, dienststelle, anliegen, denkbar(von), denkbar(bis), seite, groesse, Sichtkreis.von(wer));
        return Fundliste.aus(suche, protokoll.suche(suche));
    }

    /** The databases refuse times that Java can still write. */
    private static @Nullable OffsetDateTime denkbar(@Nullable OffsetDateTime zeit) {
        if (zeit != null && (zeit.getYear() < 1900 || zeit.getYear() > 9998)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Ein Zeitpunkt liegt außerhalb des Kalenders.");
        }
        return zeit;
    }
}

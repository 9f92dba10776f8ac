package de.postfachhub.benachrichtigung;

import de.postfachhub.protokoll.Sichtkreis;
import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/benachrichtigungen")
@Tag(name = "Benachrichtigungen", description = "Die E-Mails an die Organisationspostfächer; ohne Inhalte.")
class BenachrichtigungenResource {

    private final JdbcClient jdbc;
    private final Versandaufsicht aufsicht;

    BenachrichtigungenResource(JdbcClient jdbc, Versandaufsicht aufsicht) {
        this.jdbc = jdbc;
        this.aufsicht = aufsicht;
    }

    @GetMapping
    @Operation(
            summary = "Was wartet, was versandt ist, was gescheitert ist",
            description =
                    "Je Nachricht und Organisationspostfach ein Eintrag, der neueste zuerst. Ohne BETRIEB oder REVISION nur"
                            + " die Nachrichten der eigenen Agenturen.")
    Benachrichtigungsliste liste(
            Handelnder wer,
            @Parameter(description = "nur Einträge mit diesem Status") @RequestParam(required = false) @Nullable
                    Benachrichtigungsstatus status,
            @Parameter(description = "Seite, ab 0")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "erlaubt ist 0 bis 1000")
                    @Max(value = 1000, message = "erlaubt ist 0 bis 1000")
                    int seite) {
        return Benachrichtigungsliste.lies(jdbc, status, seite, Sichtkreis.von(wer));
    }

    @PostMapping("/{id}/wiederholung")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('BETRIEB')")
    @Operation(
            summary = "Gescheiterte Benachrichtigung wiederholen",
            description = "Reiht diesen Eintrag und alle anderen gescheiterten oder nicht erlaubten desselben"
                    + " Organisationspostfachs wieder ein; sie werden in einer E-Mail zusammengefasst.")
    @ApiResponse(responseCode = "204", description = "Wieder eingereiht")
    @ApiResponse(responseCode = "404", description = "Es gibt keinen gescheiterten Eintrag mit dieser id.")
    @ApiResponse(responseCode = "409", description = "Das Postfach ist gesperrt, oder die Adresse ist nicht erlaubt.")
    void wiederhole(Handelnder wer, @PathVariable UUID id) {
        switch (aufsicht.wiederhole(id)) {
            case EINGEREIHT ->
                Auditzeile.zu("benachrichtigung-wiederholen", wer)
                        .mit(Feld.ZIEL, id.toString())
                        .erlaubt();
            case UNBEKANNT ->
                throw new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Es gibt keinen gescheiterten oder nicht erlaubten Eintrag mit dieser id.");
            case POSTFACH_GESPERRT ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "Das Organisationspostfach ist gesperrt. Zuerst die Adresse prüfen, dann die Sperre aufheben:"
                                + " DELETE /api/postfachsperren/{adresse}.");
            case NICHT_ERLAUBT ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "An diese Adresse darf der Hub nicht schreiben. Ist die Adresse richtig, gehört ihre Domäne in"
                                + " postfach.benachrichtigung.domaenen.");
        }
    }
}

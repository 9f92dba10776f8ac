package de.postfachhub.benachrichtigung;

import de.postfachhub.protokoll.Sichtkreis;
import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/postfachsperren")
@Tag(
        name = "Postfachsperren",
        description =
                "Organisationspostfächer, die es laut Mailserver nicht gibt. Bis die Sperre aufgehoben ist, erhalten"
                        + " sie keine E-Mail; die Nachrichten selbst werden zugestellt.")
class PostfachsperrenResource {

    /** @param grund what the relay answered, codes alone */
    record Postfachsperre(
            String organisationspostfach,
            Instant seit,
            @Nullable String grund) {}

    private final Versandaufsicht aufsicht;

    PostfachsperrenResource(Versandaufsicht aufsicht) {
        this.aufsicht = aufsicht;
    }

    @GetMapping
    @Operation(
            summary = "Die gesperrten Postfächer",
            description =
                    "Das am längsten gesperrte zuerst. Ohne BETRIEB oder REVISION nur die, denen der Hub von Nachrichten der eigenen"
                            + " Agenturen berichtet.")
    List<Postfachsperre> liste(Handelnder wer) {
        return aufsicht.gesperrte(Sichtkreis.von(wer)).stream()
                .map(postfach -> new Postfachsperre(
                        postfach.adresse(), Objects.requireNonNull(postfach.gesperrtSeit()), postfach.antwort()))
                .toList();
    }

    @DeleteMapping("/{adresse}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('BETRIEB')")
    @Operation(
            summary = "Sperre aufheben",
            description = "Was seit der Sperre zurückgehalten wurde, geht in einer E-Mail an das Postfach.")
    @ApiResponse(responseCode = "204", description = "Aufgehoben")
    @ApiResponse(responseCode = "404", description = "Das Postfach ist nicht gesperrt.")
    void hebeAuf(Handelnder wer, @PathVariable String adresse) {
        if (!aufsicht.hebeSperreAuf(adresse)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Das Postfach ist nicht gesperrt.");
        }
        // Of the address only what names no person.
        Auditzeile.zu("postfachsperre-aufheben", wer)
                .mit(Feld.ZIEL, "Postfach in " + adresse.substring(adresse.lastIndexOf('@') + 1))
                .erlaubt();
    }
}

package de.postfachhub.postfachpruefung;

import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/postfachpruefungen")
@Tag(
        name = "Postfachprüfungen",
        description =
                "Ob ein Organisationspostfach erreichbar ist und gelesen wird: Eine Testmail bringt einen Code dorthin,"
                        + " die Administration gibt ihn ein.")
class PostfachpruefungenResource {

    private static final String FEHLT = "fehlt";

    record Codeanforderung(
            @NotBlank(message = FEHLT)
            @Schema(description = "eine einzelne Adresse", example = "ags.735@agentur.example")
            String organisationspostfach,

            @Nullable
            @Schema(
                    description =
                            "true: der Code soll auch an eine Adresse, die nach dem Postfach einer Person aussieht")
            Boolean persoenlichesPostfach) {}

    /** Whoever logs it by mistake gives no code away. */
    record Codebestaetigung(
            @NotBlank(message = FEHLT)
            @Schema(description = "eine einzelne Adresse", example = "ags.735@agentur.example")
            String organisationspostfach,

            @NotBlank(message = FEHLT)
            @Schema(
                    description = "der Code aus der neuesten E-Mail, groß oder klein, mit oder ohne Trennzeichen",
                    example = "HK47-W9TC")
            String code) {

        @Override
        public String toString() {
            return "Codebestaetigung";
        }
    }

    private final Pruefdienst dienst;

    PostfachpruefungenResource(Pruefdienst dienst) {
        this.dienst = dienst;
    }

    @GetMapping("/{adresse}")
    @Operation(
            summary = "Stand der Prüfung eines Postfachs",
            description = "Den Verlauf, der neueste Eintrag zuerst, sehen nur Administration und Revision.")
    @ApiResponse(responseCode = "200", description = "Der Stand; ein unbekanntes Postfach ist ungeprüft.")
    @ApiResponse(responseCode = "400", description = "Das ist keine einfache Adresse.")
    Pruefauskunft stand(
            @Parameter(description = "das Organisationspostfach", example = "ags.735@agentur.example") @PathVariable
                    String adresse,
            @Parameter(hidden = true) Handelnder wer) {
        return dienst.auskunft(adresse, wer);
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMINISTRATION')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Code an ein Postfach senden",
            description =
                    "Die Testmail geht sofort hinaus, sobald der Mailserver erreichbar ist. Ein früherer Code gilt nicht"
                            + " mehr. Nur für die Rolle ADMINISTRATION.")
    @ApiResponse(responseCode = "202", description = "Der Code wird gesandt.")
    @ApiResponse(responseCode = "400", description = "Das ist keine einfache Adresse.")
    @ApiResponse(responseCode = "403", description = "Die Rolle ADMINISTRATION fehlt.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Zu viele Codes in kurzer Zeit, an dieses Postfach (in jeder Schreibweise), von dieser Anmeldung oder insgesamt"
                            + " (CODE_ZU_OFT), oder das Postfach ist gesperrt (POSTFACH_GESPERRT).")
    @ApiResponse(
            responseCode = "422",
            description = "An diese Domäne darf der Hub nicht schreiben, oder die Adresse sieht nach einer Person aus"
                    + " (PERSOENLICHE_ADRESSE): dann mit `\"persoenlichesPostfach\":true` noch einmal senden.")
    Pruefauskunft sende(@Valid @RequestBody Codeanforderung anforderung, @Parameter(hidden = true) Handelnder wer) {
        dienst.sendeCode(
                anforderung.organisationspostfach(), Boolean.TRUE.equals(anforderung.persoenlichesPostfach()), wer);
        return dienst.auskunft(anforderung.organisationspostfach(), wer);
    }

    @PostMapping("/bestaetigung")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    @Operation(
            summary = "Code eingeben",
            description = "Mit dem richtigen Code ist das Postfach geprüft. Nur für die Rolle ADMINISTRATION.")
    @ApiResponse(responseCode = "200", description = "Das Postfach ist geprüft.")
    @ApiResponse(responseCode = "400", description = "So sieht kein Code aus; die Eingabe zählt nicht als Versuch.")
    @ApiResponse(responseCode = "403", description = "Die Rolle ADMINISTRATION fehlt.")
    @ApiResponse(
            responseCode = "409",
            description = "Kein Code ist gültig: CODE_KEINER, CODE_ABGELAUFEN oder CODE_VERBRAUCHT.")
    @ApiResponse(responseCode = "422", description = "Der Code stimmt nicht.")
    Pruefauskunft bestaetige(
            @Valid @RequestBody Codebestaetigung bestaetigung, @Parameter(hidden = true) Handelnder wer) {
        var postfach = bestaetigung.organisationspostfach();
        var eingabe = dienst.gibEin(postfach, bestaetigung.code(), wer);
        if (eingabe != Codeeingabe.RICHTIG) {
            throw PruefungAbgewiesen.wegen(eingabe);
        }
        return dienst.auskunft(postfach, wer);
    }
}

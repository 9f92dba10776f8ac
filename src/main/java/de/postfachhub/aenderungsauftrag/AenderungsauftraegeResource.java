package de.postfachhub.aenderungsauftrag;

import de.postfachhub.aenderungsauftrag.Auftragsantwort.Liste;
import de.postfachhub.zugang.Handelnder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(AenderungsauftraegeResource.PFAD)
@Tag(
        name = "Änderungsaufträge",
        description = "Wer die Zuordnung ändern will, stellt einen Auftrag; eine zweite Person genehmigt ihn.")
class AenderungsauftraegeResource {

    static final String PFAD = "/api/aenderungsauftraege";

    private static final String EINMAL =
            "eine UUID, die nur zu diesem Auftrag gehört: noch einmal gesandt führt sie zu demselben Auftrag";

    /**
     * What somebody adds to a step.
     *
     * @param ungeprueftesPostfach that an Organisationspostfach wasn't checked is accepted; only for an approval
     */
    record Begruendung(@Nullable String grund, @Nullable Boolean ungeprueftesPostfach) {

        static final Begruendung KEINE = new Begruendung(null, null);
        private static final int LAENGSTE = 1000;

        @Nullable
        String kurz() {
            var text = grund == null || grund.isBlank()
                    ? null
                    : grund.replaceAll("\\p{Cntrl}+", " ").strip();
            if (text != null && text.length() > LAENGSTE) {
                throw new AuftragAbgewiesen(
                        List.of(new Befund("UNGUELTIGER_WERT", "grund", "erlaubt sind höchstens 1000 Zeichen", false)));
            }
            return text;
        }
    }

    private final Aenderungsauftraege auftraege;

    AenderungsauftraegeResource(Aenderungsauftraege auftraege) {
        this.auftraege = auftraege;
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMINISTRATION')")
    @Operation(
            summary = "Einen Auftrag entwerfen",
            description =
                    "Der Entwurf ändert nichts. Was ihm entgegensteht, kommt vollständig als `fehler`; was man vor dem"
                            + " Einreichen wissen sollte, als `hinweise`.")
    @ApiResponse(responseCode = "201", description = "Entworfen")
    @ApiResponse(responseCode = "403", description = "Die Anmeldung handelt nicht für diese Dienststelle")
    @ApiResponse(responseCode = "422", description = "Eine Regel spricht dagegen")
    ResponseEntity<Auftragsantwort> stelle(
            @RequestBody Rohantrag roh,
            @Parameter(description = EINMAL) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable
                    UUID einmalschluessel,
            @Parameter(
                            description =
                                    "Nummer des Auftrags, dessen neue Fassung dieser ist; ein offener wird zurückgezogen")
                    @RequestParam(required = false)
                    @Nullable
                    Long ersetzt,
            Handelnder wer) {
        return neu(auftraege.stelle(Antragsleser.lies(roh), ersetzt, einmalschluessel, wer));
    }

    @GetMapping
    @Operation(summary = "Aufträge suchen", description = "Die neuesten zuerst.")
    Liste suche(
            @Parameter(description = "nur in diesen Zuständen") @RequestParam(required = false) @Nullable
                    Set<@NotNull(message = "erlaubt sind Zustände, durch Kommas getrennt") Auftragszustand> zustand,
            @RequestParam(required = false) @Pattern(regexp = "\\d{3}", message = "erlaubt sind 3 Ziffern") @Nullable
                    String agentur,
            @RequestParam(required = false) @Nullable String weisung,
            @RequestParam(required = false) @Nullable String autor,
            @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "erlaubt ist 0 bis 10000")
                    @Max(value = 10_000, message = "erlaubt ist 0 bis 10000")
                    int seite,
            @RequestParam(defaultValue = "50")
                    @Min(value = 1, message = "erlaubt ist 1 bis 200")
                    @Max(value = 200, message = "erlaubt ist 1 bis 200")
                    int groesse) {
        var gefunden = auftraege.suche(new Auftragssuche(
                zustand == null || zustand.isEmpty() ? Set.of() : EnumSet.copyOf(zustand),
                agentur,
                weisung,
                autor,
                seite,
                groesse));
        return new Liste(
                gefunden.stream()
                        .limit(groesse)
                        .map(auftrag -> Auftragsantwort.von(auftrag, List.of()))
                        .toList(),
                seite,
                groesse,
                gefunden.size() > groesse);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Ein Auftrag", description = "Mit allem, was mit ihm geschehen ist.")
    @ApiResponse(responseCode = "200", description = "Der Auftrag")
    @ApiResponse(responseCode = "404", description = "Diesen Auftrag gibt es nicht")
    Auftragsantwort finde(@PathVariable long id) {
        return antwort(auftraege.finde(id).orElseThrow(() -> new AuftragUnbekannt(id)));
    }

    @PostMapping("/{id}/einreichung")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    @Operation(summary = "Einreichen")
    @ApiResponse(responseCode = "200", description = "Eingereicht")
    @ApiResponse(responseCode = "409", description = "Der Zustand des Auftrags lässt es nicht zu")
    Auftragsantwort reicheEin(@PathVariable long id, Handelnder wer) {
        return antwort(auftraege.reicheEin(id, wer));
    }

    @PostMapping("/{id}/genehmigung")
    @PreAuthorize("hasRole('GENEHMIGUNG')")
    @Operation(
            summary = "Genehmigen",
            description = "Durch eine zweite Person. Ein ungeprüftes Organisationspostfach verlangt"
                    + " `\"ungeprueftesPostfach\":true`. Wer genehmigt, handelt für alle Agenturen, die der Auftrag betrifft:"
                    + " auch die eines gemeinsamen Zielpostfachs oder eines Nachfolgers.")
    @ApiResponse(responseCode = "200", description = "Genehmigt, oder schon wirksam")
    @ApiResponse(
            responseCode = "403",
            description = "Eigener Auftrag, oder die Anmeldung handelt nicht für alle betroffenen Agenturen")
    @ApiResponse(responseCode = "409", description = "Der Stand hat sich geändert, oder jemand war schneller")
    @ApiResponse(
            responseCode = "422",
            description =
                    "Eine Regel spricht dagegen, zum Beispiel eine Sackgasse oder eine fehlende Warteschlange; bei"
                            + " BROKER_ANTWORTET_NICHT später noch einmal senden")
    Auftragsantwort genehmige(
            @PathVariable long id, @RequestBody(required = false) @Nullable Begruendung roh, Handelnder wer) {
        var begruendung = roh == null ? Begruendung.KEINE : roh;
        return antwort(auftraege.genehmige(
                id, Boolean.TRUE.equals(begruendung.ungeprueftesPostfach()), begruendung.kurz(), wer));
    }

    @PostMapping("/{id}/ablehnung")
    @PreAuthorize("hasRole('GENEHMIGUNG')")
    @Operation(summary = "Ablehnen", description = "Durch eine zweite Person, mit `grund`.")
    Auftragsantwort lehneAb(
            @PathVariable long id, @RequestBody(required = false) @Nullable Begruendung begruendung, Handelnder wer) {
        return antwort(auftraege.lehneAb(id, begruendung == null ? null : begruendung.kurz(), wer));
    }

    @PostMapping("/{id}/ruecknahme")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    @Operation(summary = "Zurückziehen", description = "Solange nicht entschieden ist.")
    Auftragsantwort nimmZurueck(
            @PathVariable long id, @RequestBody(required = false) @Nullable Begruendung begruendung, Handelnder wer) {
        return antwort(auftraege.nimmZurueck(id, begruendung == null ? null : begruendung.kurz(), wer));
    }

    @PostMapping("/{id}/umkehr")
    @PreAuthorize("hasRole('ADMINISTRATION')")
    @Operation(
            summary = "Rückgängig machen",
            description = "Entwirft einen Auftrag, der wiederherstellt, was vor einem genehmigten galt.")
    @ApiResponse(responseCode = "201", description = "Entworfen")
    ResponseEntity<Auftragsantwort> kehreUm(
            @PathVariable long id,
            @Parameter(description = EINMAL) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable
                    UUID einmalschluessel,
            Handelnder wer) {
        return neu(auftraege.kehreUm(id, einmalschluessel, wer));
    }

    private ResponseEntity<Auftragsantwort> neu(Aenderungsauftrag auftrag) {
        return ResponseEntity.created(URI.create(PFAD + "/" + auftrag.id())).body(antwort(auftrag));
    }

    private Auftragsantwort antwort(Aenderungsauftrag auftrag) {
        return Auftragsantwort.von(auftrag, auftraege.befunde(auftrag));
    }
}

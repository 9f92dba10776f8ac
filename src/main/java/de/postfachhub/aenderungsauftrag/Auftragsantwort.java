package de.postfachhub.aenderungsauftrag;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the API shows it.
 *
 * @param beginn day on which the first change begins
 * @param hinweise only of one request, and while it is open
 */
@Schema(name = "Aenderungsauftrag")
record Auftragsantwort(
        long id,
        Auftragszustand zustand,
        String dienststelle,
        @Nullable String weisung,
        String grund,
        boolean rueckwirkend,
        String autor,
        OffsetDateTime erstelltAm,
        LocalDate beginn,
        @Nullable Long umkehrVon,
        @Nullable Long ersetzt,
        List<Aenderung> aenderungen,
        List<Auftragsschritt> schritte,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Angabe> hinweise) {

    /** Something that is worth knowing, or that is wrong; as in problem details. */
    @Schema(name = "Befund")
    record Angabe(String code, String feld, String text) {

        static Angabe von(Befund befund) {
            return new Angabe(befund.code(), befund.feld(), befund.text());
        }
    }

    /** Newest first. */
    @Schema(name = "Auftragsliste")
    record Liste(List<Auftragsantwort> eintraege, int seite, int groesse, boolean weitere) {}

    static Auftragsantwort von(Aenderungsauftrag auftrag, List<Befund> hinweise) {
        var antrag = auftrag.antrag();
        return new Auftragsantwort(
                auftrag.id(),
                auftrag.zustand(),
                antrag.dienststelle(),
                antrag.weisung(),
                antrag.grund(),
                antrag.rueckwirkend(),
                auftrag.autor(),
                auftrag.erstelltAm(),
                auftrag.beginn(),
                auftrag.umkehrVon(),
                auftrag.ersetzt(),
                antrag.aenderungen(),
                auftrag.schritte(),
                hinweise.stream().map(Angabe::von).toList());
    }
}

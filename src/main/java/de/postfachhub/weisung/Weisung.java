package de.postfachhub.weisung;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instruction that the agencies carry out by change requests, each for itself. A request under it may contain what is named
 * here and nothing else ("ausschließlich").
 *
 * @param nummer digits, for example 202509011
 * @param titel what people read
 * @param gueltigAb first day
 * @param gueltigBis the day after the last day; without one it holds without an end
 * @param frist last day on which an agency may carry it out without being late
 * @param anliegen codes of the catalogue that may be forwarded
 * @param bereiche to which they may be forwarded, and whose mailboxes may be set
 * @param rechtskreise to which the forwarding may apply
 * @param herkuenfte to which the forwarding may apply
 */
public record Weisung(
        @NotNull(message = FEHLT) @Pattern(regexp = "\\d{6,12}", message = "erlaubt sind 6 bis 12 Ziffern")
        String nummer,

        @NotBlank(message = FEHLT) String titel,
        @NotNull(message = FEHLT) LocalDate gueltigAb,
        @Nullable LocalDate gueltigBis,
        @NotNull(message = FEHLT) LocalDate frist,
        @NotEmpty(message = FEHLT) Set<String> anliegen,
        @NotEmpty(message = FEHLT) Set<Bereich> bereiche,
        @NotEmpty(message = FEHLT) Set<Rechtskreis> rechtskreise,
        @NotEmpty(message = FEHLT) Set<Herkunft> herkuenfte) {

    private static final String FEHLT = "fehlt";
}

package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way of one message through the hub, without any content. All times have the offset of Europe/Berlin.
 *
 * @param eingangAm legal time of receipt
 * @param stand where the message is now
 * @param standText the same in German words
 * @param ereignisse what happened, in order
 */
public record Nachrichtenweg(
        UUID nachrichtId,
        @Nullable String vorgangId,
        @Nullable OffsetDateTime eingangAm,
        @Nullable Rechtskreis rechtskreis,
        @Nullable Herkunft herkunft,
        @Nullable String anliegen,
        @Nullable String dienststelle,
        Nachrichtenstand stand,
        String standText,
        List<Schritt> ereignisse) {

    /** @param ereignisse of this message, in order, at least one */
    static Nachrichtenweg aus(UUID nachrichtId, List<Ereignis> ereignisse) {
        // The first whole envelope is the one that counts; what came later under the same id may differ.
        var kopf = ereignisse.stream()
                .map(Ereignis::kopf)
                .filter(kandidat -> kandidat.eingangAm() != null)
                .findFirst()
                .orElse(Kopfdaten.UNBEKANNT);
        var stand = Nachrichtenstand.nach(ereignisse);
        return new Nachrichtenweg(
                nachrichtId,
                kopf.vorgangId(),
                Schritt.hier(kopf.eingangAm()),
                kopf.rechtskreis(),
                kopf.herkunft(),
                kopf.anliegen(),
                kopf.dienststelle(),
                stand,
                stand.text(),
                ereignisse.stream().map(Schritt::von).toList());
    }
}

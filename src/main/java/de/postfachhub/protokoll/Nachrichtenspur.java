package de.postfachhub.protokoll;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that journal and register keep of one message.
 *
 * @param nachrichtId null: rows of a case whose message had no readable id
 * @param stand where the message is, as far as the journal knows; null without a row
 * @param zeilen the rows of the journal, in order
 * @param eingangsbuch null where there is no entry (any more)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Nachrichtenspur(
        @Nullable UUID nachrichtId,
        @Nullable Nachrichtenstand stand,
        List<Zeile> zeilen,
        @Nullable Registereintrag eingangsbuch) {

    /**
     * A row of the journal, with the envelope as it stood in this one.
     *
     * @param eingangAm legal time of receipt, with the offset of Europe/Berlin
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Zeile(
            @Nullable String vorgangId,
            @Nullable OffsetDateTime eingangAm,
            @Nullable Rechtskreis rechtskreis,
            @Nullable Herkunft herkunft,
            @Nullable String anliegen,
            @Nullable String dienststelle,
            Schritt ereignis) {

        static Zeile von(Ereignis ereignis) {
            var kopf = ereignis.kopf();
            return new Zeile(
                    kopf.vorgangId(),
                    Schritt.hier(kopf.eingangAm()),
                    kopf.rechtskreis(),
                    kopf.herkunft(),
                    kopf.anliegen(),
                    kopf.dienststelle(),
                    Schritt.von(ereignis));
        }
    }

    /**
     * What the register keeps, so that the same message isn't delivered twice.
     *
     * @param zustellung SHA-256 of the message's id at the broker, in hexadecimal digits
     * @param inhalt SHA-256 of the body
     */
    public record Registereintrag(OffsetDateTime eingetragenAm, String zustellung, String inhalt) {}

    public Nachrichtenspur {
        zeilen = List.copyOf(zeilen);
    }

    /** The numbers of cases that stand in the rows, each once. */
    public List<String> vorgangIds() {
        return zeilen.stream()
                .map(Zeile::vorgangId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether the message lies where its team takes it, or was dropped as a duplicate: the hub has nothing more to do with it. */
    public boolean zugestellt() {
        return nachrichtId != null && (stand == Nachrichtenstand.ZUGESTELLT || stand == Nachrichtenstand.NUR_DUBLETTE);
    }

    /** Whether a mail was due of which the journal says nothing yet. */
    public boolean wartetAufMail() {
        boolean erwartet = zeilen.stream()
                .map(Zeile::ereignis)
                .anyMatch(
                        schritt -> schritt.art() == Ereignisart.ZUGESTELLT && schritt.organisationspostfach() != null);
        return erwartet
                && zeilen.stream()
                        .map(zeile -> zeile.ereignis().art())
                        .noneMatch(art -> art == Ereignisart.BENACHRICHTIGT || art == Ereignisart.NICHT_BENACHRICHTIGT);
    }
}

package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Darstellbar;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Nachrichtenkopf;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.nachricht.Teilkopf;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a message's envelope; of a faulty message this may be nothing. Every value fits its column and may be shown,
 * also one that an earlier version wrote: of a sender's free text there is what {@link Darstellbar} leaves of it. A time that no calendar of
 * the two databases holds is left out.
 *
 * @param eingangAm legal time of receipt, in UTC, to the microsecond
 */
public record Kopfdaten(
        @Nullable UUID nachrichtId,
        @Nullable String vorgangId,
        @Nullable OffsetDateTime eingangAm,
        @Nullable Rechtskreis rechtskreis,
        @Nullable Herkunft herkunft,
        @Nullable String anliegen,
        @Nullable String dienststelle) {

    static final int DIENSTSTELLE = 20;

    /** Of a message whose envelope could not be read. */
    public static final Kopfdaten UNBEKANNT = new Kopfdaten(null, null, null, null, null, null, null);

    public Kopfdaten {
        vorgangId = Darstellbar.vorgangId(vorgangId);
        eingangAm = speicherbar(eingangAm);
        anliegen = Darstellbar.anliegen(anliegen);
        dienststelle = Spaltentext.passend(dienststelle, DIENSTSTELLE);
    }

    public static Kopfdaten von(Nachrichtenkopf kopf) {
        return new Kopfdaten(
                kopf.nachrichtId(),
                kopf.vorgangId(),
                kopf.eingangAm(),
                kopf.rechtskreis(),
                kopf.herkunft(),
                kopf.anliegen(),
                kopf.dienststelle());
    }

    public static Kopfdaten von(Teilkopf kopf) {
        return new Kopfdaten(
                kopf.nachrichtId(),
                kopf.vorgangId(),
                kopf.eingangAm(),
                kopf.rechtskreis(),
                kopf.herkunft(),
                kopf.anliegen(),
                kopf.dienststelle());
    }

    /** Of a message of which no more than the id is known or worth repeating. */
    public static Kopfdaten von(UUID nachrichtId) {
        return new Kopfdaten(nachrichtId, null, null, null, null, null, null);
    }

    /** The same with whose message it is, by which it is found. */
    public static Kopfdaten von(UUID nachrichtId, String dienststelle) {
        return new Kopfdaten(nachrichtId, null, null, null, null, null, dienststelle);
    }

    private static @Nullable OffsetDateTime speicherbar(@Nullable OffsetDateTime zeit) {
        if (zeit == null || zeit.getYear() < 2 || zeit.getYear() > 9998) {
            return null;
        }
        return zeit.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}

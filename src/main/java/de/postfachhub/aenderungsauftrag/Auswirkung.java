package de.postfachhub.aenderungsauftrag;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request would have done to the messages of the last days: each is decided twice, without and with the request, as if it
 * came in on {@code stichtag}.
 *
 * @param von begin of the time of the journal that was looked at
 * @param bis end of it
 * @param stichtag day on which the last of the changes has begun
 * @param generation of the tables without the request
 * @param nachrichten messages to Dienststellen of the agencies concerned, as far as the tables decide about them
 * @param anders those that would have gone elsewhere or whose mail would have gone elsewhere
 * @param klaerfaelle those that would have become a Klärfall and didn't
 * @param nichtMehrBenachrichtigt those, Klärfälle apart, of which nobody would have been told any more
 * @param verschiebungen largest first
 */
public record Auswirkung(
        OffsetDateTime berechnetAm,
        OffsetDateTime von,
        OffsetDateTime bis,
        LocalDate stichtag,
        long generation,
        long nachrichten,
        long anders,
        long klaerfaelle,
        long nichtMehrBenachrichtigt,
        List<Verschiebung> verschiebungen,
        List<Sackgasse> sackgassen) {

    public Auswirkung {
        verschiebungen = List.copyOf(verschiebungen);
        sackgassen = List.copyOf(sackgassen);
    }

    /**
     * Messages of one Anliegen and one week that would have gone elsewhere.
     *
     * @param woche its Monday
     * @param vonQueue null: were a Klärfall
     * @param nachQueue null: would be a Klärfall
     * @param vonPostfach Organisationspostfach that was told; null: nobody
     * @param nachPostfach Organisationspostfach that would be told; null: nobody
     */
    public record Verschiebung(
            LocalDate woche,
            String anliegen,
            @Nullable String vonQueue,
            @Nullable String nachQueue,
            @Nullable String vonPostfach,
            @Nullable String nachPostfach,
            long anzahl) {

        boolean wirdKlaerfall() {
            return vonQueue != null && nachQueue == null;
        }

        boolean verliertBenachrichtigung() {
            return nachQueue != null && vonPostfach != null && nachPostfach == null;
        }
    }
}

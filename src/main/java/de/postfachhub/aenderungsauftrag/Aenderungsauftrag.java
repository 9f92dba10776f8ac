package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Personenname;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change request with all that happened to it.
 *
 * @param umkehrVon number of the request whose effect this one takes back
 * @param ersetzt number of the request of which this one is the new version
 * @param ausgangslage receipts of the rows, current and future, that the keys of the changes had when it was written
 * @param schritte oldest first, never empty
 */
public record Aenderungsauftrag(
        long id,
        Antrag antrag,
        String autor,
        OffsetDateTime erstelltAm,
        @Nullable Long umkehrVon,
        @Nullable Long ersetzt,
        String ausgangslage,
        List<Auftragsschritt> schritte) {

    public Aenderungsauftrag {
        schritte = List.copyOf(schritte);
    }

    public Auftragszustand zustand() {
        return letzter().zustand();
    }

    /** The day on which the first of its changes begins. */
    public LocalDate beginn() {
        return antrag.aenderungen().stream()
                .map(Aenderung::gueltigAb)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** Whether its time is over: nobody has approved it before its first day began, or on that day if it was submitted then. */
    boolean verfaellt(LocalDate heute) {
        return zustand() == Auftragszustand.EINGEREICHT
                && !antrag.rueckwirkend()
                && !beginn().isAfter(heute)
                && (beginn().isBefore(heute) || tag(letzter()).isBefore(heute));
    }

    /** Whether what was approved begins to hold. */
    boolean wirdWirksam(LocalDate heute) {
        return zustand() == Auftragszustand.GENEHMIGT && !beginn().isAfter(heute);
    }

    /** What somebody does with it. */
    Auftragsschritt naechster(Auftragszustand zustand, Handelnder wer, OffsetDateTime wann, @Nullable String grund) {
        return new Auftragsschritt(letzter().nummer() + 1, zustand, wer.name(), wer.kennung(), wann, grund);
    }

    /** What the calendar does with it. */
    Auftragsschritt naechster(Auftragszustand zustand, OffsetDateTime wann, @Nullable String grund) {
        return new Auftragsschritt(letzter().nummer() + 1, zustand, Personenname.HUB, null, wann, grund);
    }

    private Auftragsschritt letzter() {
        return schritte.get(schritte.size() - 1);
    }

    private static LocalDate tag(Auftragsschritt schritt) {
        return schritt.wann().atZoneSameInstant(Gueltigkeit.ZEITZONE).toLocalDate();
    }
}

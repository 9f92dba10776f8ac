package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.protokoll.Eingangsbuch;
import de.postfachhub.protokoll.Protokoll;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a message was handed back by somebody who had it: the user that reads the queue to which the journal says it went last. The hub's
 * own user is believed, it is the mark of what a person moves at the broker.
 */
@Component
final class Rueckgaberecht {

    /** The journal is written a moment later than the message is delivered, after an outage of the database some moments more. */
    private static final Duration PROTOKOLL_SPAETESTENS = Duration.ofMinutes(10);

    private final Protokoll protokoll;
    private final Eingangsbuch eingangsbuch;
    private final Brokerbenutzer benutzer;
    private final Rueckgabeeinstellungen einstellungen;
    private final Clock uhr;

    Rueckgaberecht(
            Protokoll protokoll,
            Eingangsbuch eingangsbuch,
            Brokerbenutzer benutzer,
            Rueckgabeeinstellungen einstellungen,
            Clock uhr) {
        this.protokoll = protokoll;
        this.eingangsbuch = eingangsbuch;
        this.benutzer = benutzer;
        this.einstellungen = einstellungen;
        this.uhr = uhr;
    }

    /**
     * @param wer who sent it, if that is proven
     * @return ZURUECKGEGEBEN if it counts, else why it doesn't
     * @throws ProtokollAusstehend while the journal doesn't know yet where the message went
     * @throws org.springframework.dao.DataAccessException while the database can't be asked
     */
    Klaerungsgrund beurteile(UUID nachrichtId, @Nullable String wer) throws JMSException {
        if (benutzer.istHub(wer)) {
            return Klaerungsgrund.ZURUECKGEGEBEN;
        }
        return wer == null
                ? Klaerungsgrund.RUECKGABE_UNBELEGT
                : entscheide(wer, zielpostfach(nachrichtId), einstellungen);
    }

    /** @param zielpostfach where the journal says that the message went last, if it does */
    static Klaerungsgrund entscheide(String wer, Optional<String> zielpostfach, Rueckgabeeinstellungen einstellungen) {
        return zielpostfach.filter(queue -> einstellungen.liest(wer, queue)).isPresent()
                ? Klaerungsgrund.ZURUECKGEGEBEN
                : Klaerungsgrund.RUECKGABE_FREMD;
    }

    private Optional<String> zielpostfach(UUID nachrichtId) {
        var ziel = protokoll.zielpostfach(nachrichtId);
        if (ziel.isEmpty() && geradeAngenommen(nachrichtId) && !protokoll.kennt(nachrichtId)) {
            throw new ProtokollAusstehend();
        }
        return ziel;
    }

    private boolean geradeAngenommen(UUID nachrichtId) {
        return eingangsbuch
                .eingetragen(nachrichtId)
                .filter(am -> am.plus(PROTOKOLL_SPAETESTENS).isAfter(uhr.instant()))
                .isPresent();
    }
}

package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.protokoll.Aussonderungsgrund;
import de.postfachhub.protokoll.Eingangsbuch;
import de.postfachhub.protokoll.Ereignisart;
import jakarta.jms.JMSException;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the broker has put aside on its own account, by the properties that it then writes. */
@Component("aussonderung")
public final class Aussonderung {

    private static final String EINGANG = "postfach.eingang";
    private static final String RUECKGABE = "postfach.rueckgabe";

    private final Vertragspruefung vertrag;
    private final Eingangsbuch eingangsbuch;
    private final Rueckgaberecht rueckgaberecht;

    Aussonderung(Vertragspruefung vertrag, Eingangsbuch eingangsbuch, Rueckgaberecht rueckgaberecht) {
        this.vertrag = vertrag;
        this.eingangsbuch = eingangsbuch;
        this.rueckgaberecht = rueckgaberecht;
    }

    /**
     * What comes from the entrance and can be read here could have been read there too: its attempts were used up by a neighbour that made the
     * broker throw the consumer out. It is taken over now.
     *
     * @throws org.springframework.dao.DataAccessException while the database can't be reached and must be asked whose message it is
     */
    public Eingang lies(
            @Body @Nullable Object inhalt,
            @Header("_AMQ_ORIG_QUEUE") @Nullable Object queue,
            @Header("_AMQ_ACTUAL_EXPIRY") @Nullable Object abgelaufenAm,
            @Header(Eingang.BENUTZER) @Nullable String benutzer)
            throws JMSException {
        String vorher = String.valueOf(queue);
        if (abgelaufenAm == null && EINGANG.equals(vorher)) {
            return Eingang.zuUebernehmen(Ereignisart.AUSGESONDERT);
        }
        var eingang = vertrag.pruefe(Ereignisart.AUSGESONDERT, inhalt)
                .gesendetVon(benutzer)
                .ausgesondert(
                        abgelaufenAm == null ? Aussonderungsgrund.VERSUCHE_ERSCHOEPFT : Aussonderungsgrund.ABGELAUFEN);
        return istAndere(eingang.kopfdaten().nachrichtId(), vorher, benutzer) ? eingang.alsAndere() : eingang;
    }

    /** At the two doors that are open to others, which choose what expires there. In the other queues lies what the hub has sent. */
    private boolean istAndere(@Nullable UUID nachrichtId, String vorher, @Nullable String benutzer)
            throws JMSException {
        if (nachrichtId == null) {
            return false;
        }
        return switch (vorher) {
            case EINGANG -> eingangsbuch.eingetragen(nachrichtId).isPresent();
            case RUECKGABE -> rueckgaberecht.beurteile(nachrichtId, benutzer) != Klaerungsgrund.ZURUECKGEGEBEN;
            default -> false;
        };
    }
}

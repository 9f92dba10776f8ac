package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.protokoll.Eingangsbuch;
import de.postfachhub.protokoll.Ereignisart;
import jakarta.jms.JMSException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides on a message that the hub has taken over: accept, duplicate, Klärfall, or one that slipped in without being taken over.
 *
 * <p>A duplicate is dropped only if it came straight from its sender. What the broker has moved, at the wish of a person or to the dead letters,
 * may be the only message of its id: an agency had it and handed it back. That one is put before a person.
 */
@Component("eingangspruefung")
public final class Eingangspruefung {

    private final Vertragspruefung vertrag;
    private final Eingangsbuch eingangsbuch;
    private final Brokerbenutzer brokerbenutzer;

    Eingangspruefung(Vertragspruefung vertrag, Eingangsbuch eingangsbuch, Brokerbenutzer brokerbenutzer) {
        this.vertrag = vertrag;
        this.eingangsbuch = eingangsbuch;
        this.brokerbenutzer = brokerbenutzer;
    }

    /**
     * @throws org.springframework.dao.DataAccessException while the database can't be reached: the message waits, see
     *     {@code routes/fehlerregeln.camel.yaml}
     */
    public Eingang pruefe(
            @Body @Nullable Object inhalt,
            @Header(Kennung.KOPFZEILE) @Nullable String kopfzeile,
            @Header(Eingang.ANGEKOMMEN) @Nullable Long angekommen,
            @Header(Eingang.VERSCHOBEN_AUS) @Nullable String verschobenAus,
            @Header("_AMQ_ORIG_QUEUE") @Nullable Object hierherVerschobenAus,
            @Header(Eingang.BENUTZER) @Nullable String benutzer)
            throws JMSException {
        Kennung kennung = Kennung.lies(kopfzeile);
        if (kennung == null || hierherVerschobenAus != null) {
            return Eingang.zuUebernehmen(Ereignisart.EINGEGANGEN);
        }
        Eingang eingang = vertrag.pruefe(Ereignisart.EINGEGANGEN, inhalt)
                .mit(kennung)
                .angekommen(angekommen)
                .gesendetVon(benutzer);
        if (eingang.kopfdaten().nachrichtId() == null || inhalt == null) {
            return eingang;
        }
        return switch (eingangsbuch.eintragen(
                eingang.kopfdaten().nachrichtId(), kennung.alle(), Pruefsumme.sha256(inhalt))) {
            case NEU, WIEDERZUSTELLUNG -> eingang;
            case DUBLETTE -> verschobenAus == null ? eingang.alsDublette() : verschoben(eingang);
            case ABWEICHEND ->
                eingang.zuKlaeren(Klaerungsgrund.NACHRICHTID_VERGEBEN).alsAndere();
        };
    }

    /** What a person moves bears the hub's name. Else its sender may have written that it was moved; nothing is lost, but it tells nothing new. */
    private Eingang verschoben(Eingang eingang) throws JMSException {
        var geklaert = eingang.zuKlaeren(Klaerungsgrund.SCHON_ANGENOMMEN);
        return eingang.benutzer() == null || brokerbenutzer.istHub(eingang.benutzer())
                ? geklaert
                : geklaert.alsAndere();
    }
}

package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.protokoll.Ereignisart;
import jakarta.jms.JMSException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what an agency hands back. It always becomes a Klärfall: the hub has already decided once, and was wrong. What comes from somebody
 * who didn't have the message becomes one of its own, beside the message that it names.
 */
@Component("rueckgabepruefung")
public final class Rueckgabepruefung {

    private final Vertragspruefung vertrag;
    private final Rueckgaberecht recht;

    Rueckgabepruefung(Vertragspruefung vertrag, Rueckgaberecht recht) {
        this.vertrag = vertrag;
        this.recht = recht;
    }

    /**
     * @throws org.springframework.dao.DataAccessException while the database can't be reached: the message waits, see
     *     {@code routes/fehlerregeln.camel.yaml}
     */
    public Eingang pruefe(@Body @Nullable Object inhalt, @Header(Eingang.BENUTZER) @Nullable String benutzer)
            throws JMSException {
        Eingang eingang = vertrag.pruefe(Ereignisart.ZURUECKGEGEBEN, inhalt).gesendetVon(benutzer);
        var id = eingang.kopfdaten().nachrichtId();
        // What names no message can't touch one.
        var grund = id == null ? Klaerungsgrund.ZURUECKGEGEBEN : recht.beurteile(id, benutzer);
        return grund == Klaerungsgrund.ZURUECKGEGEBEN
                ? eingang.zuKlaeren(grund)
                : eingang.zuKlaeren(grund).alsAndere();
    }
}

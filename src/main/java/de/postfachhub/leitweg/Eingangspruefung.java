package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.protokoll.Eingangsbuch;
import de.postfachhub.protokoll.Ereignisart;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides at the door of {@code postfach.eingang}: accept, duplicate, Klärfall, or a message that needs an identity first. */
@Component("eingangspruefung")
public final class Eingangspruefung {

    /**
     * The form of an id that the Artemis client gave when it sent the message. An id that a sender chose (AMQP) may stand on two messages,
     * and a missing one (STOMP) on none: neither tells a redelivery from a duplicate.
     */
    private static final Pattern KENNUNG =
            Pattern.compile("ID:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Vertragspruefung vertrag;
    private final Eingangsbuch eingangsbuch;

    Eingangspruefung(Vertragspruefung vertrag, Eingangsbuch eingangsbuch) {
        this.vertrag = vertrag;
        this.eingangsbuch = eingangsbuch;
    }

    /**
     * @throws org.springframework.dao.DataAccessException while the database can't be reached: the message waits, see
     *     {@code routes/fehlerregeln.camel.yaml}
     */
    public Eingang pruefe(
            @Body @Nullable Object inhalt,
            @Header("JMSMessageID") @Nullable String jmsMessageId,
            @Header("JMSTimestamp") @Nullable Long jmsTimestamp) {
        if (jmsMessageId == null || !KENNUNG.matcher(jmsMessageId).matches()) {
            return Eingang.ohneKennung(Ereignisart.EINGEGANGEN);
        }
        Eingang eingang = vertrag.pruefe(Ereignisart.EINGEGANGEN, inhalt).angekommen(jmsTimestamp);
        if (eingang.kopfdaten().nachrichtId() == null || inhalt == null) {
            return eingang;
        }
        return switch (eingangsbuch.eintragen(
                eingang.kopfdaten().nachrichtId(), jmsMessageId, Pruefsumme.sha256(inhalt))) {
            case NEU, WIEDERZUSTELLUNG -> eingang;
            case DUBLETTE -> eingang.alsDublette();
            case ABWEICHEND -> eingang.zuKlaeren(Klaerungsgrund.NACHRICHTID_VERGEBEN);
        };
    }
}

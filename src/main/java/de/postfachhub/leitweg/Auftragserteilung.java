package de.postfachhub.leitweg;

import de.postfachhub.benachrichtigung.Benachrichtigungsauftrag;
import de.postfachhub.nachricht.Nachrichtenkopf;
import de.postfachhub.zustaendigkeit.Zuordnung;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Turns a decision into the command to notify: no content, no case number, the recipient from the lookup alone. */
@Component("auftragserteilung")
public final class Auftragserteilung {

    /** @param zuordnung of a delivered message, with an Organisationspostfach */
    public Benachrichtigungsauftrag erteile(Eingang eingang, Zuordnung zuordnung) {
        Nachrichtenkopf kopf = Objects.requireNonNull(eingang.kopf(), "a delivered message has an envelope");
        return new Benachrichtigungsauftrag(
                kopf.nachrichtId(),
                kopf.eingangAm(),
                kopf.anliegen(),
                kopf.dienststelle(),
                Objects.requireNonNull(zuordnung.bereich(), "a delivered message has a Bereich"),
                Objects.requireNonNull(zuordnung.organisationspostfach(), "no Organisationspostfach, no command"),
                eingang.angekommenAm());
    }
}

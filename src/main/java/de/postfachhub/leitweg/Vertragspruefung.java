package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Kopfergebnis;
import de.postfachhub.nachricht.Kopfergebnis.Fehlerhaft;
import de.postfachhub.nachricht.Kopfergebnis.Gelesen;
import de.postfachhub.nachricht.Kopfleser;
import de.postfachhub.nachricht.Nachrichteneinstellungen;
import de.postfachhub.nachricht.Nachrichtenfehler;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Kopfdaten;
import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a body against the contract, whichever door it came by. */
@Component
final class Vertragspruefung {

    private final Kopfleser kopfleser;
    private final Nachrichteneinstellungen einstellungen;

    Vertragspruefung(Kopfleser kopfleser, Nachrichteneinstellungen einstellungen) {
        this.kopfleser = kopfleser;
        this.einstellungen = einstellungen;
    }

    /** @param inhalt what {@link Nachrichtenkonverter} made of the message */
    Eingang pruefe(Ereignisart anlass, @Nullable Object inhalt) {
        Kopfergebnis ergebnis = inhalt instanceof Message message ? ungelesen(message) : kopfleser.lies(inhalt);
        if (ergebnis instanceof Gelesen gelesen) {
            return Eingang.angenommen(anlass, gelesen.kopf());
        }
        Fehlerhaft fehlerhaft = (Fehlerhaft) ergebnis;
        return new Eingang(
                Eingang.Ergebnis.KLAERFALL,
                anlass,
                null,
                Kopfdaten.von(fehlerhaft.teilkopf()),
                fehlerhaft.fehler().stream()
                        .map(Nachrichtenfehler::code)
                        .distinct()
                        .toList(),
                fehlerhaft.fehler().stream().map(Nachrichtenfehler::text).collect(Collectors.joining(" ")),
                null,
                null,
                null,
                false);
    }

    private Kopfergebnis ungelesen(Message message) {
        if (message instanceof TextMessage || message instanceof BytesMessage) {
            return Fehlerhaft.ungelesen(Nachrichtenfehler.zuGross(einstellungen.hoechstgroesse()));
        }
        return Fehlerhaft.ungelesen(Nachrichtenfehler.falscheNachrichtenart(art(message)));
    }

    private static String art(Message message) {
        return message instanceof MapMessage
                ? "MapMessage"
                : message instanceof ObjectMessage
                        ? "ObjectMessage"
                        : message instanceof StreamMessage ? "StreamMessage" : "Message";
    }
}

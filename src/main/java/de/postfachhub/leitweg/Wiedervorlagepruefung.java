package de.postfachhub.leitweg;

import de.postfachhub.protokoll.Ereignisart;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a person puts forward again. Its id is known already, so it isn't asked whether it is a duplicate. */
@Component("wiedervorlagepruefung")
public final class Wiedervorlagepruefung {

    private final Vertragspruefung vertrag;

    Wiedervorlagepruefung(Vertragspruefung vertrag) {
        this.vertrag = vertrag;
    }

    public Eingang pruefe(
            @Body @Nullable Object inhalt,
            @Header("JMSTimestamp") @Nullable Long jmsTimestamp,
            @Header(Kennung.KOPFZEILE) @Nullable String kopfzeile,
            @Header(Eingang.BENUTZER) @Nullable String benutzer) {
        return vertrag.pruefe(Ereignisart.WIEDERVORGELEGT, inhalt)
                .mit(Kennung.lies(kopfzeile))
                .angekommen(jmsTimestamp)
                .gesendetVon(benutzer);
    }
}

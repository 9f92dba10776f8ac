package de.postfachhub.leitweg;

import de.postfachhub.protokoll.Aussonderungsgrund;
import de.postfachhub.protokoll.Ereignisart;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the broker has put aside on its own account, by the properties that it then writes. */
@Component("aussonderung")
public final class Aussonderung {

    private static final String EINGANG = "postfach.eingang";

    private final Vertragspruefung vertrag;

    Aussonderung(Vertragspruefung vertrag) {
        this.vertrag = vertrag;
    }

    /**
     * What comes from the entrance and can be read here could have been read there too: its attempts were used up by a neighbour that made the
     * broker throw the consumer out. It is taken over now.
     */
    public Eingang lies(
            @Body @Nullable Object inhalt,
            @Header("_AMQ_ORIG_QUEUE") @Nullable Object queue,
            @Header("_AMQ_ACTUAL_EXPIRY") @Nullable Object abgelaufenAm) {
        if (abgelaufenAm == null && queue != null && EINGANG.equals(queue.toString())) {
            return Eingang.zuUebernehmen(Ereignisart.AUSGESONDERT);
        }
        return vertrag.pruefe(Ereignisart.AUSGESONDERT, inhalt)
                .ausgesondert(
                        abgelaufenAm == null ? Aussonderungsgrund.VERSUCHE_ERSCHOEPFT : Aussonderungsgrund.ABGELAUFEN);
    }
}

package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.protokoll.Ereignisart;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an agency hands back. It always becomes a Klärfall: the hub has already decided once, and was wrong. */
@Component("rueckgabepruefung")
public final class Rueckgabepruefung {

    private final Vertragspruefung vertrag;

    Rueckgabepruefung(Vertragspruefung vertrag) {
        this.vertrag = vertrag;
    }

    public Eingang pruefe(@Body @Nullable Object inhalt) {
        return vertrag.pruefe(Ereignisart.ZURUECKGEGEBEN, inhalt).zuKlaeren(Klaerungsgrund.ZURUECKGEGEBEN);
    }
}

package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Nachrichtenkopf;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.OffsetDateTime;

/**
 * All that the decision depends on.
 *
 * @param dienststelle 5 digits (office) or 3 digits (agency)
 * @param anliegen code, compared exactly
 * @param eingangAm legal time of receipt: decides which rows hold
 */
public record Zuordnungsfrage(
        String dienststelle, String anliegen, Rechtskreis rechtskreis, Herkunft herkunft, OffsetDateTime eingangAm) {

    /** The question that a message asks. */
    public static Zuordnungsfrage von(Nachrichtenkopf kopf) {
        return new Zuordnungsfrage(
                kopf.dienststelle(), kopf.anliegen(), kopf.rechtskreis(), kopf.herkunft(), kopf.eingangAm());
    }
}

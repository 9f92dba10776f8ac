package de.postfachhub.aenderungsauftrag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is requested, well formed but not yet judged.
 *
 * @param dienststelle 3 digits (agency) or 5 digits (office)
 * @param weisung number of the Weisung under which it is requested; null: none
 * @param grund why
 * @param rueckwirkend a beginning in the past is on purpose
 */
public record Antrag(
        String dienststelle,
        @Nullable String weisung,
        String grund,
        boolean rueckwirkend,
        List<Aenderung> aenderungen) {

    public Antrag {
        aenderungen = List.copyOf(aenderungen);
    }
}

package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zustaendigkeit.Stammdaten;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that a request would push aside, as its author saw them. If they are others when it shall be approved, somebody has
 * changed the same thing in between. A row never changes, so its receipt says all of it.
 */
final class Ausgangslage {

    private Ausgangslage() {}

    static String von(Stammdaten bekannt, List<Aenderung> aenderungen) {
        return aenderungen.stream()
                .flatMap(aenderung -> Fortschreibung.verdraengte(bekannt, aenderung).stream())
                .map(zeile -> zeile.beleg())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** The receipts of the rows. */
    static Collection<String> belege(String ausgangslage) {
        return Arrays.stream(ausgangslage.split(" "))
                .filter(beleg -> !beleg.isEmpty())
                .toList();
    }
}

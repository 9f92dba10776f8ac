package de.postfachhub.aenderungsauftrag;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A finding as the page of a request shows it.
 *
 * @param hindernis that it can't be approved like this
 * @param worum which change it is about; empty: the request as a whole
 */
record Beachtenswertes(boolean hindernis, String worum, String text) {

    static final String UNGEPRUEFT = "POSTFACH_UNGEPRUEFT";

    /** Who approves can accept this one, so it is no obstacle although it is more than a hint. */
    private static final Set<String> ANNEHMBAR = Set.of(UNGEPRUEFT);

    /** Said as hints before submission, but an approval isn't possible with them. */
    private static final Set<String> UNANNEHMBAR =
            Set.of(Auftragspruefung.SACKGASSE, Warteschlangenpruefung.FEHLT, Warteschlangenpruefung.UNBEKANNT);

    private static final Pattern AENDERUNG = Pattern.compile("aenderungen\\[(\\d+)]\\..*");

    static List<Beachtenswertes> von(List<Befund> befunde, Antrag antrag, Wortlaut wortlaut) {
        return befunde.stream()
                .map(befund -> new Beachtenswertes(
                        UNANNEHMBAR.contains(befund.code()) || !befund.hinweis() && !ANNEHMBAR.contains(befund.code()),
                        worum(befund, antrag, wortlaut),
                        befund.text()))
                .distinct()
                .toList();
    }

    private static String worum(Befund befund, Antrag antrag, Wortlaut wortlaut) {
        var stelle = AENDERUNG.matcher(befund.feld());
        return stelle.matches()
                ? wortlaut.gegenstand(antrag.aenderungen().get(Integer.parseInt(stelle.group(1)))) + ": "
                : "";
    }
}

package de.postfachhub.aenderungsauftrag;

import de.postfachhub.aenderungsauftrag.Gegenueberstellung.Vergleich;
import de.postfachhub.postfachpruefung.Pruefstand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a request shows.
 *
 * @param dienststelle in words
 * @param titel what it changes, in one line
 * @param befunde what speaks against it or is worth knowing, while it is open
 * @param postfaecher the Organisationspostfächer that it sets
 * @param umkehr number of the request that takes it back; null: none does
 * @param neueFassung number of the request that was made in its place; null: none was
 */
record Auftragsbild(
        Aenderungsauftrag auftrag,
        String dienststelle,
        String titel,
        List<Vergleich> vergleiche,
        List<Beachtenswertes> befunde,
        List<Pruefstand> postfaecher,
        @Nullable Long umkehr,
        @Nullable Long neueFassung,
        Handlungen handlungen) {}

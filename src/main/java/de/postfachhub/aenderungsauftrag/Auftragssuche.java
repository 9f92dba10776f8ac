package de.postfachhub.aenderungsauftrag;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests somebody wants to see; what is null or empty is not asked for.
 *
 * @param agentur 3 digits: requests of the agency and its offices
 * @param seite from 0
 */
public record Auftragssuche(
        Set<Auftragszustand> zustaende,
        @Nullable String agentur,
        @Nullable String weisung,
        @Nullable String autor,
        int seite,
        int groesse) {}

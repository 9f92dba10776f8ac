package de.postfachhub.umsetzung;

import de.postfachhub.aenderungsauftrag.Auftragszustand;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far one agency is.
 *
 * @param agentur 3 digits
 * @param regionaldirektion null: not given
 * @param seit first day on which everything held as the Weisung wants it, without a gap until now; null unless it does
 * @param auftrag number of the request that did it, or that is under way, also when that comes too late; null: none
 * @param auftragszustand state of that request if it is still under way
 * @param auftragBeginn first day of that request if it is still under way
 */
record Agenturstand(
        String agentur,
        String name,
        @Nullable String regionaldirektion,
        Stand stand,
        @Nullable LocalDate seit,
        @Nullable Long auftrag,
        @Nullable Auftragszustand auftragszustand,
        @Nullable LocalDate auftragBeginn) {}

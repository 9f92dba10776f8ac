package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;

/**
 * How many messages asked the same: all that a decision depends on, except for the time.
 *
 * @param tag on which they were decided, in Germany
 */
public record Fragenzahl(
        LocalDate tag, String dienststelle, String anliegen, Rechtskreis rechtskreis, Herkunft herkunft, long anzahl) {}

package de.postfachhub.zustaendigkeit;

import java.time.Instant;

/**
 * Which state of the tables decides, for health and metrics.
 *
 * @param generation counts the writes to the tables
 * @param geladenAm when this instance read that generation
 * @param bestaetigtAm when the database last said that it is the newest; falls behind while the database is down or its
 *     tables are inconsistent
 */
public record Stand(
        long generation,
        Instant geladenAm,
        Instant bestaetigtAm,
        int dienststellen,
        int postfaecher,
        int weiterleitungen) {}

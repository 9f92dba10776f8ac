package de.postfachhub.nachricht;

import java.util.List;
import java.util.Map;

/**
 * What stands at the top level of a body.
 *
 * @param werte the envelope fields that were found
 * @param fehler the faults of the body as a whole
 * @param vollstaendig whether the body was read to its end, so that a field that wasn't found is missing
 */
record Rohkopf(Map<Kopffeld, Rohwert> werte, List<Nachrichtenfehler> fehler, boolean vollstaendig) {}

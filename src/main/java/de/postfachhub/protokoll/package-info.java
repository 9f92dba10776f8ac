/**
 * What happened to each message: the register of received ids (Eingangsbuch) and the journal of events, with retention and search.
 *
 * <p>Holds metadata only, never a body or a header that a sender chose freely.
 */
@NullMarked
package de.postfachhub.protokoll;

import org.jspecify.annotations.NullMarked;

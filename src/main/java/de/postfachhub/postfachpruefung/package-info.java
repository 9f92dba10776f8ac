/**
 * Whether an Organisationspostfach is read by the people who shall read it: a test mail with a code that the agency enters.
 *
 * <p>Sends nothing that has to do with a message, and decides about no request.
 */
@NullMarked
package de.postfachhub.postfachpruefung;

import org.jspecify.annotations.NullMarked;

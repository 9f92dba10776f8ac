/**
 * Change requests (Änderungsaufträge): what may be requested, its effect before it is effective, approval by a second person, undo.
 *
 * <p>The only room that changes the tables of {@code zustaendigkeit}. Decides about no message itself.
 */
@NullMarked
package de.postfachhub.aenderungsauftrag;

import org.jspecify.annotations.NullMarked;

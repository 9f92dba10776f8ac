/**
 * What the hub keeps of one message or one case, told and erased where a person is entitled to it (Art. 15 and 17 GDPR), with a record of
 * who did it.
 *
 * <p>Keeps nothing of a message itself: the rooms that do find and erase it.
 */
@NullMarked
package de.postfachhub.auskunft;

import org.jspecify.annotations.NullMarked;

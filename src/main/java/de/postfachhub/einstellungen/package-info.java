/**
 * What must be right before the hub starts: no unknown setting, a database that can be used, in production nothing that is missing or
 * weak. Whoever sets it wrong is told so; what is only away is waited for.
 *
 * <p>What a setting of the hub means and which values it allows stands in the room that reads it, never here.
 */
@NullMarked
package de.postfachhub.einstellungen;

import org.jspecify.annotations.NullMarked;

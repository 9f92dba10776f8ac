/**
 * What the hub promises about its own safety, and whether it holds: found out from the effect, at the start and ever again, never from what
 * was set.
 *
 * <p>Only looks. What must be looked at where the routes are (broker, relay, Camel) is looked at there, as one more {@link Zusage}.
 */
@NullMarked
package de.postfachhub.zusagen;

import org.jspecify.annotations.NullMarked;

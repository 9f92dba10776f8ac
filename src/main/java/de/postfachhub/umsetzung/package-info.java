/**
 * How far the agencies are with a Weisung: switched, requested, open, overdue, as of any day.
 *
 * <p>Only looks at tables and requests, changes nothing, and says nothing about a message.
 */
@NullMarked
package de.postfachhub.umsetzung;

import org.jspecify.annotations.NullMarked;

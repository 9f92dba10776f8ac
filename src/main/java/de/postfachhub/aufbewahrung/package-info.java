/**
 * How long the hub keeps what: one list of all tables and queues, the clean-up that works by it, and the record of what it has deleted.
 *
 * <p>The only room that knows the tables of others, by their names alone; a test holds the list to the real schema and the real queues.
 */
@NullMarked
package de.postfachhub.aufbewahrung;

import org.jspecify.annotations.NullMarked;

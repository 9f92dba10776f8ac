/**
 * What the database can't do just now, who waits for it, and how long a wait for it may last.
 *
 * <p>Knows faults and connections, and no table: what is written where stands in the rooms that own the tables.
 */
@NullMarked
package de.postfachhub.datenbank;

import org.jspecify.annotations.NullMarked;

/**
 * The application class alone; everything else stands in a room below.
 */
@NullMarked
package de.postfachhub;

import org.jspecify.annotations.NullMarked;

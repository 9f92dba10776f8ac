/**
 * What operators look at: the start page, the depth of the queues, and whether broker and database can be used.
 *
 * <p>Only looks, changes nothing, and knows no route and no content of a message.
 */
@NullMarked
package de.postfachhub.betrieb;

import org.jspecify.annotations.NullMarked;

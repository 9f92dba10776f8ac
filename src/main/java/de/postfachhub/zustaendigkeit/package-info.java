/**
 * Who is responsible: tables with validity, their immutable snapshot in memory, and the decision as one pure function.
 *
 * <p>Nothing here sends, delivers or logs a message.
 */
@NullMarked
package de.postfachhub.zustaendigkeit;

import org.jspecify.annotations.NullMarked;

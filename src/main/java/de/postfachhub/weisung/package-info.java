/**
 * Weisungen as data: what an instruction of the head office lets the agencies change, and until when.
 *
 * <p>Knows no request and no table; who has carried out a Weisung is another room's question.
 */
@NullMarked
package de.postfachhub.weisung;

import org.jspecify.annotations.NullMarked;

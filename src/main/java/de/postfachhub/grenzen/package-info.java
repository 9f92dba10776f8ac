/**
 * What a request may cost before anybody is known: the bytes and the time of its body, how many bodies are read at once, the form of its
 * address; and the health on a connector of its own, which waits for nobody.
 *
 * <p>Knows no user and no right. Stands before the login, in the server itself.
 */
@NullMarked
package de.postfachhub.grenzen;

import org.jspecify.annotations.NullMarked;

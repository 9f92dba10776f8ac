/**
 * Encrypted connections: the certificates that they trust and show, and what is wrong when one is refused.
 *
 * <p>Uses no other room, and knows neither broker nor database nor mail server: each of them brings its own TLS.
 */
@NullMarked
package de.postfachhub.verschluesselung;

import org.jspecify.annotations.NullMarked;

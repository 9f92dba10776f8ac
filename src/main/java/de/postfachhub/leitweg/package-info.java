/**
 * The Camel glue: JMS and mail components, message conversion, and the beans that the files in {@code routes/} name.
 *
 * <p>The only room that knows Camel. What happens to a message stands in the routes, what is decided stands in the other rooms.
 */
@NullMarked
package de.postfachhub.leitweg;

import org.jspecify.annotations.NullMarked;

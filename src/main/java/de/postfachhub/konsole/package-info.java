/**
 * What a user may see and do through JMX, in Hawtio and beside it: its pages, what is released, who may, and who did.
 *
 * <p>Knows no message, no route and no broker; who registers MBeans does so through the window of this room.
 */
@NullMarked
package de.postfachhub.konsole;

import org.jspecify.annotations.NullMarked;

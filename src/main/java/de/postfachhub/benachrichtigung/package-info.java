/**
 * Notification mails to the Organisationspostfach: text, timing, outbox, suspension of undeliverable mailboxes.
 *
 * <p>A mail is only a signal: nothing here may touch the delivery of a message, and nothing personal stands in a mail.
 */
@NullMarked
package de.postfachhub.benachrichtigung;

import org.jspecify.annotations.NullMarked;

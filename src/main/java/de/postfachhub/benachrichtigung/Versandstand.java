package de.postfachhub.benachrichtigung;

/**
 * How the mails stand.
 *
 * @param wartende messages of which their mailbox is still to be told
 * @param gesperrtePostfaecher mailboxes that don't exist as their server says, and get no mail
 */
public record Versandstand(long wartende, long gesperrtePostfaecher) {}

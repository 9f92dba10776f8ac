package de.postfachhub.benachrichtigung;

/** What became of the wish to tell a mailbox of a message. */
public enum Benachrichtigungsstatus {
    /** Is mailed as soon as the mailbox is due. */
    WARTET,
    /** The relay has taken the mail. */
    VERSANDT,
    /** Waits until the suspension of the mailbox is lifted. */
    GESPERRT,
    /** The address is not one to which the hub may write. */
    NICHT_ERLAUBT,
    /** The relay has refused the mail for good. */
    GESCHEITERT;

    /** Whether a mail may still go out by itself. */
    public boolean offen() {
        return this == WARTET || this == GESPERRT;
    }
}

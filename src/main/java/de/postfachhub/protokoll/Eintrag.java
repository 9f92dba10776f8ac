package de.postfachhub.protokoll;

/** What the {@link Eingangsbuch} knows of a message that was just received. */
public enum Eintrag {
    /** The id was never seen: process the message. */
    NEU,
    /** The broker delivers again what was never finished, as after a crash: process the message. */
    WIEDERZUSTELLUNG,
    /** The sender has sent the same again: journal it, don't deliver it. */
    DUBLETTE,
    /** The id was taken by another content: nothing may be lost, so a person decides. */
    ABWEICHEND
}

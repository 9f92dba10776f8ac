package de.postfachhub.aenderungsauftrag;

/** Knows the queues of the broker; another room answers. */
public interface Zielpruefung {

    /** Whether there surely is no queue of that name; false also while the broker can't be asked. */
    boolean fehlt(String zielpostfach);
}

package de.postfachhub.protokoll;

import de.postfachhub.nachricht.Bereich;
import org.jspecify.annotations.Nullable;

/**
 * Where a message went, and by which decision. Every value fits its column.
 *
 * @param queue the queue in which the message lies after the event; for an error the one that was being read, for
 *     a message that was put aside the one in which it lay
 * @param organisationspostfach the configured mailbox of the team, never an address from a message
 * @param zuordnung the decision receipt: ids of the lookup rows used and of their Änderungsauftrag
 */
public record Ziel(
        @Nullable Bereich bereich,
        @Nullable String queue,
        @Nullable String organisationspostfach,
        @Nullable String zuordnung) {

    static final int QUEUE = 200;
    static final int ORGANISATIONSPOSTFACH = 320;
    static final int ZUORDNUNG = 500;

    public static final Ziel KEINES = new Ziel(null, null, null, null);

    public Ziel {
        queue = Spaltentext.passend(queue, QUEUE);
        organisationspostfach = Spaltentext.passend(organisationspostfach, ORGANISATIONSPOSTFACH);
        zuordnung = Spaltentext.passend(zuordnung, ZUORDNUNG);
    }

    /** A queue that no decision chose, as the one of the Klärfälle. */
    public static Ziel warteschlange(@Nullable String queue) {
        return new Ziel(null, queue, null, null);
    }

    public static Ziel postfach(String organisationspostfach) {
        return new Ziel(null, null, organisationspostfach, null);
    }
}

package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Nachrichtenkopf;
import java.util.Set;

/**
 * Who is responsible for a message. Decides in memory, also while the database is down; for use by many threads; never
 * throws for a question that is well formed.
 */
public interface Zustaendigkeiten {

    Zuordnung ordneZu(Zuordnungsfrage frage);

    default Zuordnung ordneZu(Nachrichtenkopf kopf) {
        return ordneZu(Zuordnungsfrage.von(kopf));
    }

    /** The state of the tables by which this instance decides. */
    Stand stand();

    /** The rows by which this instance decides, those of the past and the future included. */
    Stammdaten stammdaten();

    /** Names of the queues into which this instance delivers. Rows of the past count too: messages may still lie there. */
    Set<String> zielpostfaecher();
}

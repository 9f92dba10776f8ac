package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Nachrichtenkopf;

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
}

package de.postfachhub.zugang;

/** What a user may do; the authority in Spring Security is {@code ROLE_} plus the name. */
public enum Rolle {
    /** Sees the configuration, and the ways of the messages of its agencies; so do those who request and approve. */
    LESEN,
    /** Requests changes of the configuration. */
    ADMINISTRATION,
    /** Approves the changes that somebody else requested. */
    GENEHMIGUNG,
    /** Runs the hub: failed messages, replay, monitoring; sees the ways of all messages. */
    BETRIEB,
    /**
     * Audits: sees all. Tells what is kept of one message or case, and erases it, where a person is entitled to it (Art. 15 and 17 GDPR);
     * changes nothing else.
     */
    REVISION,
    /** Fetches the metrics, and nothing else: a program whose password lies about in a configuration. */
    METRIKEN;

    /** Whether it reads what people read. */
    public boolean liest() {
        return this != METRIKEN;
    }
}

package de.postfachhub.zugang;

/** What a user may do; the authority in Spring Security is {@code ROLE_} plus the name. */
public enum Rolle {
    /** Sees messages' ways, assignments and configuration. */
    LESEN,
    /** Requests changes of the configuration. */
    ADMINISTRATION,
    /** Approves the changes that somebody else requested. */
    GENEHMIGUNG,
    /** Runs the hub: failed messages, replay, monitoring. */
    BETRIEB,
    /** Audits: sees all, changes nothing. */
    REVISION
}

package de.postfachhub.leitweg;

import jakarta.jms.JMSException;

/**
 * The transaction in which a message was worked on wasn't committed: the broker refused and took all of it back, or didn't answer and may have
 * carried it out.
 */
final class Commitverweigert extends JMSException {

    private static final long serialVersionUID = 1L;

    Commitverweigert(JMSException fehler) {
        super(fehler.getMessage(), fehler.getErrorCode());
        initCause(fehler.getCause() == null ? fehler : fehler.getCause());
    }

    /** Whether it is sure that all was taken back. */
    boolean ausgangBekannt() {
        return Brokerfehler.beantwortet(this);
    }
}

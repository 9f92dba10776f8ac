package de.postfachhub.leitweg;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * Shares one connection and, within a session, its producers, but hands no session to a second user.
 *
 * <p>Artemis remembers a fault of its journal with the session: from then on it answers each commit of that session with the same fault, whether
 * it carried it out or not. Spring's cache would give such a session to the next consumer, and that one again.
 */
final class ProducerCachingConnectionFactory extends CachingConnectionFactory {

    ProducerCachingConnectionFactory(ConnectionFactory ziel) {
        super(ziel);
        setCacheConsumers(false);
    }

    @Override
    protected Session getCachedSessionProxy(Session target, Deque<Session> sessionList) {
        return super.getCachedSessionProxy(target, new Voll());
    }

    /** Takes nothing back: who closes a session closes it for good. */
    private static final class Voll extends ArrayDeque<Session> {

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }
}

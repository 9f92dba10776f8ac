package de.postfachhub.leitweg;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;

/** An embedded broker whose failed start fails. Artemis only logs it, and who sends or receives waits for ever. */
final class Brokerstart extends EmbeddedActiveMQ {

    private final AtomicReference<@Nullable Exception> fehler = new AtomicReference<>();

    @Override
    public void createActiveMQServer() throws Exception {
        super.createActiveMQServer();
        getActiveMQServer().registerActivationFailureListener(fehler::set);
    }

    /** @throws BrokerStartetNicht with the reason */
    @Override
    public EmbeddedActiveMQ start() throws Exception {
        try {
            super.start();
        } catch (Exception e) {
            fehler.set(e);
        }
        var grund = fehler.get();
        if (grund != null) {
            stop();
            throw new BrokerStartetNicht(getConfiguration().getJournalLocation().getParentFile(), grund);
        }
        return this;
    }
}

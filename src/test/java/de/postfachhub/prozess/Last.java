package de.postfachhub.prozess;

import de.postfachhub.prozess.Testwelt.Testnachricht;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A portal that sends steadily, from a thread of its own, until it is told to stop. */
final class Last implements AutoCloseable {

    private static final int JE_SEKUNDE = 40;

    private final Testwelt welt;
    private final Brokerzugang broker;
    private final List<Testnachricht> gesendet = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService takt = Executors.newSingleThreadScheduledExecutor();
    private ScheduledFuture<?> lauf;

    Last(Testwelt welt, Brokerzugang broker) {
        this.welt = welt;
        this.broker = broker;
    }

    void starte() {
        lauf = takt.scheduleAtFixedRate(this::sendeNaechste, 0, 1_000_000 / JE_SEKUNDE, TimeUnit.MICROSECONDS);
    }

    /** @return all that was sent so far; a message that could not be sent fails the test here */
    List<Testnachricht> stoppe() throws Exception {
        lauf.cancel(false);
        // Behind the message that may be under way.
        takt.submit(() -> {}).get();
        try {
            lauf.get();
        } catch (CancellationException wieVerlangt) {
            return gesendet();
        } catch (ExecutionException e) {
            throw new AssertionError("The load could not be sent", e.getCause());
        }
        return gesendet();
    }

    List<Testnachricht> gesendet() {
        return List.copyOf(gesendet);
    }

    private void sendeNaechste() {
        Testnachricht nachricht = welt.naechste();
        try {
            broker.sende(nachricht);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
        gesendet.add(nachricht);
    }

    @Override
    public void close() throws Exception {
        takt.shutdownNow();
        broker.close();
    }
}

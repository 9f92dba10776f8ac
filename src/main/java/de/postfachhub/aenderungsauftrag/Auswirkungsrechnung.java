package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zustaendigkeit.StammdatenUngueltig;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Calculates in the background, a request once at a time in this instance. What another instance has kept is found too. Safe for
 * use by many threads.
 */
@Component
final class Auswirkungsrechnung implements Auswirkungen {

    private static final Logger LOG = LoggerFactory.getLogger(Auswirkungsrechnung.class);

    static final String GESTOERT =
            "Die Datenbank ist gerade nicht erreichbar. Bitte in einigen Minuten noch einmal versuchen.";
    static final String UEBERLASTET =
            "Es werden gerade viele Auswirkungen berechnet. Bitte in einer Minute noch einmal versuchen.";
    static final String WIDERSPRUCH =
            "Die Änderungen widersprechen den heutigen Tabellen der Zuständigkeit. Ihre Auswirkung"
                    + " lässt sich nicht berechnen; bitte den Auftrag neu stellen.";
    static final String UNERWARTET = "Die Auswirkung ließ sich nicht berechnen. Der Fehler steht im Log des Hubs.";
    static final String NIE_BERECHNET = "Solange der Auftrag offen war, wurde keine Auswirkung berechnet.";

    private static final int GLEICHZEITIGE = 2;
    private static final int WARTENDE = 100;

    private final Rueckschau rueckschau;
    private final Auswirkungsablage ablage;
    private final Map<Long, Lauf> laeufe = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor ausfuehrung = new ThreadPoolExecutor(
            GLEICHZEITIGE,
            GLEICHZEITIGE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WARTENDE),
            new CustomizableThreadFactory("auswirkung-"));
    private volatile boolean beendet;

    Auswirkungsrechnung(Rueckschau rueckschau, Auswirkungsablage ablage) {
        this.rueckschau = rueckschau;
        this.ablage = ablage;
        ausfuehrung.allowCoreThreadTimeOut(true);
    }

    @Override
    public Rechnung von(Aenderungsauftrag auftrag, Duration geduld) {
        try {
            var aufbewahrt = ablage.letzte(auftrag.id());
            var offen = auftrag.zustand().offen();
            if (aufbewahrt.isPresent() && (!offen || rueckschau.gilt(aufbewahrt.get()))) {
                return new Rechnung(100, aufbewahrt.get(), null);
            }
            var lauf = offen ? lauf(auftrag) : laeufe.get(auftrag.id());
            return lauf == null ? new Rechnung(0, null, NIE_BERECHNET) : warte(auftrag.id(), lauf, geduld);
        } catch (DataAccessException | RejectedExecutionException e) {
            return new Rechnung(0, null, text(auftrag.id(), e));
        }
    }

    /** Lets the statements that run come to their end: to interrupt them would make H2 close its file. */
    @PreDestroy
    void beende() throws InterruptedException {
        beendet = true;
        ausfuehrung.shutdown();
        if (!ausfuehrung.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A preview is still being calculated, the database doesn't answer; it is given up");
        }
    }

    private Lauf lauf(Aenderungsauftrag auftrag) {
        return laeufe.computeIfAbsent(auftrag.id(), id -> {
            var lauf = new Lauf();
            ausfuehrung.execute(() -> rechne(auftrag, lauf));
            return lauf;
        });
    }

    private void rechne(Aenderungsauftrag auftrag, Lauf lauf) {
        try {
            var auswirkung = rueckschau.rechne(auftrag.antrag().aenderungen(), prozent -> {
                lauf.fortschritt = prozent;
                return !beendet;
            });
            ablage.behalte(auftrag.id(), auswirkung);
            // Before anybody has the result: who asks again must not find it where one is being calculated.
            laeufe.remove(auftrag.id(), lauf);
            lauf.ergebnis.complete(auswirkung);
        } catch (RuntimeException e) {
            lauf.ergebnis.completeExceptionally(e);
        }
    }

    /** A fault is told once, to the one who asks next; the call after that begins anew. */
    private Rechnung warte(long auftrag, Lauf lauf, Duration geduld) {
        try {
            return new Rechnung(100, lauf.ergebnis.get(geduld.toMillis(), TimeUnit.MILLISECONDS), null);
        } catch (TimeoutException e) {
            return new Rechnung(lauf.fortschritt, null, null);
        } catch (ExecutionException e) {
            laeufe.remove(auftrag, lauf);
            return new Rechnung(lauf.fortschritt, null, text(auftrag, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Rechnung(lauf.fortschritt, null, null);
        }
    }

    private static String text(long auftrag, Throwable grund) {
        if (grund instanceof DataAccessResourceFailureException
                || grund instanceof TransientDataAccessException
                || grund instanceof TransactionException) {
            LOG.warn("Preview of request {}: the database can't be reached: {}", auftrag, grund.getMessage());
            return GESTOERT;
        }
        if (grund instanceof StammdatenUngueltig) {
            return WIDERSPRUCH;
        }
        if (grund instanceof RejectedExecutionException || grund instanceof Rueckschau.Abgebrochen) {
            return UEBERLASTET;
        }
        LOG.error("Preview of request {}: unexpected fault", auftrag, grund);
        return UNERWARTET;
    }

    /** One calculation. */
    private static final class Lauf {

        private final CompletableFuture<Auswirkung> ergebnis = new CompletableFuture<>();
        private volatile int fortschritt;
    }
}

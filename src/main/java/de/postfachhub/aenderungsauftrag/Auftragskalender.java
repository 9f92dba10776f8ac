package de.postfachhub.aenderungsauftrag;

import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes down what the calendar does to requests. Nothing depends on when it runs: what holds on a day stands in the tables, and
 * who approves is asked for the day once more.
 */
@Component
final class Auftragskalender {

    private static final Logger LOG = LoggerFactory.getLogger(Auftragskalender.class);
    private static final Set<Auftragszustand> BEWEGTE =
            EnumSet.of(Auftragszustand.EINGEREICHT, Auftragszustand.GENEHMIGT);
    private static final int ALLE = 100_000;

    private final Auftragsverwaltung auftraege;

    Auftragskalender(Auftragsverwaltung auftraege) {
        this.auftraege = auftraege;
    }

    @Scheduled(fixedDelay = 10_000)
    void blaettere() {
        try {
            auftraege
                    .suche(new Auftragssuche(BEWEGTE, null, null, null, 0, ALLE))
                    .forEach(auftrag -> {
                        try {
                            auftraege.schreibeFort(auftrag);
                        } catch (Auftragskonflikt e) {
                            LOG.debug("Auftrag {} wurde gerade von jemand anderem bewegt", auftrag.id());
                        }
                    });
        } catch (DataAccessException | TransactionException e) {
            // Health says that the database is away; the next round does it.
            LOG.debug("Änderungsaufträge nicht lesbar: {}", e.getClass().getSimpleName());
        }
    }
}

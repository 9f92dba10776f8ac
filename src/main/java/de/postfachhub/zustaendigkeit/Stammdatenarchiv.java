package de.postfachhub.zustaendigkeit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables as they were known at any time. Nothing in them is ever overwritten, so the same question gets the same answer. */
@Component
public final class Stammdatenarchiv {

    private final Stammdatenspeicher speicher;
    private final Zustaendigkeiten zustaendigkeiten;
    private final TransactionTemplate einBlick;

    Stammdatenarchiv(
            Stammdatenspeicher speicher, Zustaendigkeiten zustaendigkeiten, PlatformTransactionManager transaktionen) {
        this.speicher = speicher;
        this.zustaendigkeiten = zustaendigkeiten;
        this.einBlick = new TransactionTemplate(transaktionen);
        // Three tables are read one after the other: a writer that commits in between must not show in some of them
        // alone.
        einBlick.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        einBlick.setReadOnly(true);
    }

    /**
     * What was known at a time. Without rows if the hub knew nothing then.
     *
     * @param zeitpunkt null: what this instance decides by now, without asking the database; the time is then the one at which
     *     the database last confirmed it
     */
    public Kenntnisstand bekannt(@Nullable Instant zeitpunkt) {
        return zeitpunkt == null
                ? new Kenntnisstand(zustaendigkeiten.stand().bestaetigtAm(), zustaendigkeiten.stammdaten())
                : new Kenntnisstand(zeitpunkt, lies(zeitpunkt.atOffset(ZoneOffset.UTC)));
    }

    /** When the hub learned its first Dienststelle; empty if it knows none. */
    public Optional<Instant> beginn() {
        return speicher.ersteErfassung().map(OffsetDateTime::toInstant);
    }

    private Stammdaten lies(OffsetDateTime zeitpunkt) {
        var gelesen = einBlick.execute(status -> speicher.lade(zeitpunkt));
        return gelesen == null ? Stammdaten.KEINE : gelesen;
    }
}

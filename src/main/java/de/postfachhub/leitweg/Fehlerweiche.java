package de.postfachhub.leitweg;

import de.postfachhub.datenbank.Datenbankfehler;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Tells the faults that wait for the database from all others, for {@code routes/fehlerregeln.camel.yaml}. Camel would choose the rule by
 * how near its exception's class is, anywhere in the chain of causes: so no rule names a class, and of two rules one holds.
 *
 * <p>Two methods, unlike other beans of the routes: each rule asks for its own faults, and a route file can't say "not".
 */
@Component("fehlerweiche")
public final class Fehlerweiche {

    /**
     * Whether the database isn't ready, whatever the reason, or doesn't hold yet what it will hold in a moment. What this message's content
     * causes is no reason to wait.
     */
    public boolean abwarten(Throwable fehler) {
        return Datenbankfehler.abzuwarten(fehler).isPresent()
                || NestedExceptionUtils.getMostSpecificCause(fehler) instanceof ProtokollAusstehend;
    }

    /** The opposite. */
    public boolean nichtAbwarten(Throwable fehler) {
        return !abwarten(fehler);
    }
}

package de.postfachhub.benachrichtigung;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The mails that this instance is handing to the relay, notifications and test mails. A relay may take long to answer (RFC 5321,
 * 4.5.3.2); until it has, nobody else may send the mail, so its claim is prolonged for as long as the conversation goes on. A killed hub
 * prolongs nothing.
 *
 * <p>Safe for use by many threads.
 */
@Component
public final class Versandgespraeche {

    /** Longer than all steps of a conversation together. What goes on beyond that has ended without a word. */
    static final Duration HOECHSTENS = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Versandgespraeche.class);

    private record Gespraech(Instant seit, Instant verlaengert, boolean beantwortet, Consumer<Instant> anspruch) {}

    private final Duration anspruchsdauer;
    private final Clock uhr;
    private final Map<UUID, Gespraech> laufende = new ConcurrentHashMap<>();

    Versandgespraeche(Benachrichtigungseinstellungen einstellungen, Clock uhr) {
        this.anspruchsdauer = einstellungen.anspruchsdauer();
        this.uhr = uhr;
    }

    /** @param anspruch prolongs the claim on the mail up to the given time, unless it has passed to somebody else */
    public void beginnt(UUID mail, Instant jetzt, Consumer<Instant> anspruch) {
        laufende.put(mail, new Gespraech(jetzt, jetzt, false, anspruch));
    }

    /** The relay has said what it had to say; the claim goes on until that is written down. */
    public void beantwortet(UUID mail) {
        laufende.computeIfPresent(
                mail, (id, eines) -> new Gespraech(eines.seit(), eines.verlaengert(), true, eines.anspruch()));
    }

    public void endet(UUID mail) {
        laufende.remove(mail);
    }

    /** Since when the relay owes an answer, for the mail that has waited for longest. */
    public Optional<Instant> ohneAntwortSeit() {
        return laufende.values().stream()
                .filter(eines -> !eines.beantwortet())
                .map(Gespraech::seit)
                .min(Comparator.naturalOrder());
    }

    /** While the database is away a claim may run out; then whoever asks first has the mail. */
    @Scheduled(fixedDelay = 1000)
    public void verlaengere() {
        // As exact as a column keeps it.
        var jetzt = uhr.instant().truncatedTo(ChronoUnit.MICROS);
        laufende.forEach((mail, eines) -> {
            if (!jetzt.isBefore(eines.seit().plus(HOECHSTENS))) {
                laufende.remove(mail, eines);
            } else if (!jetzt.isBefore(eines.verlaengert().plus(anspruchsdauer.dividedBy(3)))) {
                verlaengere(mail, eines, jetzt);
            }
        });
    }

    private void verlaengere(UUID mail, Gespraech eines, Instant jetzt) {
        try {
            eines.anspruch().accept(jetzt.plus(anspruchsdauer));
            laufende.computeIfPresent(
                    mail,
                    (id, jetziges) ->
                            new Gespraech(jetziges.seit(), jetzt, jetziges.beantwortet(), jetziges.anspruch()));
        } catch (DataAccessException | TransactionException e) {
            // The part "datenbank" of the health says it; the next second tries again.
            LOG.debug("The claim on mail {} was not prolonged", mail, e);
        }
    }
}

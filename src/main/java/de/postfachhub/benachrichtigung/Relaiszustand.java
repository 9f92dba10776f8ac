package de.postfachhub.benachrichtigung;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether this instance can send by the relay; while it can't, all sending pauses. Safe for use by many threads. */
@Component
final class Relaiszustand {

    private static final Logger LOG = LoggerFactory.getLogger(Relaiszustand.class);

    /**
     * @param seit first of the failures in a row
     * @param fehler the last of them; an {@linkplain Mailfehler#istAbweisung Abweisung} if the relay refuses all mails alike
     */
    record Stoerung(Instant seit, int versuche, Instant naechsterVersuch, Mailfehler fehler) {}

    private final Duration pause;
    private final Duration hoechstePause;
    private final AtomicReference<@Nullable Stoerung> stoerung = new AtomicReference<>();

    Relaiszustand(Benachrichtigungseinstellungen einstellungen) {
        this.pause = einstellungen.relaispause();
        this.hoechstePause = einstellungen.hoechsteRelaispause();
    }

    boolean bereit(Instant jetzt) {
        var aktuelle = stoerung.get();
        return aktuelle == null || !jetzt.isBefore(aktuelle.naechsterVersuch());
    }

    /** Null while all is well. */
    @Nullable
    Stoerung stoerung() {
        return stoerung.get();
    }

    /** The relay has answered, if only to refuse one mail; while it refuses all of them nothing has changed by that. */
    void geantwortet(Predicate<String> weistAlleAb) {
        var bisherige = stoerung.get();
        if (bisherige != null && !weistAlleAb.test(bisherige.fehler().beleg())) {
            erreicht();
        }
    }

    /** The relay has taken a mail. */
    void erreicht() {
        var bisherige = stoerung.getAndSet(null);
        if (bisherige != null) {
            LOG.info("The mail relay can be used again; it could not since {}.", bisherige.seit());
        }
    }

    /** Returns when it is to be tried again. */
    Instant gestoert(Instant jetzt, Mailfehler fehler) {
        var bisherige = stoerung.get();
        int versuche = bisherige == null ? 1 : bisherige.versuche() + 1;
        var seit = bisherige == null ? jetzt : bisherige.seit();
        var naechster = jetzt.plus(Versandtakt.verdoppelt(pause, hoechstePause, versuche));
        stoerung.set(new Stoerung(seit, versuche, naechster, fehler));
        if (bisherige == null || !bisherige.fehler().beleg().equals(fehler.beleg())) {
            LOG.warn(
                    "The mail relay can't be used ({}); notifications wait and are sent when it can. {}",
                    fehler.beleg(),
                    fehler.erklaerung());
        }
        return naechster;
    }
}

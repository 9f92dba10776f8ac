package de.postfachhub.zugang;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose a name is: of who first signed in with it through an OpenID provider, as long as the hub remembers. Histories show names, and a
 * name that came to somebody else would put one person's acts into another's mouth.
 */
@Component
final class Personenregister {

    private static final Logger LOG = LoggerFactory.getLogger(Personenregister.class);
    private static final Duration GENAUIGKEIT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Benutzerverzeichnis verzeichnis;
    private final Clock uhr;

    Personenregister(JdbcClient jdbc, Benutzerverzeichnis verzeichnis, Clock uhr) {
        this.jdbc = jdbc;
        this.verzeichnis = verzeichnis;
        this.uhr = uhr;
    }

    /**
     * Takes the name for the person if it is still free. Safe for many instances at once.
     *
     * @return whether the name is the person's
     * @throws DataAccessException if the database can't say
     */
    boolean gehoert(String name, String kennung) {
        var schluessel = Personenname.schluessel(name);
        var jetzt = uhr.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        var wessen = wessen(schluessel);
        if (wessen.isEmpty()) {
            try {
                trageEin(schluessel, kennung, jetzt);
                return true;
            } catch (DuplicateKeyException e) {
                wessen = wessen(schluessel);
            }
        }
        var eigener = wessen.filter(kennung::equals).isPresent();
        if (eigener) {
            jdbc.sql("UPDATE personenname SET zuletzt_am = ? WHERE schluessel = ? AND zuletzt_am < ?")
                    .params(jetzt, schluessel, jetzt.minus(GENAUIGKEIT))
                    .update();
        }
        return eigener;
    }

    /** A configured user keeps the person who has that name outside; that person's acts stand under it already. */
    @EventListener(ApplicationReadyEvent.class)
    void nenneVergebene() {
        try {
            verzeichnis.alle().stream()
                    .filter(benutzer ->
                            wessen(Personenname.schluessel(benutzer.name())).isPresent())
                    .forEach(benutzer -> LOG.warn(
                            "postfach.benutzer: „{}“ heißt wie jemand, der sich über OpenID Connect angemeldet hat. Beider Handlungen"
                                    + " stehen unter demselben Namen; bitte einen anderen wählen.",
                            benutzer.name()));
        } catch (DataAccessException e) {
            LOG.debug("The database can't say whose names are taken", e);
        }
    }

    private Optional<String> wessen(String schluessel) {
        return jdbc.sql("SELECT kennung FROM personenname WHERE schluessel = ?")
                .param(schluessel)
                .query(String.class)
                .optional();
    }

    private void trageEin(String schluessel, String kennung, OffsetDateTime jetzt) {
        jdbc.sql("INSERT INTO personenname (schluessel, kennung, seit, zuletzt_am) VALUES (?, ?, ?, ?)")
                .params(schluessel, kennung, jetzt, jetzt)
                .update();
    }
}

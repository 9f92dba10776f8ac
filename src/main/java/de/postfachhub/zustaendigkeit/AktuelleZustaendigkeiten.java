package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.verschluesselung.Tlsfehler;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Decides by the newest snapshot that could be read. Asks the database each second whether there is a newer one. While it is
 * down, or its tables are inconsistent, the last good snapshot goes on deciding; that is logged when it begins and when it
 * ends. Without a first snapshot the hub doesn't start.
 */
@Component("zustaendigkeiten")
final class AktuelleZustaendigkeiten implements Zustaendigkeiten {

    private static final Logger LOG = LoggerFactory.getLogger(AktuelleZustaendigkeiten.class);

    private record Lage(Schnappschuss schnappschuss, Instant geladenAm, Instant bestaetigtAm) {}

    private final Stammdatenspeicher speicher;
    private final Anliegenkatalog katalog;
    private final Clock uhr;
    private volatile Lage lage;
    private @Nullable String stoerung;

    /** @throws StammdatenUngueltig if the tables in the database are inconsistent */
    AktuelleZustaendigkeiten(Stammdatenspeicher speicher, Anliegenkatalog katalog, Clock uhr) {
        this.speicher = speicher;
        this.katalog = katalog;
        this.uhr = uhr;
        this.lage = lade();
    }

    @Override
    public Zuordnung ordneZu(Zuordnungsfrage frage) {
        return Entscheidung.triff(lage.schnappschuss(), katalog, frage);
    }

    @Override
    public Stand stand() {
        var jetzige = lage;
        var stammdaten = jetzige.schnappschuss().stammdaten();
        return new Stand(
                jetzige.schnappschuss().generation(),
                jetzige.geladenAm(),
                jetzige.bestaetigtAm(),
                stammdaten.dienststellen().size(),
                stammdaten.postfaecher().size(),
                stammdaten.weiterleitungen().size());
    }

    @Override
    public Set<String> zielpostfaecher() {
        return stammdaten().postfaecher().stream()
                .map(Postfach::zielpostfach)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Stammdaten stammdaten() {
        return lage.schnappschuss().stammdaten();
    }

    /** Takes over the newest tables if they changed; never throws for a fault of the database or of the tables. */
    @Scheduled(fixedDelay = 1_000)
    synchronized void aktualisiere() {
        try {
            var jetzt = uhr.instant();
            lage = speicher.generation() == lage.schnappschuss().generation()
                    ? new Lage(lage.schnappschuss(), lage.geladenAm(), jetzt)
                    : lade();
            if (stoerung != null) {
                stoerung = null;
                LOG.info(
                        "Tabellen der Zuständigkeit wieder aktuell: Generation {}",
                        lage.schnappschuss().generation());
            }
        } catch (StammdatenUngueltig | IllegalArgumentException e) {
            melde("Tabellen der Zuständigkeit fehlerhaft", e);
        } catch (DataAccessException | TransactionException e) {
            melde("Tabellen der Zuständigkeit nicht lesbar", e);
        }
    }

    private void melde(String was, RuntimeException ursache) {
        var tls = Tlsfehler.von(ursache).map(fehler -> fehler.text("zur Datenbank"));
        var neue = was + tls.orElse("");
        if (!neue.equals(stoerung)) {
            stoerung = neue;
            LOG.warn(
                    "{}, es gilt weiter Generation {}: {}",
                    was,
                    lage.schnappschuss().generation(),
                    tls.orElse(ursache.getMessage()));
        }
    }

    private Lage lade() {
        var jetzt = uhr.instant();
        var generation = speicher.generation();
        while (true) {
            var stammdaten = speicher.lade();
            var danach = speicher.generation();
            if (danach == generation) {
                var neu = new Schnappschuss(generation, stammdaten);
                LOG.info(
                        "Tabellen der Zuständigkeit geladen: Generation {}, {} Dienststellen, {} Postfächer, {} Weiterleitungen",
                        generation,
                        stammdaten.dienststellen().size(),
                        stammdaten.postfaecher().size(),
                        stammdaten.weiterleitungen().size());
                return new Lage(neu, jetzt, jetzt);
            }
            // A writer committed between the three tables: what was read may mix two states.
            generation = danach;
        }
    }
}

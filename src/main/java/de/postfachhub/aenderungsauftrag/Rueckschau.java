package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.protokoll.Fragenzaehlung;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntPredicate;
import org.springframework.stereotype.Component;

/**
 * Runs changes over the journal, day by day: each day is one short statement, so nothing stays locked or open for long, and
 * how much is done is known.
 */
@Component
final class Rueckschau {

    private final Fragenzaehlung fragen;
    private final Zustaendigkeiten zustaendigkeiten;
    private final Anliegenkatalog katalog;
    private final Auswirkungseinstellungen einstellungen;
    private final Clock uhr;

    Rueckschau(
            Fragenzaehlung fragen,
            Zustaendigkeiten zustaendigkeiten,
            Anliegenkatalog katalog,
            Auswirkungseinstellungen einstellungen,
            Clock uhr) {
        this.fragen = fragen;
        this.zustaendigkeiten = zustaendigkeiten;
        this.katalog = katalog;
        this.einstellungen = einstellungen;
        this.uhr = uhr;
    }

    /** Whether the result of a new calculation would be the same but for the messages of today. */
    boolean gilt(Auswirkung auswirkung) {
        return auswirkung.generation() == zustaendigkeiten.stand().generation()
                && tag(auswirkung.berechnetAm().toInstant()).equals(tag(uhr.instant()));
    }

    /**
     * @param weiter is told after each day how much percent is done, and says whether to go on
     * @throws Abgebrochen if it wasn't to go on
     * @throws de.postfachhub.zustaendigkeit.StammdatenUngueltig if the changes don't fit to the tables
     */
    Auswirkung rechne(List<Aenderung> aenderungen, IntPredicate weiter) {
        Stammdaten bekannt;
        long generation;
        do {
            generation = zustaendigkeiten.stand().generation();
            bekannt = zustaendigkeiten.stammdaten();
        } while (generation != zustaendigkeiten.stand().generation());
        var probe = new Stammdatenprobe(katalog, bekannt, Fortschreibung.von(bekannt, aenderungen, null));
        return rechne(probe, generation, aenderungen, weiter);
    }

    /** @param generation of the tables of {@code probe} without the changes */
    Auswirkung rechne(Stammdatenprobe probe, long generation, List<Aenderung> aenderungen, IntPredicate weiter) {
        var stichtag = aenderungen.stream()
                .map(Aenderung::gueltigAb)
                .max(LocalDate::compareTo)
                .orElseThrow();
        var agenturen = Wirkungskreis.von(probe, aenderungen).betroffene();
        var zaehlung = new Auswirkungszaehlung(probe, stichtag);
        var bis = uhr.instant().truncatedTo(ChronoUnit.MICROS);
        var heute = tag(bis);
        var erster = heute.minusDays(einstellungen.rueckblick().toDays());
        for (var tag = erster; !tag.isAfter(heute); tag = tag.plusDays(1)) {
            fragen.zaehle(agenturen, tag).forEach(zaehlung::zaehle);
            if (!weiter.test(prozent(erster, tag, heute))) {
                throw new Abgebrochen();
            }
        }
        fragen.ueberholte(agenturen, erster).forEach(zaehlung::zieheAb);
        return zaehlung.auswirkung(
                erster.atStartOfDay(Gueltigkeit.ZEITZONE).toOffsetDateTime(),
                bis.atZone(Gueltigkeit.ZEITZONE).toOffsetDateTime(),
                generation,
                Sackgassen.finde(probe, katalog, aenderungen));
    }

    /** The last step, of the replayed messages and dead ends, counts as one more day. */
    private static int prozent(LocalDate erster, LocalDate erledigt, LocalDate letzter) {
        return (int) (100
                * (ChronoUnit.DAYS.between(erster, erledigt) + 1)
                / (ChronoUnit.DAYS.between(erster, letzter) + 2));
    }

    private static LocalDate tag(Instant zeitpunkt) {
        return LocalDate.ofInstant(zeitpunkt, Gueltigkeit.ZEITZONE);
    }

    /** The hub ends. */
    static final class Abgebrochen extends RuntimeException {}
}

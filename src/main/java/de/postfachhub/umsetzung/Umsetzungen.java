package de.postfachhub.umsetzung;

import de.postfachhub.aenderungsauftrag.Aenderungsauftraege;
import de.postfachhub.aenderungsauftrag.Auftragssuche;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Stammdatenarchiv;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the agencies are with a Weisung, from the tables and the requests as they were known. */
@Component
final class Umsetzungen {

    /** An agency makes a few requests under a Weisung, and there are 150 agencies. */
    private static final int ALLE = 100_000;

    private final Stammdatenarchiv archiv;
    private final Aenderungsauftraege auftraege;
    private final Clock uhr;

    Umsetzungen(Stammdatenarchiv archiv, Aenderungsauftraege auftraege, Clock uhr) {
        this.archiv = archiv;
        this.auftraege = auftraege;
        this.uhr = uhr;
    }

    LocalDate heute() {
        return uhr.instant().atZone(Gueltigkeit.ZEITZONE).toLocalDate();
    }

    /**
     * As of a day.
     *
     * @param bekannt what was known then; null: at the end of the day if that is over, else now
     */
    Umsetzungsstand stand(Weisung weisung, LocalDate stichtag, @Nullable Instant bekannt) {
        var zeitpunkt = bekannt == null && stichtag.isBefore(heute()) ? ende(stichtag) : bekannt;
        var wissen = archiv.bekannt(zeitpunkt);
        var agenturen = Umsetzungsberechnung.von(
                weisung,
                stichtag,
                wissen.stammdaten(),
                auftraege.suche(new Auftragssuche(Set.of(), null, weisung.nummer(), null, 0, ALLE)),
                zeitpunkt == null ? Instant.MAX : zeitpunkt);
        return Umsetzungsstand.von(
                weisung,
                stichtag,
                wissen.zeitpunkt().atZone(Gueltigkeit.ZEITZONE).toOffsetDateTime(),
                agenturen);
    }

    /** When the hub's knowledge begins; null if it knows nothing. */
    @Nullable
    Instant beginn() {
        return archiv.beginn().orElse(null);
    }

    private static Instant ende(LocalDate tag) {
        return tag.plusDays(1)
                .atStartOfDay(Gueltigkeit.ZEITZONE)
                .toInstant()
                // The databases keep microseconds.
                .minus(1, ChronoUnit.MICROS);
    }
}

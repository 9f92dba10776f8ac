package de.postfachhub.aenderungsauftrag;

import static java.util.Comparator.comparing;

import de.postfachhub.aenderungsauftrag.Auswirkung.Verschiebung;
import de.postfachhub.protokoll.Fragenzahl;
import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import de.postfachhub.zustaendigkeit.Zuordnung;
import de.postfachhub.zustaendigkeit.Zuordnungsfrage;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides twice and counts where that differs. For one thread. */
final class Auswirkungszaehlung {

    /** Where a message goes and whose mailbox is told; both null: a Klärfall. */
    private record Ort(@Nullable String queue, @Nullable String postfach) {

        static Ort von(Zuordnung zuordnung) {
            return new Ort(zuordnung.zielpostfach(), zuordnung.organisationspostfach());
        }
    }

    private record Weg(Ort vorher, Ort nachher) {}

    private record Gruppe(LocalDate woche, String anliegen, Weg weg) {}

    private record Wochenfrage(LocalDate woche, Zuordnungsfrage frage) {}

    private final Stammdatenprobe probe;
    private final LocalDate stichtag;
    private final Map<Wochenfrage, Long> gefragt = new HashMap<>();

    Auswirkungszaehlung(Stammdatenprobe probe, LocalDate stichtag) {
        this.probe = probe;
        this.stichtag = stichtag;
    }

    void zaehle(Fragenzahl zahl) {
        verbuche(zahl, zahl.anzahl());
    }

    void zieheAb(Fragenzahl zahl) {
        verbuche(zahl, -zahl.anzahl());
    }

    /** The day of the decision being fixed, the same question has the same answer: an agency has a few hundred. */
    private void verbuche(Fragenzahl zahl, long anzahl) {
        var montag = zahl.tag().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var frage =
                Sackgassen.frage(zahl.dienststelle(), zahl.anliegen(), zahl.rechtskreis(), zahl.herkunft(), stichtag);
        gefragt.merge(new Wochenfrage(montag, frage), anzahl, Long::sum);
    }

    Auswirkung auswirkung(OffsetDateTime von, OffsetDateTime bis, long generation, List<Sackgasse> sackgassen) {
        var verschiebungen = verschiebungen();
        return new Auswirkung(
                bis,
                von,
                bis,
                stichtag,
                generation,
                gefragt.values().stream().mapToLong(Long::longValue).sum(),
                summe(verschiebungen, eine -> true),
                summe(verschiebungen, Verschiebung::wirdKlaerfall),
                summe(verschiebungen, Verschiebung::verliertBenachrichtigung),
                verschiebungen,
                sackgassen);
    }

    private List<Verschiebung> verschiebungen() {
        Map<Gruppe, Long> verschobene = new HashMap<>();
        gefragt.forEach((gruppe, anzahl) -> {
            var frage = gruppe.frage();
            var weg = new Weg(Ort.von(probe.vorher(frage)), Ort.von(probe.nachher(frage)));
            if (anzahl > 0 && !weg.vorher().equals(weg.nachher())) {
                verschobene.merge(new Gruppe(gruppe.woche(), frage.anliegen(), weg), anzahl, Long::sum);
            }
        });
        return verschobene.entrySet().stream()
                .map(eintrag -> verschiebung(eintrag.getKey(), eintrag.getValue()))
                .sorted(comparing(Verschiebung::anzahl)
                        .reversed()
                        .thenComparing(Verschiebung::woche)
                        .thenComparing(Verschiebung::anliegen)
                        .thenComparing(Verschiebung::toString))
                .toList();
    }

    private static Verschiebung verschiebung(Gruppe gruppe, long anzahl) {
        var weg = gruppe.weg();
        return new Verschiebung(
                gruppe.woche(),
                gruppe.anliegen(),
                weg.vorher().queue(),
                weg.nachher().queue(),
                weg.vorher().postfach(),
                weg.nachher().postfach(),
                anzahl);
    }

    private static long summe(List<Verschiebung> verschiebungen, Predicate<Verschiebung> bedingung) {
        return verschiebungen.stream()
                .filter(bedingung)
                .mapToLong(Verschiebung::anzahl)
                .sum();
    }
}

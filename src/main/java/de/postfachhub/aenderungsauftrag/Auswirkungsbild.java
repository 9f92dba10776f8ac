package de.postfachhub.aenderungsauftrag;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import de.postfachhub.aenderungsauftrag.Auswirkung.Verschiebung;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A preview as the page shows it.
 *
 * @param wochen the Mondays of the weeks in which something would have been otherwise
 * @param wege largest first
 * @param sackgassen in words
 */
record Auswirkungsbild(Auswirkung auswirkung, List<LocalDate> wochen, List<Weg> wege, List<Sperre> sackgassen) {

    /** From where to where, and who was told and would be told. */
    record Richtung(
            String anliegen,
            @Nullable String vonQueue,
            @Nullable String nachQueue,
            @Nullable String vonPostfach,
            @Nullable String nachPostfach) {

        static Richtung von(Verschiebung eine) {
            return new Richtung(
                    eine.anliegen(), eine.vonQueue(), eine.nachQueue(), eine.vonPostfach(), eine.nachPostfach());
        }
    }

    /** @param jeWoche number of messages by Monday; weeks without any are missing */
    record Weg(Richtung richtung, Map<LocalDate, Long> jeWoche) {

        long anzahl() {
            return jeWoche.values().stream().mapToLong(Long::longValue).sum();
        }

        public String summe() {
            return zahl(anzahl());
        }

        public String in(LocalDate woche) {
            return zahl(jeWoche.getOrDefault(woche, 0L));
        }
    }

    /** The dead ends that Dienststellen have in common: the same messages from the same day on for the same reason. */
    record Sperre(String dienststellen, LocalDate ab, String grund, String nachrichten) {}

    static Auswirkungsbild von(Auswirkung auswirkung, List<Sperre> sackgassen) {
        var verschiebungen = auswirkung.verschiebungen();
        var wege = verschiebungen.stream()
                .collect(groupingBy(Richtung::von, groupingBy(Verschiebung::woche, summingLong(Verschiebung::anzahl))))
                .entrySet()
                .stream()
                .map(eintrag -> new Weg(eintrag.getKey(), eintrag.getValue()))
                .sorted(Comparator.comparing(Weg::anzahl)
                        .reversed()
                        .thenComparing(weg -> weg.richtung().toString()))
                .toList();
        var wochen = verschiebungen.stream()
                .map(Verschiebung::woche)
                .distinct()
                .sorted()
                .toList();
        return new Auswirkungsbild(auswirkung, wochen, wege, sackgassen);
    }

    public String satz() {
        var tage = ChronoUnit.DAYS.between(
                auswirkung.von().toLocalDate(), auswirkung.bis().toLocalDate());
        var zeit = tage == 1 ? "des letzten Tages" : "der letzten %d Tage".formatted(tage);
        if (auswirkung.nachrichten() == 0) {
            return "Unter den Nachrichten %s ist keine, die der Auftrag betreffen könnte.".formatted(zeit);
        }
        var alle = auswirkung.nachrichten() == 1 ? "Nachricht" : "Nachrichten";
        var andere = auswirkung.anders() == 0
                ? "wäre keine"
                : (auswirkung.anders() == 1 ? "wäre " : "wären ") + zahl(auswirkung.anders());
        return "Von %s %s %s %s anders zugestellt worden."
                .formatted(zahl(auswirkung.nachrichten()), alle, zeit, andere);
    }

    public @Nullable String klaerfaelle() {
        return switch ((int) Math.min(auswirkung.klaerfaelle(), 2)) {
            case 0 -> null;
            case 1 -> "1 Nachricht wäre zum Klärfall geworden.";
            default -> zahl(auswirkung.klaerfaelle()) + " Nachrichten wären zu Klärfällen geworden.";
        };
    }

    public @Nullable String ohneBenachrichtigung() {
        return switch ((int) Math.min(auswirkung.nichtMehrBenachrichtigt(), 2)) {
            case 0 -> null;
            case 1 -> "Über 1 Nachricht wäre niemand mehr benachrichtigt worden.";
            default ->
                "Über %s Nachrichten wäre niemand mehr benachrichtigt worden."
                        .formatted(zahl(auswirkung.nichtMehrBenachrichtigt()));
        };
    }

    private static String zahl(long zahl) {
        return NumberFormat.getIntegerInstance(Locale.GERMANY).format(zahl);
    }
}

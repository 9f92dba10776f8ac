package de.postfachhub.betrieb;

import static de.postfachhub.protokoll.Ereignisart.BENACHRICHTIGT;
import static de.postfachhub.protokoll.Ereignisart.DUBLETTE;
import static de.postfachhub.protokoll.Ereignisart.EINGEGANGEN;
import static de.postfachhub.protokoll.Ereignisart.FEHLER;
import static de.postfachhub.protokoll.Ereignisart.KLAERFALL;
import static de.postfachhub.protokoll.Ereignisart.ZUGESTELLT;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Minutenzahl;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What happened in sixty minutes, the present one included.
 *
 * @param jeMinute received messages, duplicates too, the oldest minute first
 */
record Stundenbild(List<Minutenzahl> zahlen, List<Long> jeMinute) {

    static final int MINUTEN = 60;

    private static final int BREITE = 10;
    private static final int HOEHE = 100;

    /** @param dazu a few words more */
    record Kennzahl(Ereignisart art, String name, long anzahl, String dazu) {

        /** Whether it stands out: a person has to do something. */
        public boolean aufgabe() {
            return anzahl > 0 && art == KLAERFALL;
        }
    }

    /** A minute as a bar of a picture that is 600 wide and 100 high, with the origin at its upper left. */
    record Balken(int x, int y, int hoehe) {}

    static Instant beginn(Instant jetzt) {
        return jetzt.truncatedTo(ChronoUnit.MINUTES).minus(MINUTEN - 1, ChronoUnit.MINUTES);
    }

    /** @param zahlen since {@link #beginn}; what another instance's clock dates ahead counts as now */
    static Stundenbild aus(List<Minutenzahl> zahlen, Instant jetzt) {
        var minuten = new long[MINUTEN];
        for (var zahl : zahlen) {
            if (zahl.art() == EINGEGANGEN || zahl.art() == DUBLETTE) {
                long minute = Duration.between(beginn(jetzt), zahl.minute()).toMinutes();
                minuten[(int) Math.max(0, Math.min(MINUTEN - 1L, minute))] += zahl.anzahl();
            }
        }
        return new Stundenbild(zahlen, LongStream.of(minuten).boxed().toList());
    }

    /** The figures that stand out on the page, in the order in which a message meets them. */
    public List<Kennzahl> kennzahlen() {
        return List.of(
                new Kennzahl(EINGEGANGEN, "Eingegangen", anzahl(EINGEGANGEN), "angenommen"),
                new Kennzahl(
                        ZUGESTELLT,
                        "Zugestellt",
                        anzahl(ZUGESTELLT),
                        "Arbeitgeber-Service %d, Leistung %d"
                                .formatted(zugestellt(Bereich.ARBEITGEBER_SERVICE), zugestellt(Bereich.LEISTUNG))),
                new Kennzahl(
                        BENACHRICHTIGT,
                        "Benachrichtigt",
                        anzahl(BENACHRICHTIGT),
                        "nicht benachrichtigt %d".formatted(anzahl(Ereignisart.NICHT_BENACHRICHTIGT))),
                new Kennzahl(KLAERFALL, "Klärfälle", anzahl(KLAERFALL), "brauchen eine Person"),
                new Kennzahl(DUBLETTE, "Dubletten", anzahl(DUBLETTE), "noch einmal gesendet, verworfen"),
                new Kennzahl(FEHLER, "Gescheiterte Versuche", anzahl(FEHLER), "wird von selbst wiederholt"));
    }

    long anzahl(Ereignisart art) {
        return zahlen.stream()
                .filter(zahl -> zahl.art() == art)
                .mapToLong(Minutenzahl::anzahl)
                .sum();
    }

    long zugestellt(Bereich bereich) {
        return zahlen.stream()
                .filter(zahl -> zahl.art() == ZUGESTELLT && zahl.bereich() == bereich)
                .mapToLong(Minutenzahl::anzahl)
                .sum();
    }

    public List<Balken> balken() {
        double masstab = HOEHE / (double) Math.max(1, hoechste());
        return IntStream.range(0, MINUTEN)
                .mapToObj(minute -> {
                    int hoehe = (int) Math.ceil(jeMinute.get(minute) * masstab);
                    return new Balken(minute * BREITE, HOEHE - hoehe, hoehe);
                })
                .filter(balken -> balken.hoehe() > 0)
                .toList();
    }

    public long letzteVolle() {
        return jeMinute.get(MINUTEN - 2);
    }

    public long hoechste() {
        return jeMinute.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}

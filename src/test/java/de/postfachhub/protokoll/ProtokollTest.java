package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.CannotCreateTransactionException;

class ProtokollTest {

    private final UUID nachrichtId = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void keepsEveryValueOfAnEvent(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        var ereignis = new Ereignis(
                UUID.randomUUID(),
                Beispiel.JETZT,
                null,
                7,
                Ereignisart.KLAERFALL,
                Beispiel.kopfdaten(nachrichtId),
                new Ziel(Bereich.LEISTUNG, "postfach.klaerfall", "leistung.735@ba.example", "w17/a3"),
                List.of("FELD_FEHLT:dienststelle", "UNGUELTIGER_WERT:herkunft"),
                "ID:1",
                3,
                "hub-1");

        protokoll.schreibe(List.of(ereignis));

        assertThat(alle(protokoll)).containsExactly(ereignis);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void writesAnEventOnceHoweverOftenItComes(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        var erstes = Beispiel.ereignis(Beispiel.JETZT, Ereignisart.EINGEGANGEN, Beispiel.kopfdaten(nachrichtId));
        var zweites =
                Beispiel.ereignis(Beispiel.JETZT.plusSeconds(1), Ereignisart.FEHLER, Beispiel.kopfdaten(nachrichtId));

        protokoll.schreibe(List.of(erstes));
        protokoll.schreibe(List.of(erstes, zweites, zweites));

        assertThat(alle(protokoll)).containsExactly(zweites, erstes);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void letsTwoInstancesWriteTheSameEvents(Testdatenbank datenbank) throws Exception {
        var ereignisse = IntStream.range(0, 300)
                .mapToObj(i -> Beispiel.ereignis(Beispiel.JETZT, Ereignisart.EINGEGANGEN, Kopfdaten.UNBEKANNT))
                .toList();
        Callable<Void> instanz = () -> {
            Beispiel.protokoll(datenbank).schreibe(ereignisse);
            return null;
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (var fertig : pool.invokeAll(Collections.nCopies(4, instanz))) {
                fertig.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(datenbank
                        .jdbc()
                        .sql("SELECT count(*) FROM protokoll")
                        .query(Integer.class)
                        .single())
                .isEqualTo(300);
    }

    /** Every string that Java can hold, in every text of an event. */
    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void takesEventsOfHostileMessages(Testdatenbank datenbank) {
        var saat = new Random().nextLong();
        System.out.println("ProtokollTest seed " + saat);
        var zufall = new Random(saat);
        var protokoll = Beispiel.protokoll(datenbank);
        var ereignisse = new ArrayList<Ereignis>();
        for (int i = 0; i < 100; i++) {
            ereignisse.add(new Ereignis(
                    UUID.randomUUID(),
                    Beispiel.JETZT.plusNanos(zufall.nextInt()),
                    null,
                    i,
                    Ereignisart.KLAERFALL,
                    new Kopfdaten(
                            nachrichtId,
                            irgendwas(zufall),
                            zufall.nextBoolean() ? OffsetDateTime.MAX : OffsetDateTime.MIN,
                            Rechtskreis.SGB_II,
                            Herkunft.PERSONENPROFIL,
                            irgendwas(zufall),
                            irgendwas(zufall)),
                    new Ziel(null, irgendwas(zufall), irgendwas(zufall), irgendwas(zufall)),
                    Collections.nCopies(zufall.nextInt(100), irgendwas(zufall)),
                    irgendwas(zufall),
                    null,
                    irgendwas(zufall)));
        }

        protokoll.schreibe(ereignisse);

        var gelesen = alle(protokoll).stream().collect(Collectors.toMap(Ereignis::id, Function.identity()));
        for (var ereignis : ereignisse) {
            assertThat(gelesen.get(ereignis.id())).as("seed %d", saat).isEqualTo(ereignis);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void showsRowsOfOldInSafeFormToo(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        protokoll.schreibe(Beispiel.ereignisse(Beispiel.JETZT)
                .klaerfall(Beispiel.kopfdaten(nachrichtId), List.of(), null, "ID:1"));
        datenbank
                .jdbc()
                .sql(
                        "UPDATE protokoll SET vorgang_id = 'Max Mustermann', anliegen = 'für Max', jms_message_id = 'von Max'")
                .update();

        assertThat(protokoll.weg(nachrichtId, Sichtkreis.ALLES).orElseThrow().toString())
                .contains("nicht darstellbar (14 Zeichen)", "nicht darstellbar (7 Zeichen)")
                .doesNotContain("Max");
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void showsTheWayInOrderThoughItWasWrittenInAnother(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        var kopf = Beispiel.kopfdaten(nachrichtId);
        var reihe = new ArrayList<Ereignis>();
        reihe.addAll(Beispiel.ereignisse(Beispiel.JETZT)
                .klaerfall(kopf, List.of("UNBEKANNTE_DIENSTSTELLE"), "beleg", "ID:1"));
        reihe.addAll(
                Beispiel.ereignisse(Beispiel.JETZT.plus(1, ChronoUnit.MICROS)).zurueckgegeben(kopf, "ID:2"));
        reihe.addAll(Beispiel.ereignisse(Beispiel.JETZT.plusSeconds(1))
                .benachrichtigt(nachrichtId, "73501", "a@ba.example"));
        var verkehrt = new ArrayList<>(reihe);
        Collections.reverse(verkehrt);

        protokoll.schreibe(verkehrt);

        var weg = protokoll.weg(nachrichtId, Sichtkreis.ALLES).orElseThrow();
        assertThat(weg.ereignisse())
                .extracting(Schritt::art)
                .containsExactly(
                        Ereignisart.EINGEGANGEN,
                        Ereignisart.KLAERFALL,
                        Ereignisart.ZURUECKGEGEBEN,
                        Ereignisart.KLAERFALL,
                        Ereignisart.BENACHRICHTIGT);
        assertThat(weg.stand()).isEqualTo(Nachrichtenstand.IN_KLAERUNG);
        assertThat(weg.eingangAm()).hasToString("2025-10-01T09:00+02:00");
        assertThat(weg.ereignisse().get(0).zeitpunkt()).hasToString("2025-10-01T09:30:00.123456+02:00");
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void knowsNoWayOfAnotherMessage(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        protokoll.schreibe(
                List.of(Beispiel.ereignis(Beispiel.JETZT, Ereignisart.EINGEGANGEN, Beispiel.kopfdaten(nachrichtId))));

        assertThat(protokoll.weg(UUID.randomUUID(), Sichtkreis.ALLES)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void findsEventsByKindOfficeAndTime(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        var alt = klaerfall("73501", 0);
        var neu = klaerfall("73502", 60);
        var andere = klaerfall("03011", 60);
        var ohne = klaerfall(null, 120);
        var fehler = Beispiel.ereignis(Beispiel.JETZT, Ereignisart.FEHLER, Kopfdaten.UNBEKANNT);
        protokoll.schreibe(List.of(alt, neu, andere, ohne, fehler));
        var eineMinute = Beispiel.JETZT.plusSeconds(60).atOffset(ZoneOffset.ofHours(2));

        assertThat(protokoll.suche(suche(Ereignisart.FEHLER, null, null, null))).containsExactly(fehler);
        assertThat(protokoll.suche(suche(null, "735", null, null))).containsExactly(neu, alt);
        assertThat(protokoll.suche(suche(null, "73501", null, null))).containsExactly(alt);
        assertThat(protokoll.suche(suche(Ereignisart.KLAERFALL, null, eineMinute, null)))
                .startsWith(ohne)
                .containsExactlyInAnyOrder(ohne, neu, andere);
        assertThat(protokoll.suche(suche(Ereignisart.KLAERFALL, "735", null, eineMinute)))
                .containsExactly(alt);
    }

    /** More than PostgreSQL takes as parameters of one statement. */
    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void asksForAnyNumberOfEventsWhetherTheirMessagesWereErased(Testdatenbank datenbank) {
        var ereignisse = IntStream.range(0, 66_000)
                .mapToObj(
                        i -> Beispiel.ereignis(Beispiel.JETZT, Ereignisart.EINGEGANGEN, Kopfdaten.von(new UUID(0, i))))
                .toList();
        var vermerke = new Loeschvermerke(datenbank.jdbc());
        vermerke.setze(List.of(new UUID(0, 65_999)), Beispiel.JETZT);

        assertThat(vermerke.ohneBezug(ereignisse))
                .filteredOn(ereignis -> ereignis.kopf().nachrichtId() == null)
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void givesPagesWithoutGapOrOverlap(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        var ereignisse =
                IntStream.range(0, 25).mapToObj(i -> klaerfall("73501", i / 5)).toList();
        protokoll.schreibe(ereignisse);

        var gefunden = new ArrayList<Ereignis>();
        for (int seite = 0; seite < 3; seite++) {
            var suche = new Suche(null, null, null, null, null, seite, 10, Sichtkreis.ALLES);
            var funde = protokoll.suche(suche);
            assertThat(Fundliste.aus(suche, funde).weitere()).isEqualTo(seite < 2);
            funde.stream().limit(10).forEach(gefunden::add);
        }

        assertThat(gefunden).containsExactlyInAnyOrderElementsOf(ereignisse);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsWhatHappenedMinuteByMinute(Testdatenbank datenbank) {
        var protokoll = Beispiel.protokoll(datenbank);
        var beginn = Beispiel.JETZT.truncatedTo(ChronoUnit.MINUTES);
        var kopf = Beispiel.kopfdaten(nachrichtId);
        protokoll.schreibe(List.of(
                Beispiel.ereignis(beginn.minusMillis(1), Ereignisart.EINGEGANGEN, kopf),
                Beispiel.ereignis(beginn, Ereignisart.EINGEGANGEN, kopf),
                Beispiel.ereignis(beginn.plusMillis(59_999), Ereignisart.EINGEGANGEN, kopf),
                Beispiel.ereignis(beginn.plusSeconds(60), Ereignisart.EINGEGANGEN, kopf),
                new Ereignis(
                        UUID.randomUUID(),
                        beginn,
                        null,
                        1,
                        Ereignisart.ZUGESTELLT,
                        kopf,
                        new Ziel(Bereich.LEISTUNG, "q", null, null),
                        List.of(),
                        "ID:1",
                        null,
                        "hub-1")));

        assertThat(protokoll.zaehle(beginn))
                .containsExactlyInAnyOrder(
                        new Minutenzahl(beginn, Ereignisart.EINGEGANGEN, null, 2),
                        new Minutenzahl(beginn.plusSeconds(60), Ereignisart.EINGEGANGEN, null, 1),
                        new Minutenzahl(beginn, Ereignisart.ZUGESTELLT, Bereich.LEISTUNG, 1));
    }

    @Test
    void saysSoWhenTheDatabaseIsDown() {
        var tot = new SimpleDriverDataSource(new org.postgresql.Driver(), "jdbc:postgresql://localhost:1/nirgends");
        var protokoll = Beispiel.protokoll(tot);
        var ereignis = Beispiel.ereignis(Beispiel.JETZT, Ereignisart.EINGEGANGEN, Kopfdaten.UNBEKANNT);

        assertThatThrownBy(() -> protokoll.schreibe(List.of(ereignis)))
                .isInstanceOf(CannotCreateTransactionException.class);
    }

    private static Ereignis klaerfall(@Nullable String dienststelle, long sekunde) {
        return Beispiel.ereignis(
                Beispiel.JETZT.plusSeconds(sekunde),
                Ereignisart.KLAERFALL,
                new Kopfdaten(null, null, null, null, null, null, dienststelle));
    }

    private static Suche suche(
            @Nullable Ereignisart art,
            @Nullable String dienststelle,
            @Nullable OffsetDateTime von,
            @Nullable OffsetDateTime bis) {
        return new Suche(art, dienststelle, null, von, bis, 0, 50, Sichtkreis.ALLES);
    }

    private static List<Ereignis> alle(Protokoll protokoll) {
        return protokoll.suche(new Suche(null, null, null, null, null, 0, 1000, Sichtkreis.ALLES));
    }

    /** Mostly short, sometimes very long; any UTF-16 units, many of them NUL, controls and lonely surrogates. */
    private static String irgendwas(Random zufall) {
        int laenge = zufall.nextInt(10) == 0 ? 10_000 : zufall.nextInt(40);
        var text = new StringBuilder();
        for (int i = 0; i < laenge; i++) {
            text.append(
                    switch (zufall.nextInt(4)) {
                        case 0 -> (char) zufall.nextInt(0x20);
                        case 1 -> (char) (0xD800 + zufall.nextInt(0x800));
                        case 2 -> (char) zufall.nextInt(0x10000);
                        default -> (char) ('a' + zufall.nextInt(26));
                    });
        }
        return text.toString();
    }
}

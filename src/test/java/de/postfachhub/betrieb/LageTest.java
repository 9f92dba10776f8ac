package de.postfachhub.betrieb;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.benachrichtigung.Versandstand;
import de.postfachhub.betrieb.Ablesung.Stand;
import de.postfachhub.betrieb.Warteschlangen.Warteschlange;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Minutenzahl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

class LageTest {

    private static final Instant JETZT = Instant.parse("2025-10-01T07:30:20Z");
    private static final Stand<Stundenbild> STUNDE = gelesen(Stundenbild.aus(List.of(), JETZT));
    private static final Stand<Versandstand> VERSAND = gelesen(new Versandstand(0, 0));
    private static final Stand<List<Teil>> TEILE = gelesen(List.of(teil("datenbank", true)));

    private static final Duration FRIST = Duration.ofDays(30);

    @Test
    void isCalmWhileNothingWaitsForAPerson() {
        var lage = mit(new Warteschlange("postfach.eingang", 3, null));

        assertThat(lage.hinweise()).isEmpty();
        assertThat(lage.titel()).isEqualTo("Alles läuft");
    }

    @Test
    void isNotCalmBeforeItKnows() {
        var lage = new Lage(JETZT, new Stand<>(null, null, false), VERSAND, TEILE, true, List.of(), FRIST);

        assertThat(lage.titel()).isEqualTo("Wird gelesen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfach.klaerfall", "postfach.fehler", "postfach.fehler.unlesbar"})
    void saysWhichMessagesHaveWaitedForLongerThanTheyMay(String queue) {
        var rechtzeitig = mit(new Warteschlange(queue, 1, JETZT.minus(FRIST)));
        assertThat(rechtzeitig.hinweise()).extracting(Hinweis::thema).doesNotContain("Frist überschritten");

        var spaet = mit(new Warteschlange(queue, 1, JETZT.minus(FRIST).minusSeconds(1)));
        assertThat(spaet.hinweise())
                .filteredOn(hinweis -> hinweis.thema().equals("Frist überschritten"))
                .singleElement()
                .satisfies(hinweis -> {
                    assertThat(hinweis.text()).contains(queue, "30 Tage");
                    assertThat(hinweis.massnahme()).contains("Von selbst löscht der Hub keine Nachricht");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "postfach.klaerfall, false, /nachrichten?art=KLAERFALL",
        "postfach.fehler, true, /nachrichten?art=AUSGESONDERT",
        "postfach.fehler.unlesbar, true, /nachrichten?art=FEHLER",
        "postfach.fehler.protokoll, true, /nachrichten?art=FEHLER",
        "postfach.fehler.benachrichtigung, true, /nachrichten?art=FEHLER"
    })
    void saysForHowLongMessagesHaveWaitedForAPersonAndLeadsToThem(String queue, boolean stoerung, String adresse) {
        var hinweis = mit(new Warteschlange(queue, 2, JETZT.minus(Duration.ofMinutes(125))))
                .hinweise()
                .get(0);

        assertThat(hinweis.text()).contains("2 Nachrichten", "die älteste seit 2 h 5 min");
        assertThat(hinweis.massnahme()).isNotBlank();
        assertThat(hinweis.stoerung()).isEqualTo(stoerung);
        assertThat(hinweis.adresse()).isEqualTo(adresse);
    }

    @ParameterizedTest
    @CsvSource({
        "postfach.klaerfall, nach postfach.wiedervorlage",
        "postfach.fehler, 'zurück in die Warteschlange verschieben, die in Herkunftsqueue steht'",
        "postfach.fehler.protokoll, zurück nach postfach.protokoll",
        "postfach.fehler.benachrichtigung, zurück nach postfach.benachrichtigung"
    })
    void namesTheQueueIntoWhichAPersonMovesThem(String queue, String wohin) {
        assertThat(mit(new Warteschlange(queue, 2, JETZT)).hinweise())
                .singleElement()
                .satisfies(hinweis -> assertThat(hinweis.massnahme()).contains(wohin));
    }

    @ParameterizedTest
    @CsvSource({"datenbank, Datenbank", "broker, Broker", "benachrichtigung, Mailversand", "routen, Routen"})
    void namesThePartThatDoesNotWork(String code, String thema) {
        var lage = new Lage(JETZT, STUNDE, VERSAND, gelesen(List.of(teil(code, false))), true, List.of(), FRIST);

        assertThat(lage.hinweise()).singleElement().satisfies(hinweis -> {
            assertThat(hinweis.thema()).isEqualTo(thema);
            assertThat(hinweis.stoerung()).isTrue();
        });
        assertThat(lage.kurz()).isEqualTo("Braucht jemanden: " + thema + ".");
    }

    @Test
    void saysThatTheDatabaseIsAwayAsSoonAsTheFiguresCanNotBeRead() {
        var lage = new Lage(JETZT, new Stand<>(STUNDE.wert(), JETZT, true), VERSAND, TEILE, true, List.of(), FRIST);

        assertThat(lage.hinweise()).extracting(Hinweis::thema).containsExactly("Datenbank");
    }

    @Test
    void saysWhatTheDatabaseCanNotDoWhereItsPartTells() {
        var teil = Teil.von("datenbank", Status.DOWN, "Sie nimmt nur Lesezugriffe an.");
        var lage = new Lage(JETZT, STUNDE, VERSAND, gelesen(List.of(teil)), true, List.of(), FRIST);

        assertThat(lage.hinweise())
                .singleElement()
                .satisfies(hinweis -> assertThat(hinweis.text()).isEqualTo("Sie nimmt nur Lesezugriffe an."));
    }

    @Test
    void tellsOfSuspendedMailboxes() {
        var lage = new Lage(JETZT, STUNDE, gelesen(new Versandstand(0, 1)), TEILE, true, List.of(), FRIST);

        assertThat(lage.hinweise())
                .singleElement()
                .satisfies(hinweis -> assertThat(hinweis.text()).startsWith("1 Organisationspostfach"));
    }

    @Test
    void addsUpTheHour() {
        var beginn = Stundenbild.beginn(JETZT);
        var vorausgehendeUhr = JETZT.plusSeconds(90);
        var stunde = Stundenbild.aus(
                List.of(
                        new Minutenzahl(beginn, Ereignisart.EINGEGANGEN, null, 2),
                        new Minutenzahl(beginn, Ereignisart.DUBLETTE, null, 1),
                        new Minutenzahl(vorausgehendeUhr, Ereignisart.EINGEGANGEN, null, 6),
                        new Minutenzahl(beginn, Ereignisart.ZUGESTELLT, Bereich.ARBEITGEBER_SERVICE, 4),
                        new Minutenzahl(beginn, Ereignisart.ZUGESTELLT, Bereich.LEISTUNG, 3)),
                JETZT);

        assertThat(beginn).isEqualTo(Instant.parse("2025-10-01T06:31:00Z"));
        assertThat(stunde.anzahl(Ereignisart.EINGEGANGEN)).isEqualTo(8);
        assertThat(stunde.anzahl(Ereignisart.ZUGESTELLT)).isEqualTo(7);
        assertThat(stunde.zugestellt(Bereich.LEISTUNG)).isEqualTo(3);
        assertThat(stunde.jeMinute()).hasSize(60).startsWith(3L).endsWith(6L);
        assertThat(stunde.balken()).extracting(Stundenbild.Balken::hoehe).containsExactly(50, 100);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0 s", "59, 59 s", "60, 1 min", "3600, 1 h 0 min", "172799, 47 h 59 min", "172800, 2 Tagen"})
    void saysASpanAsPeopleDo(long sekunden, String text) {
        assertThat(Dauer.text(Duration.ofSeconds(sekunden))).isEqualTo(text);
    }

    private static Lage mit(Warteschlange queue) {
        return new Lage(JETZT, STUNDE, VERSAND, TEILE, true, List.of(queue), FRIST);
    }

    private static Teil teil(String code, boolean inOrdnung) {
        return Teil.von(code, inOrdnung ? Status.UP : Status.DOWN, null);
    }

    private static <T> Stand<T> gelesen(@Nullable T wert) {
        return new Stand<>(wert, JETZT, false);
    }
}

package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.zustaendigkeit.Ergebnis;
import de.postfachhub.zustaendigkeit.Zuordnung;
import de.postfachhub.zustaendigkeit.Zuordnungsfrage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EreignisseTest {

    private final UUID nachrichtId = UUID.randomUUID();
    private final Ereignisse ereignisse = Beispiel.ereignisse(Beispiel.JETZT);

    @Test
    void recordsReceiptAndTargetOfADeliveredMessage() {
        var reihe = ereignisse.zugestellt(
                Kopfdaten.von(Beispiel.kopf(nachrichtId)), zuordnung("ags.735@ba.example"), "ID:1", null);

        assertThat(reihe)
                .extracting(Ereignis::art, Ereignis::lfd)
                .containsExactly(tuple(Ereignisart.EINGEGANGEN, 0), tuple(Ereignisart.ZUGESTELLT, 1));
        assertThat(reihe).allSatisfy(ereignis -> {
            assertThat(ereignis.zeitpunkt()).isEqualTo(Beispiel.JETZT);
            assertThat(ereignis.kopf()).isEqualTo(Beispiel.kopfdaten(nachrichtId));
            assertThat(ereignis.jmsMessageId()).isEqualTo("ID:1");
            assertThat(ereignis.instanz()).isEqualTo("hub-1");
        });
        assertThat(reihe.get(1).ziel())
                .isEqualTo(new Ziel(
                        Bereich.ARBEITGEBER_SERVICE,
                        "postfach.ziel.735.arbeitgeber-service",
                        "ags.735@ba.example",
                        "g:17;w:34"));
    }

    @Test
    void saysThatNobodyIsNotifiedWithoutAnOrganisationspostfach() {
        var reihe = ereignisse.zugestellt(Kopfdaten.von(Beispiel.kopf(nachrichtId)), zuordnung(null), "ID:1", null);

        assertThat(reihe)
                .extracting(Ereignis::art, Ereignis::lfd, Ereignis::gruende)
                .containsExactly(
                        tuple(Ereignisart.EINGEGANGEN, 0, List.of()),
                        tuple(Ereignisart.ZUGESTELLT, 1, List.of()),
                        tuple(Ereignisart.NICHT_BENACHRICHTIGT, 2, List.of("KEIN_ORGANISATIONSPOSTFACH")));
    }

    @Test
    void recordsAKlaerfallOfWhichNothingCouldBeRead() {
        var reihe = ereignisse.klaerfall(Kopfdaten.UNBEKANNT, List.of("KEIN_JSON"), null, "ID:1");

        assertThat(reihe)
                .extracting(Ereignis::art, ereignis -> ereignis.ziel().queue(), Ereignis::gruende)
                .containsExactly(
                        tuple(Ereignisart.EINGEGANGEN, null, List.of()),
                        tuple(Ereignisart.KLAERFALL, "postfach.klaerfall", List.of("KEIN_JSON")));
    }

    @Test
    void receivesAReplayedMessageOnlyOnce() {
        var reihe = ereignisse.wiedervorgelegt(ereignisse.zugestellt(
                Kopfdaten.von(Beispiel.kopf(nachrichtId)), zuordnung("ags.735@ba.example"), "ID:2", null));

        assertThat(reihe)
                .extracting(Ereignis::art, Ereignis::lfd)
                .containsExactly(tuple(Ereignisart.WIEDERVORGELEGT, 0), tuple(Ereignisart.ZUGESTELLT, 1));
    }

    @Test
    void makesAKlaerfallOfWhatAnAgencyHandsBack() {
        var reihe = ereignisse.zurueckgegeben(Beispiel.kopfdaten(nachrichtId), "ID:3");

        assertThat(reihe)
                .extracting(Ereignis::art, Ereignis::gruende)
                .containsExactly(
                        tuple(Ereignisart.ZURUECKGEGEBEN, List.of()),
                        tuple(Ereignisart.KLAERFALL, List.of("ZURUECKGEGEBEN")));
    }

    @Test
    void givesEachOtherThingOneEvent() {
        var kopf = Beispiel.kopf(nachrichtId);
        var postfach = "ags.735@ba.example";

        assertThat(ereignisse.dublette(Kopfdaten.von(kopf), "ID:4"))
                .extracting(Ereignis::art)
                .containsExactly(Ereignisart.DUBLETTE);
        assertThat(ereignisse.benachrichtigt(nachrichtId, "73501", postfach))
                .extracting(
                        Ereignis::art,
                        ereignis -> ereignis.kopf().dienststelle(),
                        ereignis -> ereignis.ziel().organisationspostfach())
                .containsExactly(tuple(Ereignisart.BENACHRICHTIGT, "73501", postfach));
        assertThat(ereignisse.nichtBenachrichtigt(nachrichtId, "73501", postfach, Hinweis.POSTFACH_GESPERRT))
                .extracting(Ereignis::art, Ereignis::gruende)
                .containsExactly(tuple(Ereignisart.NICHT_BENACHRICHTIGT, List.of("POSTFACH_GESPERRT")));
        assertThat(ereignisse.fehler(Kopfdaten.UNBEKANNT, "postfach.eingang", List.of(), "ID:5", 10))
                .extracting(
                        Ereignis::art,
                        Ereignis::versuch,
                        ereignis -> ereignis.ziel().queue())
                .containsExactly(tuple(Ereignisart.FEHLER, 10, "postfach.eingang"));
    }

    private static Zuordnung zuordnung(@Nullable String organisationspostfach) {
        return new Zuordnung(
                Zuordnungsfrage.von(Beispiel.kopf(UUID.randomUUID())),
                Ergebnis.ARBEITGEBER_SERVICE,
                null,
                Bereich.ARBEITGEBER_SERVICE,
                "postfach.ziel.735.arbeitgeber-service",
                organisationspostfach,
                null,
                "g:17;w:34",
                List.of(),
                17);
    }
}

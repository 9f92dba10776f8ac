package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragswelt.VERWALTUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.umstellung;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same form sent twice: one after the other, at once, at two instances. */
class EinmalschluesselTest {

    private static final String DATENBANKEN = "de.postfachhub.Testdatenbank#alle";
    private static final int MALE = 12;

    @TempDir
    Path ordner;

    private final UUID schluessel = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void makesOneDraftOfAFormThatIsSentAtOnceToTwoInstances(Testdatenbank datenbank) throws Exception {
        try (var eine = Auftragswelt.an(datenbank, ordner);
                var andere = Auftragswelt.an(datenbank, ordner)) {
            var antrag = umstellung("2026-12-01");

            var nummern = gleichzeitig(
                    i -> (i % 2 == 0 ? eine : andere).auftraege.stelle(antrag, null, schluessel, VERWALTUNG));

            assertThat(nummern).hasSize(MALE).containsOnly(nummern.get(0));
            assertThat(alle(eine)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void replacesARequestOnceByANewVersionThatIsSentAtOnce(Testdatenbank datenbank) throws Exception {
        try (var eine = Auftragswelt.an(datenbank, ordner);
                var andere = Auftragswelt.an(datenbank, ordner)) {
            var frueherer = eine.eingereicht(umstellung("2026-12-01"));
            var antrag = umstellung("2026-12-02");

            var nummern = gleichzeitig(
                    i -> (i % 2 == 0 ? eine : andere).auftraege.stelle(antrag, frueherer.id(), schluessel, VERWALTUNG));

            assertThat(nummern).hasSize(MALE).containsOnly(nummern.get(0));
            assertThat(alle(eine)).hasSize(2);
            assertThat(eine.auftraege.finde(frueherer.id()).orElseThrow().schritte())
                    .extracting(Auftragsschritt::zustand)
                    .containsExactly(
                            Auftragszustand.ENTWURF, Auftragszustand.EINGEREICHT, Auftragszustand.ZURUECKGEZOGEN);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void undoesARequestOnceWhenTheButtonIsPressedTwice(Testdatenbank datenbank) throws Exception {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var genehmigter = welt.genehmigt(umstellung("2026-12-01"));

            var nummern = gleichzeitig(i -> welt.auftraege.kehreUm(genehmigter.id(), schluessel, VERWALTUNG));

            assertThat(nummern).hasSize(MALE).containsOnly(nummern.get(0));
            assertThat(alle(welt)).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void tellsAChangedFormFromTheSameOneAndMineFromYours(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var erster = welt.auftraege.stelle(umstellung("2026-12-01"), null, schluessel, VERWALTUNG);

            assertThat(welt.auftraege
                            .stelle(umstellung("2026-12-01"), null, schluessel, VERWALTUNG)
                            .id())
                    .isEqualTo(erster.id());
            assertThatExceptionOfType(Auftragskonflikt.class)
                    .isThrownBy(() -> welt.auftraege.stelle(umstellung("2026-12-02"), null, schluessel, VERWALTUNG))
                    .satisfies(konflikt -> {
                        assertThat(konflikt.code()).isEqualTo("SCHON_ABGESANDT");
                        assertThat(konflikt.text()).contains("Auftrag " + erster.id());
                    });
            var kollegin = new Handelnder("kollegin", Set.of(Rolle.ADMINISTRATION), Set.of("701"));
            assertThat(welt.auftraege
                            .stelle(umstellung("2026-12-01"), null, schluessel, kollegin)
                            .id())
                    .isNotEqualTo(erster.id());
            assertThat(welt.auftraege
                            .stelle(umstellung("2026-12-01"), null, UUID.randomUUID(), VERWALTUNG)
                            .id())
                    .isNotEqualTo(erster.id());
            assertThat(alle(welt)).hasSize(3);
        }
    }

    private interface Sendung {

        Aenderungsauftrag sende(int i);
    }

    /** @return the number of the request to which each of them led */
    private static List<Long> gleichzeitig(Sendung sendung) throws Exception {
        var start = new CountDownLatch(MALE);
        var leute = Executors.newFixedThreadPool(MALE);
        try {
            List<Long> nummern = new ArrayList<>();
            for (var antwort : leute.invokeAll(IntStream.range(0, MALE)
                    .<Callable<Long>>mapToObj(i -> () -> {
                        start.countDown();
                        start.await();
                        return sendung.sende(i).id();
                    })
                    .toList())) {
                nummern.add(antwort.get());
            }
            return nummern;
        } finally {
            leute.shutdown();
        }
    }

    private static List<Aenderungsauftrag> alle(Auftragswelt welt) {
        return welt.auftraege.suche(new Auftragssuche(Set.of(), null, null, null, 0, 100));
    }
}

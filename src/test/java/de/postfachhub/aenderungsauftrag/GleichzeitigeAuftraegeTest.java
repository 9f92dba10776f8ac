package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragswelt.GENEHMIGUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.VERWALTUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.umstellung;
import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Stammdatendateien;
import de.postfachhub.zustaendigkeit.Zeile;
import de.postfachhub.zustaendigkeit.Zustaendigkeiten;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fifty people at once, on the same rows: some write, some approve, some withdraw. */
class GleichzeitigeAuftraegeTest {

    private static final int LEUTE = 50;

    @TempDir
    Path ordner;

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void leaveTablesWithoutGapAndOverlapAndTellEachLoser(Testdatenbank datenbank) throws Exception {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var offene = IntStream.range(0, 10)
                    .mapToObj(i -> welt.eingereicht(umstellung(tag(i))))
                    .toList();

            var antworten = gleichzeitig(IntStream.range(0, LEUTE)
                    .<Callable<@Nullable String>>mapToObj(i -> () -> handle(welt, offene.get(i % 10), i))
                    .toList());

            assertThat(antworten)
                    .filteredOn(antwort -> antwort != null)
                    .isNotEmpty()
                    .allSatisfy(text ->
                            assertThat(text).matches("(FALSCHER_ZUSTAND|STAND_GEAENDERT|GLEICHZEITIG): .{40,}"));
            for (var offener : offene) {
                assertThat(entscheidungen(welt, offener)).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(welt.auftraege.suche(
                            new Auftragssuche(EnumSet.of(Auftragszustand.GENEHMIGT), null, null, null, 0, LEUTE)))
                    .isNotEmpty();
            verlangeLueckenlos(welt);
            welt.bean(Stammdatendateien.class).exportiere(ordner.resolve("export"));
        }
    }

    private static String tag(int i) {
        return LocalDate.of(2026, 12, 1).plusDays(i).toString();
    }

    /** @return what the loser is told; null for one who wasn't late */
    private static @Nullable String handle(Auftragswelt welt, Aenderungsauftrag offener, int wer) {
        try {
            switch (wer / 10) {
                case 0, 1 -> welt.auftraege.genehmige(offener.id(), true, null, GENEHMIGUNG);
                case 2 -> welt.auftraege.nimmZurueck(offener.id(), null, VERWALTUNG);
                case 3 -> welt.auftraege.lehneAb(offener.id(), "anders", GENEHMIGUNG);
                default -> {
                    var neuer = welt.eingereicht(umstellung(tag(new Random(wer).nextInt(30))));
                    welt.auftraege.genehmige(neuer.id(), true, null, GENEHMIGUNG);
                }
            }
            return null;
        } catch (Auftragskonflikt e) {
            return e.code() + ": " + e.text();
        }
    }

    private static List<@Nullable String> gleichzeitig(List<Callable<@Nullable String>> alle) throws Exception {
        var start = new CountDownLatch(alle.size());
        var leute = Executors.newFixedThreadPool(alle.size());
        try {
            List<@Nullable String> antworten = new ArrayList<>();
            for (var antwort : leute.invokeAll(alle.stream()
                    .<Callable<@Nullable String>>map(handlung -> () -> {
                        start.countDown();
                        start.await();
                        return handlung.call();
                    })
                    .toList())) {
                antworten.add(antwort.get());
            }
            return antworten;
        } finally {
            leute.shutdown();
        }
    }

    private static List<Auftragszustand> entscheidungen(Auftragswelt welt, Aenderungsauftrag auftrag) {
        Set<Auftragszustand> entschieden =
                EnumSet.of(Auftragszustand.GENEHMIGT, Auftragszustand.ABGELEHNT, Auftragszustand.ZURUECKGEZOGEN);
        return welt.auftraege.finde(auftrag.id()).orElseThrow().schritte().stream()
                .map(Auftragsschritt::zustand)
                .filter(entschieden::contains)
                .toList();
    }

    private static void verlangeLueckenlos(Auftragswelt welt) {
        var stammdaten = welt.bean(Zustaendigkeiten.class).stammdaten();
        Stream.of(stammdaten.postfaecher(), stammdaten.dienststellen())
                .flatMap(List::stream)
                .map(Zeile.class::cast)
                .collect(Collectors.groupingBy(Zeile::schluessel))
                .forEach((schluessel, zeilen) -> {
                    var zeiten = zeilen.stream()
                            .map(Zeile::gueltigkeit)
                            .sorted(Comparator.comparing(Gueltigkeit::ab))
                            .toList();
                    for (var i = 0; i + 1 < zeiten.size(); i++) {
                        assertThat(zeiten.get(i).bis())
                                .as("%s", schluessel)
                                .isEqualTo(zeiten.get(i + 1).ab());
                    }
                    assertThat(zeiten.get(zeiten.size() - 1).bis())
                            .as("%s", schluessel)
                            .isNull();
                });
        assertThat(stammdaten.weiterleitungen().stream()
                        .filter(zeile -> zeile.dienststelle().equals("701"))
                        .filter(zeile -> zeile.gueltigkeit().enthaelt(LocalDate.of(2027, 6, 1))))
                .hasSize(1);
    }
}

package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zustaendigkeit.Stammdatenfehler.Art;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

class StammdatenpflegeTest {

    private static final Stammdaten NUERNBERG = Testtabellen.aus(
            "735,Nürnberg,2023-01-01,,\n",
            "735,LEISTUNG,postfach.ziel.735.leistung,l@agentur.example,2023-01-01,\n",
            "735,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-09-22,2026-01-01,Weisung\n");

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void givesBackWhatWasWritten(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);

        assertThat(instanz.fuegeEin(NUERNBERG)).isTrue();

        assertThat(instanz.speicher().lade())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\.id")
                .isEqualTo(NUERNBERG);
        assertThat(instanz.zustaendigkeiten().stand().generation()).isEqualTo(1);
        assertThat(instanz.zustaendigkeiten().stand().weiterleitungen()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void refusesOverlapAndWritesNothing(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);
        instanz.fuegeEin(NUERNBERG);
        var zweite = new Stammdaten(
                List.of(new Dienststelle(
                        0, "739", "Regensburg", null, Gueltigkeit.ab(LocalDate.of(2023, 1, 1)), null, null)),
                List.of(),
                List.of(neueRegel(NUERNBERG.weiterleitungen().get(0), LocalDate.of(2025, 12, 31))));

        assertThatThrownBy(() -> instanz.fuegeEin(zweite))
                .isInstanceOfSatisfying(
                        StammdatenUngueltig.class,
                        ungueltig -> assertThat(ungueltig.fehler())
                                .extracting(Stammdatenfehler::art)
                                .containsExactly(Art.UEBERSCHNEIDUNG));

        assertThat(instanz.speicher().lade().dienststellen()).hasSize(1);
        assertThat(instanz.speicher().lade().weiterleitungen()).hasSize(1);
        assertThat(instanz.speicher().generation()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void acceptsValidityThatMeets(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);
        instanz.fuegeEin(NUERNBERG);

        instanz.fuegeEin(new Stammdaten(
                List.of(),
                List.of(),
                List.of(neueRegel(NUERNBERG.weiterleitungen().get(0), LocalDate.of(2026, 1, 1)))));

        assertThat(instanz.zustaendigkeiten().stand().weiterleitungen()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void refusesRuleForAnliegenOutsideTheCatalogue(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);
        instanz.fuegeEin(NUERNBERG);
        var regel = NUERNBERG.weiterleitungen().get(0);
        var fremd = new Weiterleitung(
                0,
                "735",
                "KUG_ANZEIGE",
                regel.rechtskreis(),
                regel.herkunft(),
                regel.bereich(),
                regel.gueltigkeit(),
                null,
                null);

        assertThatThrownBy(() -> instanz.fuegeEin(new Stammdaten(List.of(), List.of(), List.of(fremd))))
                .isInstanceOf(StammdatenUngueltig.class)
                .hasMessageContaining("KUG_ANZEIGE steht nicht im Anliegenkatalog");
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void keepsReplacedRowsWithTheTimesOfKnowledge(Testdatenbank datenbank) {
        var stehendeUhr = Clock.fixed(Instant.parse("2025-09-01T10:00:00Z"), ZoneOffset.UTC);
        var instanz = Instanz.an(datenbank, stehendeUhr);
        instanz.fuegeEin(NUERNBERG);
        var alt = instanz.speicher().lade().weiterleitungen().get(0);
        var neu = neueRegel(alt, LocalDate.of(2025, 10, 1));

        instanz.pflege()
                .schreibe(bekannt ->
                        new Stammdatenaenderung(List.of(alt), new Stammdaten(List.of(), List.of(), List.of(neu))));

        assertThat(instanz.speicher().lade().weiterleitungen())
                .extracting(zeile -> zeile.gueltigkeit().ab(), Weiterleitung::aenderungsauftrag)
                .containsExactly(tuple(LocalDate.of(2025, 10, 1), 42L));
        // Known at any time: exactly one of the two, also though the clock stood still.
        assertThat(datenbank
                        .jdbc()
                        .sql("SELECT count(*) FROM weiterleitung a JOIN weiterleitung n ON a.ersetzt_am = n.erfasst_am")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        instanz.pflege().schreibe(bekannt -> new Stammdatenaenderung(List.of(alt), Stammdaten.KEINE)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void joinsTheCallersTransaction(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);

        instanz.transaktion().executeWithoutResult(status -> {
            instanz.fuegeEin(NUERNBERG);
            assertThat(instanz.zustaendigkeiten().stand().generation()).isZero();
            status.setRollbackOnly();
        });
        assertThat(instanz.speicher().lade().istLeer()).isTrue();

        instanz.transaktion().executeWithoutResult(status -> instanz.fuegeEin(NUERNBERG));
        assertThat(instanz.zustaendigkeiten().stand().dienststellen()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void oneOfManyConcurrentWritersWins(Testdatenbank datenbank) throws Exception {
        Instanz.an(datenbank).fuegeEin(NUERNBERG);
        var regel = NUERNBERG.weiterleitungen().get(0);
        var anzahl = 16;
        var start = new CyclicBarrier(anzahl);
        // Every writer is an instance of its own and wants other days, which overlap with those of all others.
        List<Callable<Boolean>> schreiber = IntStream.range(0, anzahl)
                .<Callable<Boolean>>mapToObj(nummer -> () -> {
                    var instanz = Instanz.an(datenbank);
                    var neu = neueRegel(regel, LocalDate.of(2026, 1, 1).plusDays(nummer));
                    start.await(30, TimeUnit.SECONDS);
                    try {
                        return instanz.fuegeEin(new Stammdaten(List.of(), List.of(), List.of(neu)));
                    } catch (StammdatenUngueltig e) {
                        return false;
                    }
                })
                .toList();

        var gewonnen = new ArrayList<Boolean>();
        var faeden = Executors.newFixedThreadPool(anzahl);
        try {
            for (var ergebnis : faeden.invokeAll(schreiber)) {
                gewonnen.add(ergebnis.get());
            }
        } finally {
            faeden.shutdown();
        }

        assertThat(gewonnen).containsOnlyOnce(true);
        assertThat(Instanz.an(datenbank).zustaendigkeiten().stand().weiterleitungen())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void databaseItselfRefusesASecondRowOfTheSameDay(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);
        instanz.fuegeEin(NUERNBERG);

        assertThatThrownBy(() -> datenbank.jdbc().sql("""
                                INSERT INTO dienststelle (nummer, name, gueltig_ab, erfasst_am)
                                SELECT nummer, name, gueltig_ab, erfasst_am FROM dienststelle
                                """).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static Weiterleitung neueRegel(Weiterleitung vorlage, LocalDate ab) {
        return new Weiterleitung(
                0,
                vorlage.dienststelle(),
                vorlage.anliegen(),
                vorlage.rechtskreis(),
                vorlage.herkunft(),
                vorlage.bereich(),
                Gueltigkeit.ab(ab),
                null,
                42L);
    }
}

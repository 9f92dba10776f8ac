package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StammdatendateienTest {

    private static final String BEISPIEL = "classpath:stammdaten";

    @TempDir
    Path ordner;

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void exportGivesBackWhatWasImported(Testdatenbank datenbank) throws IOException {
        var instanz = Instanz.an(datenbank);
        var dateien = instanz.dateien(BEISPIEL);
        dateien.importiereBeimErstenStart();

        dateien.exportiere(ordner);

        for (var tabelle : Stammdatentabelle.values()) {
            assertThat(ordner.resolve(tabelle.datei()))
                    .hasSameTextualContentAs(Path.of("src/test/resources/stammdaten", tabelle.datei()));
        }
    }

    /** A spreadsheet takes them for formulas; an apostrophe before them would come back with the import. */
    @Test
    void exportKeepsNamesOfOldThatLookLikeFormulasAndTheImportRefusesThem() throws IOException {
        var datenbank = Testdatenbank.h2();
        Instanz.an(datenbank).fuegeEin(Testtabellen.aus("030,Berlin,2020-01-01,,\n", "", ""));
        datenbank
                .jdbc()
                .sql("UPDATE dienststelle SET name = '=cmd|'' /C calc''!A0'")
                .update();

        Instanz.an(datenbank).dateien(null).exportiere(ordner);

        assertThat(Files.readAllLines(ordner.resolve("dienststellen.csv")))
                .contains("030,=cmd|' /C calc'!A0,2020-01-01,,,");
        assertThatThrownBy(() -> Instanz.an(Testdatenbank.h2()).dateien(null).importiereWennLeer(ordner.toString()))
                .isInstanceOf(StammdatenUngueltig.class)
                .hasMessageContaining("am Anfang kein = + - @ |");
    }

    @Test
    void exportOfAwkwardTextsIsAcceptedByTheImport() throws IOException {
        var eine = Instanz.an(Testdatenbank.h2());
        var stammdaten = Testtabellen.aus(
                "030,\"a, \"\"b\"\"; 'c'\",0001-01-01,9999-12-31,\n03001,# =1+1 ä€\uD83D\uDE00 \\,2020-01-01,,\n",
                "",
                "030,STELLENANGEBOT,SGB_II,PERSONENPROFIL,LEISTUNG,2020-01-01,,\" ,\"\n");
        eine.fuegeEin(stammdaten);
        eine.dateien(null).exportiere(ordner);

        pruefeImport(stammdaten);
    }

    private void pruefeImport(Stammdaten exportierte) throws IOException {
        var andere = Instanz.an(Testdatenbank.h2());
        andere.dateien(null).importiereWennLeer(ordner.toString());
        assertThat(andere.speicher().lade())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\.id")
                .isEqualTo(exportierte);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void importsOnceWhenInstancesStartTogether(Testdatenbank datenbank) throws Exception {
        var anzahl = 4;
        var start = new CyclicBarrier(anzahl);
        List<Callable<Boolean>> starts = IntStream.range(0, anzahl)
                .<Callable<Boolean>>mapToObj(nummer -> () -> {
                    var dateien = Instanz.an(datenbank).dateien(null);
                    start.await(30, TimeUnit.SECONDS);
                    return dateien.importiereWennLeer(BEISPIEL);
                })
                .toList();

        var faeden = Executors.newFixedThreadPool(anzahl);
        try {
            var importiert = 0;
            for (var ergebnis : faeden.invokeAll(starts)) {
                importiert += ergebnis.get() ? 1 : 0;
            }
            assertThat(importiert).isEqualTo(1);
        } finally {
            faeden.shutdown();
        }
        assertThat(Instanz.an(datenbank).zustaendigkeiten().stand().dienststellen())
                .isEqualTo(53);
    }

    @Test
    void leavesFilledTablesAlone() {
        var instanz = Instanz.an(Testdatenbank.h2());
        instanz.fuegeEin(Testtabellen.aus("735,Nürnberg,2023-01-01,,\n", "", ""));

        instanz.dateien("no-such-folder").importiereBeimErstenStart();

        assertThat(instanz.dateien(null).importiereWennLeer(BEISPIEL)).isFalse();
        assertThat(instanz.zustaendigkeiten().stand().dienststellen()).isEqualTo(1);
    }

    @Test
    void importsNothingIfThereIsAFault() throws IOException {
        var instanz = Instanz.an(Testdatenbank.h2());
        instanz.fuegeEin(Stammdaten.KEINE);
        Files.writeString(ordner.resolve("dienststellen.csv"), "nummer,name,gueltig_ab,gueltig_bis,nachfolger\n");

        assertThatThrownBy(() -> instanz.dateien(ordner.toString()).importiereBeimErstenStart())
                .isInstanceOf(StammdatenUngueltig.class)
                .hasMessageContaining(ordner.toString())
                .hasMessageContaining("postfaecher.csv, Zeile 1: nicht gefunden");
        assertThat(instanz.speicher().lade().istLeer()).isTrue();
    }

    @Test
    void showsFaultsAtTheStartAsAList() {
        var dateien = Instanz.an(Testdatenbank.h2()).dateien("no-such-folder");

        assertThatThrownBy(dateien::importiereBeimErstenStart).satisfies(fehler -> {
            var analyse = new StammdatenUngueltigAnalyse().analyze(new IllegalStateException(fehler));
            assertThat(analyse.getDescription())
                    .contains("no-such-folder", "dienststellen.csv", "postfaecher.csv", "weiterleitungen.csv");
            assertThat(analyse.getAction()).contains("neu starten");
        });
    }
}

package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VollbestandTest {

    /** Not the speed of a machine: a bound that only a load gone quadratic or row by row misses. */
    private static final Duration SEKUNDEN = Duration.ofSeconds(30);

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void writesAndLoadsAHundredThousandRows(Testdatenbank datenbank) {
        var beginn = System.nanoTime();
        Instanz.an(datenbank).fuegeEin(Vollbestand.stammdaten());
        var geschrieben = System.nanoTime();
        var stand = Instanz.an(datenbank).zustaendigkeiten().stand();
        var geladen = System.nanoTime();

        assertThat(stand.dienststellen()).isEqualTo(Vollbestand.DIENSTSTELLEN);
        assertThat(stand.dienststellen() + stand.postfaecher() + stand.weiterleitungen())
                .isEqualTo(Vollbestand.ZEILEN);
        System.out.printf(
                "%s: written in %d ms, loaded in %d ms%n",
                datenbank, (geschrieben - beginn) / 1_000_000, (geladen - geschrieben) / 1_000_000);
        assertThat(Duration.ofNanos(geladen - geschrieben)).isLessThan(SEKUNDEN);
    }

    /** The real numbers, where the workplace has them beside the project. */
    @Test
    void everyRealDienststelleFindsItsAgency() throws IOException {
        var daten = Path.of("../shared/data");
        assumeTrue(Files.isReadable(daten.resolve("geschaeftsstellen.csv")), "no real numbers beside the project");
        var agenturen = ersteSpalte(daten.resolve("agenturen.csv"));
        var geschaeftsstellen = ersteSpalte(daten.resolve("geschaeftsstellen.csv"));
        var schnappschuss = new Schnappschuss(
                1,
                Testtabellen.aus(
                        agenturen.stream()
                                .map(nummer -> nummer + ",Ort,2023-01-01,,\n")
                                .collect(Collectors.joining()),
                        agenturen.stream()
                                .map(nummer -> "%s,LEISTUNG,postfach.ziel.%s.leistung,,2023-01-01,\n"
                                        .formatted(nummer, nummer))
                                .collect(Collectors.joining()),
                        ""));

        assertThat(geschaeftsstellen)
                .hasSizeGreaterThan(700)
                .allSatisfy(nummer -> assertThat(Entscheidung.triff(
                                        schnappschuss,
                                        Testtabellen.KATALOG,
                                        new Zuordnungsfrage(
                                                nummer,
                                                Testtabellen.EGZ,
                                                Rechtskreis.SGB_III,
                                                Herkunft.UNTERNEHMENSPROFIL,
                                                OffsetDateTime.parse("2025-10-01T09:00+02:00")))
                                .zielpostfach())
                        .isEqualTo("postfach.ziel." + nummer.substring(0, 3) + ".leistung"));
    }

    private static List<String> ersteSpalte(Path datei) throws IOException {
        try (var zeilen = Files.lines(datei)) {
            return zeilen.skip(1).map(zeile -> zeile.split(",", 2)[0]).toList();
        }
    }
}

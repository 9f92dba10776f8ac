package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.zustaendigkeit.Stammdatenfehler.Art;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test starts from three good files and spoils something. */
class StammdatenleserTest {

    private final Map<Stammdatentabelle, byte[]> dateien = new EnumMap<>(Map.of(
            Stammdatentabelle.DIENSTSTELLE,
            bytes("""
                    nummer,name,gueltig_ab,gueltig_bis,nachfolger
                    735,Nürnberg,2023-01-01,,
                    73501,"Nürnberg, Mitte",2023-01-01,2025-07-01,735
                    """),
            Stammdatentabelle.POSTFACH,
            bytes("""
                    dienststelle,bereich,zielpostfach,organisationspostfach,gueltig_ab,gueltig_bis
                    735,LEISTUNG,postfach.ziel.735.leistung,leistung.735@agentur.example,2023-01-01,2024-01-01
                    735,LEISTUNG,postfach.ziel.735.leistung,,2024-01-01,
                    """),
            Stammdatentabelle.WEITERLEITUNG,
            bytes("""
                    dienststelle,anliegen,rechtskreis,herkunft,bereich,gueltig_ab,gueltig_bis,grund
                    735,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-09-22,,Weisung
                    """)));

    @Test
    void readsRowsOfAllFiles() {
        var stammdaten = lies();

        assertThat(stammdaten.dienststellen())
                .extracting(Dienststelle::nummer, Dienststelle::name, Dienststelle::nachfolger)
                .containsExactly(tuple("735", "Nürnberg", null), tuple("73501", "Nürnberg, Mitte", "735"));
        assertThat(stammdaten.postfaecher())
                .extracting(Postfach::organisationspostfach)
                .containsExactly("leistung.735@agentur.example", null);
        assertThat(stammdaten.weiterleitungen()).singleElement().satisfies(regel -> {
            assertThat(regel.bereich()).isEqualTo(Bereich.ARBEITGEBER_SERVICE);
            assertThat(regel.grund()).isEqualTo("Weisung");
        });
    }

    @Test
    void toleratesByteOrderMarkWindowsLinesAndAnotherOrderOfColumns() {
        dateien.put(
                Stammdatentabelle.DIENSTSTELLE,
                bytes("\uFEFFname,nummer,nachfolger,gueltig_ab,gueltig_bis\r\nNürnberg,735,,2023-01-01,\r\n\r\n"));

        assertThat(lies().dienststellen()).singleElement().satisfies(zeile -> {
            assertThat(zeile.nummer()).isEqualTo("735");
            assertThat(zeile.gueltigkeit().bis()).isNull();
        });
    }

    /** What spreadsheets make of a file when they save it, and still means the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFnummer,name,gueltig_ab,gueltig_bis,nachfolger\r\n735,Nürnberg,2023-01-01,9999-12-31,\r\n",
                "nummer,name,gueltig_ab,gueltig_bis,nachfolger\r735,Nürnberg,2023-01-01,9999-12-31,\r",
                "nummer,name,gueltig_ab,gueltig_bis,nachfolger\n735,Nürnberg,2023-01-01,9999-12-31,",
                "\"nummer\",\"name\",\"gueltig_ab\",\"gueltig_bis\",\"nachfolger\"\r\n"
                        + "\"735\",\"Nürnberg\",\"2023-01-01\",\"9999-12-31\",\"\"\r\n"
            })
    void takesAFileAsSpreadsheetsSaveIt(String datei) {
        dateien.put(Stammdatentabelle.DIENSTSTELLE, bytes(datei));

        assertThat(lies().dienststellen())
                .containsExactly(new Dienststelle(
                        2,
                        "735",
                        "Nürnberg",
                        null,
                        new Gueltigkeit(LocalDate.of(2023, 1, 1), LocalDate.of(9999, 12, 31)),
                        null,
                        null));
    }

    /** What they make of it, and means something else: separators, encodings, no content. */
    static Stream<Arguments> verdorbene() {
        String datei = "nummer,name,gueltig_ab,gueltig_bis,nachfolger\r\n735,Nürnberg,2023-01-01,,\r\n";
        return Stream.of(
                arguments(bytes(datei.replace(',', ';')), 1, Art.SPALTE_UNBEKANNT),
                arguments(bytes(datei.replace(',', '\t')), 1, Art.SPALTE_UNBEKANNT),
                arguments(bytes("sep=,\r\n" + datei), 1, Art.SPALTE_UNBEKANNT),
                arguments(bytes("sep=;\r\n" + datei.replace(',', ';')), 1, Art.SPALTE_UNBEKANNT),
                arguments(datei.getBytes(StandardCharsets.ISO_8859_1), 2, Art.FALSCHE_KODIERUNG),
                arguments(datei.getBytes(Charset.forName("windows-1252")), 2, Art.FALSCHE_KODIERUNG),
                arguments(datei.getBytes(StandardCharsets.UTF_16), 1, Art.FALSCHE_KODIERUNG),
                arguments(("\uFEFF" + datei).getBytes(StandardCharsets.UTF_16LE), 1, Art.FALSCHE_KODIERUNG),
                arguments(datei.getBytes(StandardCharsets.UTF_16LE), 2, Art.FALSCHE_KODIERUNG),
                arguments(bytes(""), 1, Art.SPALTE_FEHLT),
                arguments(bytes("\uFEFF"), 1, Art.SPALTE_FEHLT),
                arguments(bytes("\r\n"), 1, Art.SPALTE_UNBEKANNT));
    }

    @ParameterizedTest
    @MethodSource("verdorbene")
    void refusesAFileThatWasSavedInAnotherForm(byte[] datei, long zeile, Art art) {
        dateien.put(Stammdatentabelle.DIENSTSTELLE, datei);

        assertThat(fehler()).anySatisfy(fehler -> {
            assertThat(fehler.datei()).isEqualTo("dienststellen.csv");
            assertThat(fehler.zeile()).isEqualTo(zeile);
            assertThat(fehler.art()).isEqualTo(art);
            assertThat(fehler.text()).contains("erlaubt: ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            dienststellen   | 73,Ort,2023-01-01,,                    | nummer       | UNGUELTIGER_WERT
            dienststellen   | 7351,Ort,2023-01-01,,                  | nummer       | UNGUELTIGER_WERT
            dienststellen   | 30,Lost zeros,2023-01-01,,             | nummer       | UNGUELTIGER_WERT
            dienststellen   | 3001,Lost zero,2023-01-01,,            | nummer       | UNGUELTIGER_WERT
            dienststellen   | 7.35E+02,Ort,2023-01-01,,              | nummer       | UNGUELTIGER_WERT
            dienststellen   | 736,"Ort\u0007",2023-01-01,,           | name         | UNGUELTIGER_WERT
            dienststellen   | 736,"Ort\u001b",2023-01-01,,           | name         | UNGUELTIGER_WERT
            dienststellen   | 736,Ort,2023-01-01,31.12.2030,         | gueltig_bis  | UNGUELTIGER_WERT
            dienststellen   | 73a,Ort,2023-01-01,,                   | nummer       | UNGUELTIGER_WERT
            dienststellen   | ' 736,Ort,2023-01-01,,'                | nummer       | UNGUELTIGER_WERT
            dienststellen   | ٧٣٥,Ort,2023-01-01,,                   | nummer       | UNGUELTIGER_WERT
            dienststellen   | ,Ort,2023-01-01,,                      | nummer       | FELD_FEHLT
            dienststellen   | 736,,2023-01-01,,                      | name         | FELD_FEHLT
            dienststellen   | 736,Ort,,,                             | gueltig_ab   | FELD_FEHLT
            dienststellen   | 736,Ort,01.01.2023,,                   | gueltig_ab   | UNGUELTIGER_WERT
            dienststellen   | 736,Ort,2023-02-29,,                   | gueltig_ab   | UNGUELTIGER_WERT
            dienststellen   | 736,Ort,2023-01-01T00:00,,             | gueltig_ab   | UNGUELTIGER_WERT
            dienststellen   | 736,Ort,2023-01-01,2023-01-01,         | gueltig_bis  | ENDE_VOR_BEGINN
            dienststellen   | 736,Ort,2023-01-01,2022-01-01,         | gueltig_bis  | ENDE_VOR_BEGINN
            dienststellen   | 736,Ort,2023-01-01,morgen,             | gueltig_bis  | UNGUELTIGER_WERT
            dienststellen   | 736,Ort,2023-01-01,2024-01-01,999      | nachfolger   | UNBEKANNTE_DIENSTSTELLE
            dienststellen   | 736,Ort,2023-01-01,2024-01-01,99       | nachfolger   | UNGUELTIGER_WERT
            dienststellen   | 736,Ort,2023-01-01,2024-01-01,736      | nachfolger   | NACHFOLGER_IM_KREIS
            dienststellen   | 736,Ort,2023-01-01,,735                | nachfolger   | NACHFOLGER_OHNE_ENDE
            dienststellen   | 735,Nürnberg,2023-01-01,,              | gueltig_ab   | DOPPELTE_ZEILE
            dienststellen   | 735,Anders,2030-01-01,,                | gueltig_ab   | UEBERSCHNEIDUNG
            dienststellen   | 736,Ort,2023-01-01,                    | -            | SPALTENZAHL
            dienststellen   | 736,Ort,2023-01-01,,,                  | -            | SPALTENZAHL
            postfaecher     | 735,leistung,postfach.ziel.a,,2023-01-01,         | bereich               | UNGUELTIGER_WERT
            postfaecher     | 735,,postfach.ziel.a,,2023-01-01,                 | bereich               | FELD_FEHLT
            postfaecher     | 999,LEISTUNG,postfach.ziel.a,,2023-01-01,         | dienststelle          | UNBEKANNTE_DIENSTSTELLE
            postfaecher     | 735,ARBEITGEBER_SERVICE,,,2023-01-01,             | zielpostfach          | FELD_FEHLT
            postfaecher     | 735,LEISTUNG,postfach.ziel.a,,2024-06-01,         | gueltig_ab            | UEBERSCHNEIDUNG
            postfaecher     | 735,LEISTUNG,postfach.ziel.a,,2022-06-01,2023-01-02 | gueltig_ab          | UEBERSCHNEIDUNG
            weiterleitungen | 999,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,LEISTUNG,2023-01-01,, | dienststelle | UNBEKANNTE_DIENSTSTELLE
            weiterleitungen | 735,EGZ,SGB_III,UNTERNEHMENSPROFIL,LEISTUNG,2023-01-01,,                            | anliegen     | UNBEKANNTES_ANLIEGEN
            weiterleitungen | 735,*,SGB_III,UNTERNEHMENSPROFIL,LEISTUNG,2023-01-01,,                              | anliegen     | UNGUELTIGER_WERT
            weiterleitungen | 735,STELLENANGEBOT,SGB III,UNTERNEHMENSPROFIL,LEISTUNG,2023-01-01,,                 | rechtskreis  | UNGUELTIGER_WERT
            weiterleitungen | 735,STELLENANGEBOT,SGB_III,ALLE,LEISTUNG,2023-01-01,,                               | herkunft     | UNGUELTIGER_WERT
            weiterleitungen | 735,STELLENANGEBOT,SGB_III,,LEISTUNG,2023-01-01,,                                   | herkunft     | FELD_FEHLT
            weiterleitungen | 735,STELLENANGEBOT,SGB_III,UNTERNEHMENSPROFIL,AGS,2023-01-01,,                      | bereich      | UNGUELTIGER_WERT
            """)
    void namesLineColumnAndFault(String datei, String zeile, String spalte, Art art) {
        var tabelle = tabelle(datei);
        haengeAn(tabelle, zeile);

        assertThat(fehler()).singleElement().satisfies(fehler -> {
            assertThat(fehler.datei()).isEqualTo(datei + ".csv");
            assertThat(fehler.zeile()).isEqualTo(tabelle == Stammdatentabelle.WEITERLEITUNG ? 3 : 4);
            assertThat(fehler.spalte()).isEqualTo(spalte);
            assertThat(fehler.art()).isEqualTo(art);
            assertThat(fehler.text()).contains("erlaubt: ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postfach.eingang",
                "postfach.ziel.",
                "postfach.ziel",
                "Postfach.ziel.735",
                "postfach.ziel.735.leistung?concurrentConsumers=9",
                "postfach.ziel.735::leistung",
                "postfach.ziel.#",
                "postfach.ziel.*",
                "postfach.ziel.$x",
                "postfach.ziel.735 leistung",
                "postfach.ziel..735",
                "postfach.ziel.735.",
                "postfach.ziel.{{x}}",
                "postfach.ziel.735/leistung",
                "postfach.ziel.nürnberg",
                "\"postfach.ziel.735\nleistung\""
            })
    void refusesQueueNamesThatMeanMore(String zielpostfach) {
        haengeAn(Stammdatentabelle.POSTFACH, "735,ARBEITGEBER_SERVICE," + zielpostfach + ",,2023-01-01,");

        assertThat(fehler()).singleElement().satisfies(fehler -> {
            assertThat(fehler.spalte()).isEqualTo("zielpostfach");
            assertThat(fehler.art()).isEqualTo(Art.UNGUELTIGER_WERT);
            assertThat(fehler.text()).doesNotContain("\n");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keine-adresse",
                "a@b",
                "@agentur.example",
                "a@agentur.example@agentur.example",
                "Team <a@agentur.example>",
                "\"a@agentur.example,b@agentur.example\"",
                "a@agentur.example;b@agentur.example",
                "\"a@agentur.example\nBcc: b@agentur.example\"",
                "a b@agentur.example",
                "a..b@agentur.example",
                ".a@agentur.example",
                "a@-agentur.example",
                "a@agentur..example",
                "a@[127.0.0.1]",
                "ä@agentur.example",
                "a@agentur.example?bcc=b@agentur.example"
            })
    void refusesWhatIsNotOnePlainAddress(String organisationspostfach) {
        haengeAn(
                Stammdatentabelle.POSTFACH,
                "735,ARBEITGEBER_SERVICE,postfach.ziel.a," + organisationspostfach + ",2023-01-01,");

        assertThat(fehler()).singleElement().satisfies(fehler -> {
            assertThat(fehler.spalte()).isEqualTo("organisationspostfach");
            assertThat(fehler.art()).isEqualTo(Art.UNGUELTIGER_WERT);
        });
    }

    @Test
    void findsCircleOfSuccessors() {
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "801,A,2020-01-01,2021-01-01,802");
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "802,B,2020-01-01,2022-01-01,803");
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "803,C,2020-01-01,2023-01-01,801");
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "804,D,2020-01-01,2023-01-01,801");

        assertThat(fehler())
                .allSatisfy(fehler -> assertThat(fehler.art()).isEqualTo(Art.NACHFOLGER_IM_KREIS))
                .extracting(Stammdatenfehler::zeile)
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    void findsOverlapAcrossARowInBetween() {
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "801,A,2020-01-01,2030-01-01,");
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "801,A,2021-01-01,2022-01-01,");
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "801,A,2023-01-01,2024-01-01,");
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "801,A,2030-01-01,,");

        assertThat(fehler()).extracting(Stammdatenfehler::zeile).containsExactly(5L, 6L);
        assertThat(fehler()).allSatisfy(fehler -> assertThat(fehler.text()).contains("Zeile 4"));
    }

    @Test
    void namesBrokenHeaders() {
        dateien.put(Stammdatentabelle.DIENSTSTELLE, bytes("nummer,name,ort,nummer,gueltig_ab,gueltig_bis\n"));
        dateien.put(Stammdatentabelle.POSTFACH, bytes(""));
        dateien.put(Stammdatentabelle.WEITERLEITUNG, bytes("dienststelle;anliegen\n735;X\n"));

        assertThat(fehler())
                .extracting(Stammdatenfehler::datei, Stammdatenfehler::spalte, Stammdatenfehler::art)
                .contains(
                        tuple("dienststellen.csv", "ort", Art.SPALTE_UNBEKANNT),
                        tuple("dienststellen.csv", "nummer", Art.SPALTE_DOPPELT),
                        tuple("dienststellen.csv", "nachfolger", Art.SPALTE_FEHLT),
                        tuple("postfaecher.csv", null, Art.SPALTE_FEHLT),
                        tuple("weiterleitungen.csv", "dienststelle;anliegen", Art.SPALTE_UNBEKANNT));
    }

    @Test
    void takesFilesWithAndWithoutTheRegionaldirektion() {
        assertThat(lies().dienststellen())
                .extracting(Dienststelle::regionaldirektion)
                .containsExactly(null, null);

        dateien.put(Stammdatentabelle.DIENSTSTELLE, bytes("""
                        regionaldirektion,nummer,name,gueltig_ab,gueltig_bis,nachfolger
                        Bayern,735,Nürnberg,2023-01-01,,
                        ,73501,Mitte,2023-01-01,,
                        """));

        assertThat(lies().dienststellen())
                .extracting(Dienststelle::regionaldirektion)
                .containsExactly("Bayern", null);
    }

    @Test
    void namesMissingFileWrongEncodingAndBrokenQuotes() {
        dateien.remove(Stammdatentabelle.DIENSTSTELLE);
        dateien.put(
                Stammdatentabelle.POSTFACH,
                "dienststelle,bereich\n735,x\n735,Nürnberg\n".getBytes(StandardCharsets.ISO_8859_1));
        haengeAn(Stammdatentabelle.WEITERLEITUNG, "735,\"offen");

        assertThat(fehler())
                .extracting(Stammdatenfehler::datei, Stammdatenfehler::zeile, Stammdatenfehler::art)
                .containsExactly(
                        tuple("dienststellen.csv", 1L, Art.DATEI_FEHLT),
                        tuple("postfaecher.csv", 3L, Art.FALSCHE_KODIERUNG),
                        tuple("weiterleitungen.csv", 3L, Art.KEIN_CSV));
    }

    @Test
    void recognisesAFileThatEndsWithinACharacter() {
        dateien.put(Stammdatentabelle.DIENSTSTELLE, new byte[] {'n', (byte) 0xC3});

        assertThat(fehler()).extracting(Stammdatenfehler::art).containsExactly(Art.FALSCHE_KODIERUNG);
    }

    @Test
    void reportsAllFaultsOfAllFilesAtOnce() {
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "73,,gestern,heute,99");
        haengeAn(Stammdatentabelle.POSTFACH, "999,X,queue,mail,2024-01-01,2023-01-01");
        haengeAn(Stammdatentabelle.WEITERLEITUNG, "998,EGZ,A,B,C,,,");

        var ungueltig = catchThrowableOfType(StammdatenUngueltig.class, this::lies);

        assertThat(ungueltig.fehler())
                .extracting(fehler -> fehler.datei() + " " + fehler.spalte())
                .containsExactlyInAnyOrder(
                        "dienststellen.csv nummer",
                        "dienststellen.csv name",
                        "dienststellen.csv gueltig_ab",
                        "dienststellen.csv gueltig_bis",
                        "dienststellen.csv nachfolger",
                        "postfaecher.csv dienststelle",
                        "postfaecher.csv bereich",
                        "postfaecher.csv zielpostfach",
                        "postfaecher.csv organisationspostfach",
                        "postfaecher.csv gueltig_bis",
                        "weiterleitungen.csv dienststelle",
                        "weiterleitungen.csv anliegen",
                        "weiterleitungen.csv rechtskreis",
                        "weiterleitungen.csv herkunft",
                        "weiterleitungen.csv bereich",
                        "weiterleitungen.csv gueltig_ab");
        assertThat(ungueltig)
                .hasMessageStartingWith("Die Stammdaten in Test können nicht importiert werden, Fehler: 16\n")
                .hasMessageContaining("\n  dienststellen.csv, Zeile 4, Spalte nummer: „73“; erlaubt: 3 Ziffern")
                .hasMessageContaining("\n  weiterleitungen.csv, Zeile 3, Spalte gueltig_ab: leer; erlaubt: ein Datum");
    }

    @Test
    void countsLinesWithinQuotedTexts() {
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "736,\"Zwei\nZeilen\",2023-01-01,,");
        haengeAn(Stammdatentabelle.DIENSTSTELLE, "73,Ort,2023-01-01,,");

        assertThat(fehler()).extracting(Stammdatenfehler::zeile).containsExactly(4L, 6L);
    }

    private Stammdaten lies() {
        return new Stammdatenleser(Testtabellen.KATALOG).lies("Test", dateien::get);
    }

    private List<Stammdatenfehler> fehler() {
        return catchThrowableOfType(StammdatenUngueltig.class, this::lies).fehler();
    }

    private void haengeAn(Stammdatentabelle tabelle, String zeile) {
        dateien.put(tabelle, bytes(new String(dateien.get(tabelle), StandardCharsets.UTF_8) + zeile + "\n"));
    }

    private static Stammdatentabelle tabelle(String datei) {
        return List.of(Stammdatentabelle.values()).stream()
                .filter(tabelle -> tabelle.datei().equals(datei + ".csv"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

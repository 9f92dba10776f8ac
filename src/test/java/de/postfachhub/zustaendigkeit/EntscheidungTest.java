package de.postfachhub.zustaendigkeit;

import static de.postfachhub.zustaendigkeit.Testtabellen.EGZ;
import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Pruefschritt.Art;
import de.postfachhub.zustaendigkeit.Pruefschritt.Befund;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Weisung 202509011 and design.md section 5 as a table of cases. */
class EntscheidungTest {

    /**
     * 735 switched in time, 739 later, 139 never; 131 and 135 share their Leistung; 73525, 73526 and the agency 737 are
     * closed; 73527 is closed and nobody succeeds; 73530 opens later; 73531 has a rule and a Postfach of its own; 811 has no
     * Arbeitgeber-Service.
     */
    private static final Schnappschuss SCHNAPPSCHUSS = new Schnappschuss(7, Testtabellen.aus("""
                    735,Nürnberg,2023-01-01,,
                    73501,Nürnberg,2023-01-01,,
                    73525,Hersbruck,2023-01-01,2025-07-01,73526
                    73526,Altdorf,2023-01-01,2025-08-01,73501
                    73527,Zirndorf,2023-01-01,2025-07-01,
                    73530,Stein,2025-10-01,,
                    73531,Schwabach,2023-01-01,,
                    737,Weißenburg,2020-01-01,2023-01-01,735
                    739,Regensburg,2023-01-01,,
                    139,Neumünster,2023-01-01,,
                    13901,Neumünster,2023-01-01,,
                    131,Kiel,2023-01-01,,
                    135,Lübeck,2023-01-01,,
                    030,Greifswald,2023-01-01,,
                    811,Augsburg,2023-01-01,,
                    888,Geschlossen,2023-01-01,2024-01-01,
                    73540,Fürth,2023-01-01,2025-07-01,73999
                    73999,Kelheim,2023-01-01,2025-08-01,
                    """, """
                    735,ARBEITGEBER_SERVICE,postfach.ziel.735.arbeitgeber-service,ags.735@agentur.example,2023-01-01,
                    735,LEISTUNG,postfach.ziel.735.leistung,leistung.735@agentur.example,2023-01-01,
                    73531,ARBEITGEBER_SERVICE,postfach.ziel.735.schwabach,,2023-01-01,2026-01-01
                    739,ARBEITGEBER_SERVICE,postfach.ziel.739.arbeitgeber-service,ags.739@agentur.example,2023-01-01,
                    739,LEISTUNG,postfach.ziel.739.leistung,leistung.739@agentur.example,2023-01-01,
                    139,LEISTUNG,postfach.ziel.139.leistung,leistung.139@agentur.example,2023-01-01,
                    131,LEISTUNG,postfach.ziel.131.leistung,leistung.131@agentur.example,2023-01-01,
                    135,LEISTUNG,postfach.ziel.131.leistung,leistung.131@agentur.example,2023-01-01,
                    030,LEISTUNG,postfach.ziel.030.leistung,,2023-01-01,
                    """, """
                    735,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-09-22,,Weisung 202509011
                    739,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-10-26,2026-03-29,
                    811,ANFRAGE_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-09-22,,
                    73531,ANTRAG_EINGLIEDERUNGSZUSCHUSS,SGB_III,UNTERNEHMENSPROFIL,ARBEITGEBER_SERVICE,2025-09-22,,
                    """));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the day of the Weisung, in German local time
            last minute before                 | 73501 | 2025-09-21T23:59:59.999999999+02:00 | postfach.ziel.735.leistung
            first moment                       | 73501 | 2025-09-22T00:00+02:00              | postfach.ziel.735.arbeitgeber-service
            first moment, written in UTC       | 73501 | 2025-09-21T22:00Z                   | postfach.ziel.735.arbeitgeber-service
            last moment, written in UTC        | 73501 | 2025-09-21T21:59:59Z                | postfach.ziel.735.leistung
            midnight elsewhere isn't midnight  | 73501 | 2025-09-22T00:00+09:00              | postfach.ziel.735.leistung
            long after                         | 73501 | 2035-01-01T12:00+01:00              | postfach.ziel.735.arbeitgeber-service

            # rules that begin and end on the days on which the clocks change
            second before the long day         | 739   | 2025-10-25T23:59:59+02:00           | postfach.ziel.739.leistung
            long day begins                    | 739   | 2025-10-26T00:00+02:00              | postfach.ziel.739.arbeitgeber-service
            doubled hour, first time           | 739   | 2025-10-26T02:30+02:00              | postfach.ziel.739.arbeitgeber-service
            doubled hour, second time          | 739   | 2025-10-26T02:30+01:00              | postfach.ziel.739.arbeitgeber-service
            second before the short day        | 739   | 2026-03-28T23:59:59+01:00           | postfach.ziel.739.arbeitgeber-service
            short day begins                   | 739   | 2026-03-29T00:00+01:00              | postfach.ziel.739.leistung

            # agencies and offices
            agency itself                      | 735   | 2025-10-01T09:00+02:00              | postfach.ziel.735.arbeitgeber-service
            office without a row               | 73599 | 2025-10-01T09:00+02:00              | postfach.ziel.735.arbeitgeber-service
            agency that never switched         | 139   | 2025-10-07T09:00+02:00              | postfach.ziel.139.leistung
            office of one that never switched  | 13901 | 2025-10-07T09:00+02:00              | postfach.ziel.139.leistung
            shared Leistung, owner             | 131   | 2025-10-07T09:00+02:00              | postfach.ziel.131.leistung
            shared Leistung, guest             | 135   | 2025-10-07T09:00+02:00              | postfach.ziel.131.leistung
            leading zero                       | 03001 | 2025-10-07T09:00+02:00              | postfach.ziel.030.leistung
            office with a Postfach of its own  | 73531 | 2025-10-01T09:00+02:00              | postfach.ziel.735.schwabach
            whose Postfach has ended           | 73531 | 2026-01-01T00:00+01:00              | postfach.ziel.735.arbeitgeber-service

            # closed ones
            before it closed                   | 73525 | 2025-06-30T23:59+02:00              | postfach.ziel.735.leistung
            successor                          | 73526 | 2025-10-01T09:00+02:00              | postfach.ziel.735.arbeitgeber-service
            successor of the successor         | 73525 | 2025-10-01T09:00+02:00              | postfach.ziel.735.arbeitgeber-service
            closed without successor           | 73527 | 2025-10-01T09:00+02:00              | postfach.ziel.735.arbeitgeber-service
            not open yet                       | 73530 | 2025-09-30T23:59+02:00              | postfach.ziel.735.arbeitgeber-service
            agency that was merged             | 737   | 2025-10-01T09:00+02:00              | postfach.ziel.735.arbeitgeber-service
            office of a merged agency          | 73705 | 2025-10-01T09:00+02:00              | postfach.ziel.735.arbeitgeber-service
            closed successor of other agency   | 73540 | 2025-11-01T09:00+01:00              | postfach.ziel.739.arbeitgeber-service
            """)
    void findsZielpostfach(String fall, String dienststelle, OffsetDateTime eingangAm, String zielpostfach) {
        var zuordnung = entscheide(frage(dienststelle, eingangAm));

        assertThat(zuordnung.zielpostfach()).isEqualTo(zielpostfach);
        assertThat(zuordnung.klaerungsgrund()).isNull();
        assertThat(zuordnung.ergebnis())
                .isEqualTo(zielpostfach.endsWith("leistung") ? Ergebnis.LEISTUNG : Ergebnis.ARBEITGEBER_SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "SGB_III,      PERSONENPROFIL,     ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
        "SGB_II,       UNTERNEHMENSPROFIL, ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
        "FAMILIENKASSE,UNTERNEHMENSPROFIL, ANFRAGE_EINGLIEDERUNGSZUSCHUSS",
        "SGB_III,      UNTERNEHMENSPROFIL, ANTRAG_EINGLIEDERUNGSZUSCHUSS"
    })
    void forwardsNothingElse(Rechtskreis rechtskreis, Herkunft herkunft, String anliegen) {
        var eingangAm = OffsetDateTime.parse("2025-10-01T09:00+02:00");

        var zuordnung = entscheide(new Zuordnungsfrage("73501", anliegen, rechtskreis, herkunft, eingangAm));

        assertThat(zuordnung.ergebnis()).isEqualTo(Ergebnis.LEISTUNG);
        assertThat(zuordnung.zielpostfach()).isEqualTo("postfach.ziel.735.leistung");
        assertThat(zuordnung.beleg()).contains("w:-");
    }

    @ParameterizedTest
    @CsvSource({
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 99901, UNBEKANNTE_DIENSTSTELLE",
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 999,   UNBEKANNTE_DIENSTSTELLE",
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 888,   UNBEKANNTE_DIENSTSTELLE",
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 88801, UNBEKANNTE_DIENSTSTELLE",
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 7350,  UNBEKANNTE_DIENSTSTELLE",
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 735 1, UNBEKANNTE_DIENSTSTELLE",
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 735٣٤, UNBEKANNTE_DIENSTSTELLE",
        "ANFRAGE_EINGLIEDERUNGSZUSCHUSS, 811,   KEIN_ZIELPOSTFACH",
        "STELLENANGEBOT,                 139,   KEIN_ZIELPOSTFACH",
        "anfrage_eingliederungszuschuss, 735,   UNBEKANNTES_ANLIEGEN",
        "'ANFRAGE_EINGLIEDERUNGSZUSCHUSS ', 735, UNBEKANNTES_ANLIEGEN",
        "EINGLIEDERUNGSZUSCHUSS,         735,   UNBEKANNTES_ANLIEGEN",
        "EINGLIEDERUNGSZUSCHUSS,         999,   UNBEKANNTES_ANLIEGEN"
    })
    void leavesToAPersonWhatItCantDecide(String anliegen, String dienststelle, Klaerungsgrund grund) {
        var zuordnung = entscheide(new Zuordnungsfrage(
                dienststelle,
                anliegen,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                OffsetDateTime.parse("2025-10-01T09:00+02:00")));

        assertThat(zuordnung.ergebnis()).isEqualTo(Ergebnis.KLAERFALL);
        assertThat(zuordnung.klaerungsgrund()).isEqualTo(grund);
        assertThat(zuordnung.zielpostfach()).isNull();
        assertThat(zuordnung.organisationspostfach()).isNull();
    }

    @Test
    void takesOrganisationspostfachFromTheRowOfTheZielpostfach() {
        var eingangAm = OffsetDateTime.parse("2025-10-01T09:00+02:00");

        assertThat(entscheide(frage("73501", eingangAm)).organisationspostfach())
                .isEqualTo("ags.735@agentur.example");
        assertThat(entscheide(frage("73531", eingangAm)).organisationspostfach())
                .isNull();
        assertThat(entscheide(frage("73531", eingangAm)).ergebnis()).isEqualTo(Ergebnis.ARBEITGEBER_SERVICE);
    }

    @Test
    void receiptNamesGenerationAndRows() {
        var eingangAm = OffsetDateTime.parse("2025-10-01T09:00+02:00");

        assertThat(entscheide(frage("73525", eingangAm)).beleg()).isEqualTo("g:7;d:3;w:2;p:2");
        assertThat(entscheide(frage("13901", eingangAm)).beleg()).isEqualTo("g:7;d:12;w:-;p:7");
        assertThat(entscheide(frage("811", eingangAm)).beleg()).isEqualTo("g:7;d:16;w:4;p:-");
        assertThat(entscheide(frage("999", eingangAm)).beleg()).isEqualTo("g:7;d:-");
    }

    @Test
    void receiptNamesChangeRequest() {
        var dienststelle =
                new Dienststelle(12, "735", "Nürnberg", null, Gueltigkeit.ab(LocalDate.of(2023, 1, 1)), null, 789L);
        var schnappschuss = new Schnappschuss(1, new Stammdaten(List.of(dienststelle), List.of(), List.of()));

        var zuordnung = Entscheidung.triff(
                schnappschuss, Testtabellen.KATALOG, frage("735", OffsetDateTime.parse("2025-10-01T09:00+02:00")));

        assertThat(zuordnung.beleg()).isEqualTo("g:1;d:12/789;w:-;p:-");
    }

    @Test
    void explainsEveryTestInItsOrder() {
        var zuordnung = entscheide(frage("73525", OffsetDateTime.parse("2025-10-01T09:00+02:00")));

        assertThat(zuordnung.schritte().stream().map(Pruefschritt::text).collect(Collectors.joining("\n")))
                .isEqualTo("""
                        Das Anliegen ANFRAGE_EINGLIEDERUNGSZUSCHUSS steht im Katalog.
                        Die Dienststelle 73525 (Hersbruck) ist seit dem 01.07.2025 geschlossen, Nachfolger ist 73526.
                        Die nachfolgende Dienststelle 73526 (Altdorf) ist seit dem 01.08.2025 geschlossen, Nachfolger ist 73501.
                        Die nachfolgende Dienststelle 73501 (Nürnberg) war beim Eingang zuständig.
                        Für 73501 gilt keine Weiterleitung.
                        Für 735 gilt eine Weiterleitung an den Bereich Arbeitgeber-Service.
                        Für 73501 gilt im Bereich Arbeitgeber-Service kein Zielpostfach.
                        Das Zielpostfach von 735 für den Bereich Arbeitgeber-Service ist postfach.ziel.735.arbeitgeber-service.
                        Benachrichtigt wird ags.735@agentur.example.""");
    }

    @Test
    void explainsWhatItCantDecide() {
        var eingangAm = OffsetDateTime.parse("2025-09-30T09:00+02:00");

        assertThat(texte(frage("888", eingangAm)))
                .contains("Die Dienststelle 888 (Geschlossen) ist seit dem 01.01.2024 geschlossen,"
                        + " ein Nachfolger ist nicht eingetragen.");
        assertThat(texte(frage("99901", eingangAm)))
                .contains("Die Dienststelle 99901 ist nicht eingetragen.", "Die Agentur 999 ist nicht eingetragen.");
        assertThat(texte(frage("73530", eingangAm)))
                .contains("Die Dienststelle 73530 (Stein) gilt erst ab dem 01.10.2025.");
        assertThat(texte(frage("03001", eingangAm)))
                .contains(
                        "Ohne Weiterleitung gilt der Standardbereich von ANFRAGE_EINGLIEDERUNGSZUSCHUSS: Leistung.",
                        "Ein Organisationspostfach ist nicht eingetragen, niemand wird benachrichtigt.");
        assertThat(texte(
                        new Zuordnungsfrage("735", "EGZ", Rechtskreis.SGB_III, Herkunft.UNTERNEHMENSPROFIL, eingangAm)))
                .containsExactly(
                        "Das Anliegen EGZ steht nicht im Katalog.",
                        "Die Dienststelle 735 (Nürnberg) war beim Eingang zuständig.");
    }

    @Test
    void endsWhenAgencyAndOfficeSucceedEachOther() {
        var schnappschuss = new Schnappschuss(
                1, Testtabellen.aus("735,A,2020-01-01,2021-01-01,73501\n73501,B,2020-01-01,2021-01-01,\n", "", ""));

        var zuordnung = Entscheidung.triff(
                schnappschuss, Testtabellen.KATALOG, frage("735", OffsetDateTime.parse("2025-10-01T09:00+02:00")));

        assertThat(zuordnung.klaerungsgrund()).isEqualTo(Klaerungsgrund.UNBEKANNTE_DIENSTSTELLE);
        assertThat(zuordnung.schritte()).last().satisfies(schritt -> {
            assertThat(schritt.art()).isEqualTo(Art.AGENTUR);
            assertThat(schritt.ergebnis()).isEqualTo(Befund.KREIS);
            assertThat(schritt.text()).contains("735 wurde schon geprüft");
        });
    }

    private static List<String> texte(Zuordnungsfrage frage) {
        return entscheide(frage).schritte().stream().map(Pruefschritt::text).toList();
    }

    private static Zuordnung entscheide(Zuordnungsfrage frage) {
        return Entscheidung.triff(SCHNAPPSCHUSS, Testtabellen.KATALOG, frage);
    }

    private static Zuordnungsfrage frage(String dienststelle, OffsetDateTime eingangAm) {
        return new Zuordnungsfrage(dienststelle, EGZ, Rechtskreis.SGB_III, Herkunft.UNTERNEHMENSPROFIL, eingangAm);
    }
}

package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FragenzaehlungTest {

    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    private static final LocalDate TAG = LocalDate.of(2025, 9, 30);
    /** The first moment of that day in Germany. */
    private static final Instant MITTERNACHT = Instant.parse("2025-09-29T22:00:00Z");

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsWhatTheTablesWereAsked(Testdatenbank datenbank) {
        schreibe(
                datenbank,
                ereignis(MITTERNACHT, Ereignisart.ZUGESTELLT, frage("73501")),
                ereignis(MITTERNACHT.plusSeconds(7), Ereignisart.ZUGESTELLT, frage("73501")),
                ereignis(MITTERNACHT, Ereignisart.EINGEGANGEN, frage("73501")),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, frage("735"), "KEIN_ZIELPOSTFACH"),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, frage("73599"), "UNBEKANNTE_DIENSTSTELLE"),
                ereignis(MITTERNACHT, Ereignisart.ZUGESTELLT, frage("03001")));
        var zaehlung = zaehlung(datenbank);

        assertThat(zaehlung.zaehle(List.of("735", "030"), TAG))
                .containsExactlyInAnyOrder(
                        fragen("73501", 2), fragen("735", 1), fragen("73599", 1), fragen("03001", 1));
        assertThat(zaehlung.zaehle(List.of("030"), TAG)).containsExactly(fragen("03001", 1));
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void leavesOutWhatNoTableAnswers(Testdatenbank datenbank) {
        schreibe(
                datenbank,
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, Kopfdaten.UNBEKANNT, "KEIN_JSON"),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, frage("73501"), "FELD_FEHLT:eingangAm"),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, frage("73501"), "UNBEKANNTES_ANLIEGEN"),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, frage("73501"), "NACHRICHTID_VERGEBEN"),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, frage("73501"), "ZURUECKGEGEBEN"));

        assertThat(zaehlung(datenbank).zaehle(List.of("735"), TAG)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsTheDayInGermany(Testdatenbank datenbank) {
        schreibe(
                datenbank,
                ereignis(MITTERNACHT.minusMillis(1), Ereignisart.ZUGESTELLT, frage("73501")),
                ereignis(MITTERNACHT, Ereignisart.ZUGESTELLT, frage("73502")),
                ereignis(MITTERNACHT.plus(Duration.ofDays(1)).minusMillis(1), Ereignisart.ZUGESTELLT, frage("73503")),
                ereignis(MITTERNACHT.plus(Duration.ofDays(1)), Ereignisart.ZUGESTELLT, frage("73504")));

        assertThat(zaehlung(datenbank).zaehle(List.of("735"), TAG))
                .containsExactlyInAnyOrder(fragen("73502", 1), fragen("73503", 1));
    }

    /** An erased message has no id any more. */
    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void passesOverReplaysOfMessagesThatWereErased(Testdatenbank datenbank) {
        var frage = frage("73501");
        schreibe(
                datenbank,
                ereignis(MITTERNACHT, Ereignisart.WIEDERVORGELEGT, frage).ohneBezug(),
                ereignis(MITTERNACHT, Ereignisart.ZUGESTELLT, frage).ohneBezug());
        var zaehlung = zaehlung(datenbank);

        assertThat(zaehlung.ueberholte(List.of("735"), TAG)).isEmpty();
        assertThat(zaehlung.zaehle(List.of("735"), TAG)).containsExactly(fragen("73501", 1));
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void namesWhatWasAskedOnceMoreByAReplay(Testdatenbank datenbank) {
        var zweimal = frage("73501");
        var dreimal = frage("73502");
        var vergeblich = frage("73503");
        var vorher = frage("73504");
        var spaeter = MITTERNACHT.plus(Duration.ofDays(1));
        schreibe(
                datenbank,
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, zweimal, "KEIN_ZIELPOSTFACH"),
                ereignis(spaeter, Ereignisart.WIEDERVORGELEGT, zweimal),
                ereignis(spaeter, Ereignisart.ZUGESTELLT, zweimal),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, dreimal, "KEIN_ZIELPOSTFACH"),
                ereignis(MITTERNACHT.plusSeconds(1), Ereignisart.WIEDERVORGELEGT, dreimal),
                ereignis(MITTERNACHT.plusSeconds(1), Ereignisart.KLAERFALL, dreimal, "KEIN_ZIELPOSTFACH"),
                ereignis(spaeter, Ereignisart.WIEDERVORGELEGT, dreimal),
                ereignis(spaeter, Ereignisart.ZUGESTELLT, dreimal),
                ereignis(MITTERNACHT, Ereignisart.KLAERFALL, vergeblich, "UNBEKANNTES_ANLIEGEN"),
                ereignis(spaeter, Ereignisart.WIEDERVORGELEGT, vergeblich),
                ereignis(spaeter, Ereignisart.KLAERFALL, vergeblich, "UNBEKANNTES_ANLIEGEN"),
                ereignis(MITTERNACHT.minusMillis(1), Ereignisart.KLAERFALL, vorher, "KEIN_ZIELPOSTFACH"),
                ereignis(spaeter, Ereignisart.WIEDERVORGELEGT, vorher),
                ereignis(spaeter, Ereignisart.ZUGESTELLT, vorher));
        var zaehlung = zaehlung(datenbank);

        assertThat(zaehlung.ueberholte(List.of("735"), TAG))
                .containsExactlyInAnyOrder(fragen("73501", 1), fragen("73502", 1), fragen("73502", 1));
        assertThat(zaehlung.ueberholte(List.of("736"), TAG)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void namesThemAlsoWhenThereAreMany(Testdatenbank datenbank) {
        List<Ereignis> ereignisse = new ArrayList<>();
        for (int i = 0; i < 1_234; i++) {
            var frage = frage("73501");
            ereignisse.add(ereignis(MITTERNACHT, Ereignisart.KLAERFALL, frage, "KEIN_ZIELPOSTFACH"));
            ereignisse.add(ereignis(MITTERNACHT.plusSeconds(1), Ereignisart.WIEDERVORGELEGT, frage));
        }
        Beispiel.protokoll(datenbank).schreibe(ereignisse);

        assertThat(zaehlung(datenbank).ueberholte(List.of("735"), TAG)).hasSize(1_234);
    }

    private static Fragenzaehlung zaehlung(Testdatenbank datenbank) {
        return Beispiel.fragenzaehlung(datenbank.dataSource());
    }

    private static void schreibe(Testdatenbank datenbank, Ereignis... ereignisse) {
        Beispiel.protokoll(datenbank).schreibe(List.of(ereignisse));
    }

    private static Ereignis ereignis(Instant zeitpunkt, Ereignisart art, Kopfdaten kopf, String... gruende) {
        return Beispiel.ereignis(zeitpunkt, art, kopf, gruende);
    }

    private static Kopfdaten frage(String dienststelle) {
        return new Kopfdaten(
                UUID.randomUUID(),
                null,
                Beispiel.EINGANG,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                EGZ,
                dienststelle);
    }

    private static Fragenzahl fragen(String dienststelle, long anzahl) {
        return new Fragenzahl(TAG, dienststelle, EGZ, Rechtskreis.SGB_III, Herkunft.UNTERNEHMENSPROFIL, anzahl);
    }
}

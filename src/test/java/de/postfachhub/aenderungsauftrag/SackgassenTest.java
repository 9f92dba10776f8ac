package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Vorschauwelt.EGZ;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.KATALOG;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.dienststelle;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.leistung;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.ohnePostfach;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.postfach;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.schliessung;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.weiterleitung;
import static de.postfachhub.aenderungsauftrag.Vorschauwelt.zweiAgenturen;
import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Stammdatenprobe;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SackgassenTest {

    private static final LocalDate DEZEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate JANUAR = LocalDate.of(2027, 1, 1);
    private static final LocalDate MAERZ = LocalDate.of(2027, 3, 1);
    private static final int KOMBINATIONEN = 13 * 3 * 2;

    @Test
    void findsNoneInARuleWithItsMailbox() {
        assertThat(finde(
                        zweiAgenturen(),
                        weiterleitung("735", DEZEMBER, null),
                        postfach("735", Bereich.ARBEITGEBER_SERVICE, "ags.735@ba.example", DEZEMBER, null)))
                .isEmpty();
    }

    @Test
    void findsARuleToABereichWithoutMailboxForTheAgencyAndItsOffices() {
        assertThat(finde(zweiAgenturen(), weiterleitung("735", DEZEMBER, null)))
                .containsExactly(keinPostfach("735", DEZEMBER), keinPostfach("73501", DEZEMBER));
    }

    @Test
    void findsWhatHappensOnlyLaterWhenTheMailboxEndsBeforeTheRule() {
        assertThat(finde(
                        zweiAgenturen(),
                        weiterleitung("735", DEZEMBER, null),
                        postfach("735", Bereich.ARBEITGEBER_SERVICE, null, DEZEMBER, JANUAR)))
                .containsExactly(keinPostfach("735", JANUAR), keinPostfach("73501", JANUAR));
    }

    @Test
    void findsTheDaysBetweenARuleAndALaterMailbox() {
        assertThat(finde(
                        zweiAgenturen(),
                        weiterleitung("735", DEZEMBER, null),
                        postfach("735", Bereich.ARBEITGEBER_SERVICE, null, JANUAR, null)))
                .extracting(Sackgasse::ab)
                .containsOnly(DEZEMBER);
    }

    @Test
    void findsEverythingThatWentToAMailboxThatIsTakenAway() {
        var sackgassen = finde(zweiAgenturen(), ohnePostfach("735", Bereich.LEISTUNG, DEZEMBER));

        assertThat(sackgassen).hasSize(2 * KOMBINATIONEN);
        assertThat(sackgassen).extracting(Sackgasse::dienststelle).containsOnly("735", "73501");
    }

    @Test
    void findsTheClosedAgencyThatLeavesNobodyBehind() {
        var sackgassen =
                finde(zweiAgenturen(), schliessung("735", DEZEMBER, null), schliessung("73501", DEZEMBER, null));

        assertThat(sackgassen).hasSize(2 * KOMBINATIONEN);
        assertThat(sackgassen).extracting(Sackgasse::grund).containsOnly(Klaerungsgrund.UNBEKANNTE_DIENSTSTELLE);
    }

    @Test
    void findsNoneWhenAnOfficeFallsToItsAgency() {
        assertThat(finde(zweiAgenturen(), schliessung("73501", DEZEMBER, null))).isEmpty();
    }

    @Test
    void findsThatTheMailboxOfTheSuccessorEndsSomeDay() {
        var tabellen = new Stammdaten(
                List.of(dienststelle("735", null, null), dienststelle("739", null, null)),
                List.of(leistung("735"), leistung("739", MAERZ)),
                List.of());

        var sackgassen = finde(tabellen, schliessung("735", DEZEMBER, "739"));

        assertThat(sackgassen).hasSize(KOMBINATIONEN);
        assertThat(sackgassen).extracting(Sackgasse::dienststelle).containsOnly("735");
        assertThat(sackgassen).extracting(Sackgasse::ab).containsOnly(MAERZ);
    }

    @Test
    void findsTheAgenciesWhoseSuccessorComesToAnEnd() {
        var tabellen = new Stammdaten(
                List.of(
                        dienststelle("733", DEZEMBER, "734"),
                        dienststelle("734", DEZEMBER, "735"),
                        dienststelle("735", null, null)),
                List.of(leistung("735")),
                List.of());

        var sackgassen = finde(tabellen, ohnePostfach("735", Bereich.LEISTUNG, JANUAR));

        assertThat(sackgassen).hasSize(3 * KOMBINATIONEN);
        assertThat(sackgassen).extracting(Sackgasse::dienststelle).containsOnly("733", "734", "735");
    }

    @Test
    void findsNoneWhereNothingWasDeliveredBefore() {
        var ohne = new Stammdaten(List.of(dienststelle("735", null, null)), List.of(), List.of());

        assertThat(finde(ohne, weiterleitung("735", DEZEMBER, null))).isEmpty();
    }

    @Test
    void doesNotTakeLongWithFullTables() {
        var tabellen = Vorschauwelt.vollbestand();
        var aenderungen = List.of(ohnePostfach("735", Bereich.ARBEITGEBER_SERVICE, DEZEMBER));
        var probe = probe(tabellen, aenderungen);
        var dauer = LongStream.range(0, 5)
                .map(lauf -> {
                    var beginn = System.nanoTime();
                    assertThat(Sackgassen.finde(probe, KATALOG, aenderungen)).hasSize(6);
                    return System.nanoTime() - beginn;
                })
                .min()
                .orElseThrow();

        assertThat(tabellen.dienststellen()).hasSize(859);
        assertThat(Duration.ofNanos(dauer)).isLessThan(Duration.ofMillis(300));
    }

    private static Sackgasse keinPostfach(String dienststelle, LocalDate ab) {
        return new Sackgasse(
                dienststelle,
                EGZ,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                ab,
                Klaerungsgrund.KEIN_ZIELPOSTFACH);
    }

    private static List<Sackgasse> finde(Stammdaten tabellen, Aenderung... aenderungen) {
        return Sackgassen.finde(probe(tabellen, List.of(aenderungen)), KATALOG, List.of(aenderungen));
    }

    private static Stammdatenprobe probe(Stammdaten tabellen, List<Aenderung> aenderungen) {
        return new Stammdatenprobe(KATALOG, tabellen, Fortschreibung.von(tabellen, aenderungen, null));
    }
}

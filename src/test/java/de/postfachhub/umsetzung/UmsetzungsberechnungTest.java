package de.postfachhub.umsetzung;

import static de.postfachhub.aenderungsauftrag.Auftragszustand.ABGELEHNT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.EINGEREICHT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.ENTWURF;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.GENEHMIGT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.WIRKSAM;
import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.aenderungsauftrag.Aenderung;
import de.postfachhub.aenderungsauftrag.Aenderungsart;
import de.postfachhub.aenderungsauftrag.Aenderungsauftrag;
import de.postfachhub.aenderungsauftrag.Antrag;
import de.postfachhub.aenderungsauftrag.Auftragsschritt;
import de.postfachhub.aenderungsauftrag.Auftragszustand;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.zustaendigkeit.Dienststelle;
import de.postfachhub.zustaendigkeit.Gueltigkeit;
import de.postfachhub.zustaendigkeit.Stammdaten;
import de.postfachhub.zustaendigkeit.Weiterleitung;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UmsetzungsberechnungTest {

    private static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";
    private static final LocalDate FRIST = LocalDate.of(2025, 10, 6);
    private static final LocalDate VORHER = LocalDate.of(2025, 9, 25);

    private final List<Dienststelle> dienststellen =
            new ArrayList<>(List.of(stelle("735", "2023-01-01", null), stelle("73501", "2023-01-01", null)));
    private final List<Weiterleitung> weiterleitungen = new ArrayList<>();
    private final List<Aenderungsauftrag> auftraege = new ArrayList<>();
    private Set<String> anliegen = Set.of(EGZ);
    private Set<Rechtskreis> rechtskreise = Set.of(Rechtskreis.SGB_III);

    @Test
    void isOpenUntilTheDeadlineAndOverdueFromTheDayAfterOn() {
        assertThat(am(FRIST).stand()).isEqualTo(Stand.OFFEN);
        assertThat(am(FRIST.plusDays(1)).stand()).isEqualTo(Stand.UEBERFAELLIG);
    }

    @Test
    void isSwitchedFromTheFirstDayOfTheForwardingOn() {
        regel(EGZ, Bereich.ARBEITGEBER_SERVICE, "2025-09-22", "2025-10-10", 789L);

        assertThat(am(LocalDate.of(2025, 9, 21)).stand()).isEqualTo(Stand.OFFEN);
        var umgestellt = am(LocalDate.of(2025, 10, 9));
        assertThat(umgestellt.stand()).isEqualTo(Stand.UMGESTELLT);
        assertThat(umgestellt.seit()).isEqualTo("2025-09-22");
        assertThat(umgestellt.auftrag()).isEqualTo(789);
        assertThat(am(LocalDate.of(2025, 10, 10)).stand()).isEqualTo(Stand.UEBERFAELLIG);
    }

    @Test
    void isSwitchedSinceTheFirstOfTheRowsThatFollowEachOther() {
        regel(EGZ, Bereich.ARBEITGEBER_SERVICE, "2025-09-01", "2025-09-10", 1L);
        regel(EGZ, Bereich.ARBEITGEBER_SERVICE, "2025-09-22", "2025-10-01", 2L);
        regel(EGZ, Bereich.ARBEITGEBER_SERVICE, "2025-10-01", null, 3L);

        assertThat(am(FRIST).seit()).isEqualTo("2025-09-22");
        assertThat(am(FRIST).auftrag()).isEqualTo(2);
    }

    @Test
    void isNotSwitchedByAnotherBereichOrAnliegenOrByAnOfficeAlone() {
        regel(EGZ, Bereich.LEISTUNG, "2025-09-22", null, null);
        regel("ANTRAG_EINGLIEDERUNGSZUSCHUSS", Bereich.ARBEITGEBER_SERVICE, "2025-09-22", null, null);
        weiterleitungen.add(new Weiterleitung(
                1,
                "73501",
                EGZ,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                Bereich.ARBEITGEBER_SERVICE,
                Gueltigkeit.ab(VORHER),
                null,
                null));

        assertThat(am(FRIST).stand()).isEqualTo(Stand.OFFEN);
    }

    @Test
    void isSwitchedOnlyWhenEverythingThatTheWeisungNamesHolds() {
        anliegen = Set.of(EGZ, "KUG_ANZEIGE");
        rechtskreise = Set.of(Rechtskreis.SGB_III, Rechtskreis.SGB_II);
        regel(EGZ, Bereich.ARBEITGEBER_SERVICE, "2025-09-22", null, null);
        regel("KUG_ANZEIGE", Bereich.ARBEITGEBER_SERVICE, "2025-09-23", null, null);
        regel(EGZ, Rechtskreis.SGB_II, "2025-09-24");

        assertThat(am(FRIST).stand()).isEqualTo(Stand.OFFEN);
        regel("KUG_ANZEIGE", Rechtskreis.SGB_II, "2025-09-20");
        assertThat(am(FRIST).seit()).isEqualTo("2025-09-24");
    }

    @Test
    void countsAgenciesThatAreOpenOnTheDayAndNoOffices() {
        dienststellen.add(stelle("739", "2025-10-01", null));
        dienststellen.add(stelle("811", "2023-01-01", "2025-10-01"));

        assertThat(alle(LocalDate.of(2025, 9, 30), Instant.MAX))
                .extracting(Agenturstand::agentur)
                .containsExactly("735", "811");
        assertThat(alle(LocalDate.of(2025, 10, 1), Instant.MAX))
                .extracting(Agenturstand::agentur)
                .containsExactly("735", "739");
    }

    @Test
    void isRequestedWhileARequestUnderTheWeisungIsSubmittedOrApproved() {
        auftrag(17, "2025-10-01", ENTWURF);
        assertThat(am(VORHER).stand()).isEqualTo(Stand.OFFEN);

        auftrag(18, "2025-10-01", ENTWURF, EINGEREICHT);
        assertThat(am(VORHER).stand()).isEqualTo(Stand.BEANTRAGT);
        assertThat(am(VORHER).auftrag()).isEqualTo(18);
        assertThat(am(VORHER).auftragszustand()).isEqualTo(EINGEREICHT);
        assertThat(am(VORHER).auftragBeginn()).isEqualTo("2025-10-01");

        auftrag(19, "2025-10-02", ENTWURF, EINGEREICHT, GENEHMIGT);
        assertThat(am(VORHER).auftrag()).isEqualTo(19);
    }

    @Test
    void isNotRequestedByARequestThatCameToNothingOrIsOver() {
        auftrag(17, "2025-09-24", ENTWURF, EINGEREICHT, ABGELEHNT);
        auftrag(18, "2025-09-24", ENTWURF, EINGEREICHT, GENEHMIGT, WIRKSAM);

        assertThat(am(VORHER).stand()).isEqualTo(Stand.OFFEN);
    }

    @Test
    void isNotRequestedByARequestThatForwardsNothing() {
        auftraege.add(auftrag(
                17,
                new Antrag("735", "202509011", "weg damit", false, List.of(aenderung(true, "2025-10-01"))),
                EINGEREICHT));
        auftraege.add(auftrag(
                18,
                new Antrag("735", null, "ohne Weisung", false, List.of(aenderung(false, "2025-10-01"))),
                EINGEREICHT));

        assertThat(am(VORHER).stand()).isEqualTo(Stand.OFFEN);
    }

    @Test
    void isOverdueThoughRequestedAndSaysByWhichRequest() {
        auftrag(17, "2025-10-20", ENTWURF, EINGEREICHT);

        var spaet = am(FRIST.plusDays(1));

        assertThat(spaet.stand()).isEqualTo(Stand.UEBERFAELLIG);
        assertThat(spaet.auftrag()).isEqualTo(17);
        assertThat(spaet.auftragszustand()).isEqualTo(EINGEREICHT);
    }

    @Test
    void takesTheRequestsAsTheyWereKnown() {
        // Submitted at the second hour, approved at the third, refused at the fourth.
        auftrag(17, "2025-10-01", ENTWURF, EINGEREICHT, GENEHMIGT, ABGELEHNT);

        assertThat(alle(VORHER, stunde(0)).get(0).stand()).isEqualTo(Stand.OFFEN);
        assertThat(alle(VORHER, stunde(1)).get(0).stand()).isEqualTo(Stand.OFFEN);
        assertThat(alle(VORHER, stunde(2)).get(0).auftragszustand()).isEqualTo(EINGEREICHT);
        assertThat(alle(VORHER, stunde(3)).get(0).auftragszustand()).isEqualTo(GENEHMIGT);
        assertThat(alle(VORHER, stunde(4)).get(0).stand()).isEqualTo(Stand.OFFEN);
    }

    @Test
    void addsUpByRegionaldirektion() {
        dienststellen.add(stelle("739", "2023-01-01", null));
        dienststellen.add(
                new Dienststelle(0, "131", "Kiel", "Nord", Gueltigkeit.ab(LocalDate.of(2023, 1, 1)), null, null));
        dienststellen.add(
                new Dienststelle(0, "801", "Ohne", null, Gueltigkeit.ab(LocalDate.of(2023, 1, 1)), null, null));
        regel(EGZ, Bereich.ARBEITGEBER_SERVICE, "2025-09-22", null, null);

        var stand = Umsetzungsstand.von(
                weisung(), FRIST, OffsetDateTime.parse("2025-10-06T12:00:00+02:00"), alle(FRIST, Instant.MAX));

        assertThat(stand.regionaldirektionen())
                .extracting(Umsetzungsstand.Teilstand::regionaldirektion)
                .containsExactly("Bayern", "Nord", "ohne Angabe");
        assertThat(stand.gesamt().umgestellt()).isEqualTo(new Umsetzungsstand.Anteil(1, 25.0));
        assertThat(stand.nur("Bayern").gesamt().umgestellt()).isEqualTo(new Umsetzungsstand.Anteil(1, 50.0));
        assertThat(stand.nur("ohne Angabe").agenturen())
                .extracting(Agenturstand::agentur)
                .containsExactly("801");
        assertThat(stand.gesamt().staende()).containsOnlyKeys(Stand.values());
    }

    @Test
    void writesTextsThatNoSpreadsheetTakesForAFormula() {
        dienststellen.clear();
        dienststellen.add(
                new Dienststelle(0, "735", "=1+1", "a, \"b\"", Gueltigkeit.ab(LocalDate.of(2023, 1, 1)), null, null));

        assertThat(Umsetzungsschreiber.schreibe(Umsetzungsstand.von(
                        weisung(), FRIST, OffsetDateTime.parse("2025-10-06T12:00:00+02:00"), alle(FRIST, Instant.MAX))))
                .isEqualTo("""
                        weisung,stichtag,agentur,name,regionaldirektion,stand,seit,auftrag,auftragszustand,auftrag_beginn
                        202509011,2025-10-06,735,'=1+1,"a, ""b""\",OFFEN,,,,
                        """);
    }

    private Agenturstand am(LocalDate stichtag) {
        return alle(stichtag, Instant.MAX).get(0);
    }

    private List<Agenturstand> alle(LocalDate stichtag, Instant bekannt) {
        return Umsetzungsberechnung.von(
                weisung(), stichtag, new Stammdaten(dienststellen, List.of(), weiterleitungen), auftraege, bekannt);
    }

    private Weisung weisung() {
        return new Weisung(
                "202509011",
                "Titel",
                LocalDate.of(2025, 9, 22),
                null,
                FRIST,
                anliegen,
                Set.of(Bereich.ARBEITGEBER_SERVICE),
                rechtskreise,
                Set.of(Herkunft.UNTERNEHMENSPROFIL));
    }

    private static Dienststelle stelle(String nummer, String ab, @Nullable String bis) {
        return new Dienststelle(
                0,
                nummer,
                "Ort " + nummer,
                "Bayern",
                new Gueltigkeit(LocalDate.parse(ab), bis == null ? null : LocalDate.parse(bis)),
                null,
                null);
    }

    private void regel(String code, Rechtskreis rechtskreis, String ab) {
        weiterleitungen.add(new Weiterleitung(
                0,
                "735",
                code,
                rechtskreis,
                Herkunft.UNTERNEHMENSPROFIL,
                Bereich.ARBEITGEBER_SERVICE,
                Gueltigkeit.ab(LocalDate.parse(ab)),
                null,
                null));
    }

    private void regel(String code, Bereich bereich, String ab, @Nullable String bis, @Nullable Long auftrag) {
        weiterleitungen.add(new Weiterleitung(
                0,
                "735",
                code,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                bereich,
                new Gueltigkeit(LocalDate.parse(ab), bis == null ? null : LocalDate.parse(bis)),
                null,
                auftrag));
    }

    private void auftrag(long id, String ab, Auftragszustand... zustaende) {
        auftraege.add(auftrag(
                id, new Antrag("735", "202509011", "Umstellung", false, List.of(aenderung(false, ab))), zustaende));
    }

    private static Aenderungsauftrag auftrag(long id, Antrag antrag, Auftragszustand... zustaende) {
        List<Auftragsschritt> schritte = new ArrayList<>();
        for (var zustand : zustaende) {
            var nummer = schritte.size() + 1;
            schritte.add(new Auftragsschritt(
                    nummer, zustand, "wer", null, stunde(nummer).atOffset(ZoneOffset.UTC), null));
        }
        return new Aenderungsauftrag(id, antrag, "wer", schritte.get(0).wann(), null, null, "", schritte);
    }

    private static Instant stunde(int nummer) {
        return Instant.parse("2025-09-23T00:00:00Z").plusSeconds(3600L * nummer);
    }

    private static Aenderung aenderung(boolean aufheben, String ab) {
        return new Aenderung(
                Aenderungsart.WEITERLEITUNG,
                "735",
                EGZ,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                aufheben ? null : Bereich.ARBEITGEBER_SERVICE,
                null,
                false,
                null,
                null,
                null,
                aufheben,
                LocalDate.parse(ab),
                null);
    }
}

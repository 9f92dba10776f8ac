package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragswelt.GENEHMIGUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.VERWALTUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.umstellung;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.weiterleitung;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.ABGELEHNT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.EINGEREICHT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.ENTWURF;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.GENEHMIGT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.VERFALLEN;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.WIRKSAM;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.ZURUECKGEZOGEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AuftragsverwaltungTest {

    private static final String DATENBANKEN = "de.postfachhub.Testdatenbank#alle";
    private static final String LEISTUNG = "postfach.ziel.701.leistung";

    @TempDir
    Path ordner;

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void switchesAnAgencyAtMidnightByTheTimeOfReceipt(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var genehmigt = welt.genehmigt(umstellung("2026-12-01"));

            assertThat(genehmigt.zustand()).isEqualTo(GENEHMIGT);
            welt.uhr.stelle("2026-12-03T10:00");
            assertThat(welt.ziel("701", "2026-11-30T23:59:59")).isEqualTo(LEISTUNG);
            assertThat(welt.ziel("701", "2026-12-01T00:00:00")).isEqualTo("postfach.ziel.701.egz");
        }
    }

    /** A running instance asks the database each second; on a loaded machine the answer takes its time. */
    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void isFollowedByEveryRunningInstance(Testdatenbank datenbank) {
        try (var eine = Auftragswelt.laufend(datenbank, ordner);
                var andere = Auftragswelt.laufend(datenbank, ordner)) {
            eine.genehmigt(umstellung("2026-12-01"));

            assertThat(eine.ziel("701", "2026-12-01T00:00")).isEqualTo("postfach.ziel.701.egz");
            await().untilAsserted(() ->
                    assertThat(andere.ziel("701", "2026-12-01T00:00")).isEqualTo("postfach.ziel.701.egz"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void keepsEveryStepWithWhoWhenAndWhy(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.eingereicht(umstellung("2026-12-01"));
            welt.uhr.stelle("2026-11-23T08:00");
            welt.auftraege.genehmige(auftrag.id(), true, "geprüft", GENEHMIGUNG);
            welt.uhr.stelle("2026-12-01T00:00");
            welt.bean(Auftragskalender.class).blaettere();

            var schritte = welt.auftraege.finde(auftrag.id()).orElseThrow().schritte();
            assertThat(schritte)
                    .extracting(Auftragsschritt::zustand)
                    .containsExactly(ENTWURF, EINGEREICHT, GENEHMIGT, WIRKSAM);
            assertThat(schritte)
                    .extracting(Auftragsschritt::wer)
                    .containsExactly("verwaltung", "verwaltung", "genehmigung", "Postfach-Hub");
            assertThat(schritte.get(2).grund()).isEqualTo("geprüft");
            assertThat(schritte.get(2).wann()).isEqualTo("2026-11-23T07:00:00Z");
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void isNeverApprovedByItsAuthorOrASubmitter(Testdatenbank datenbank) {
        var beides = new Handelnder("beides", Set.of(Rolle.ADMINISTRATION, Rolle.GENEHMIGUNG), Set.of("*"));
        var auchBeides = new Handelnder("Beides", Set.of(Rolle.GENEHMIGUNG), Set.of("*"));
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.auftraege.stelle(umstellung("2026-12-01"), null, null, beides);
            welt.auftraege.reicheEin(auftrag.id(), VERWALTUNG);

            abgewiesen("EIGENER_AUFTRAG", () -> welt.auftraege.genehmige(auftrag.id(), true, null, beides));
            abgewiesen("EIGENER_AUFTRAG", () -> welt.auftraege.genehmige(auftrag.id(), true, null, auchBeides));
            abgewiesen("ROLLE_FEHLT", () -> welt.auftraege.genehmige(auftrag.id(), true, null, VERWALTUNG));
            assertThat(welt.auftraege.finde(auftrag.id()).orElseThrow().zustand())
                    .isEqualTo(EINGEREICHT);
        }
    }

    /** One account at the provider, whatever it is called there; and rows of the time before the hub kept who it was. */
    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void isNeverApprovedByTheSamePersonUnderAnotherName(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.auftraege.stelle(umstellung("2026-12-01"), null, null, person("anna", "4711"));
            welt.auftraege.reicheEin(auftrag.id(), person("anna", "4711"));

            abgewiesen(
                    "EIGENER_AUFTRAG",
                    () -> welt.auftraege.genehmige(auftrag.id(), true, null, person("Anna Neuname", "4711")));
            assertThat(welt.auftraege.finde(auftrag.id()).orElseThrow().schritte())
                    .extracting(Auftragsschritt::kennung)
                    .containsOnly("https://anmeldedienst.example#4711");

            datenbank.jdbc().sql("UPDATE auftragsschritt SET kennung = NULL").update();
            for (var gleicher : List.of("ANNA", "anna")) {
                abgewiesen(
                        "EIGENER_AUFTRAG",
                        () -> welt.auftraege.genehmige(auftrag.id(), true, null, person(gleicher, "0815")));
            }
            welt.auftraege.genehmige(auftrag.id(), true, null, person("berta", "0815"));
            assertThat(welt.auftraege.finde(auftrag.id()).orElseThrow().zustand())
                    .isEqualTo(GENEHMIGT);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void namesWhoDidAndWantedWhatInTheAuditLog(Testdatenbank datenbank, CapturedOutput log) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.eingereicht(umstellung("2026-12-01"));
            abgewiesen("ROLLE_FEHLT", () -> welt.auftraege.genehmige(auftrag.id(), true, null, VERWALTUNG));
            welt.auftraege.genehmige(auftrag.id(), true, "geheimer Grund", person("berta", "0815"));

            var ziel = " ziel=\"Änderungsauftrag " + auftrag.id() + "\"";
            assertThat(log.getAll())
                    .contains(
                            "ergebnis=erlaubt benutzer=\"verwaltung\" operation=\"auftrag-entwurf\"" + ziel,
                            "ergebnis=erlaubt benutzer=\"verwaltung\" operation=\"auftrag-eingereicht\"" + ziel,
                            "ergebnis=abgelehnt benutzer=\"verwaltung\" operation=\"auftrag-entscheiden\"" + ziel
                                    + " grund=\"ROLLE_FEHLT\"",
                            "ergebnis=erlaubt benutzer=\"berta\" kennung=\"https://anmeldedienst.example#0815\""
                                    + " operation=\"auftrag-genehmigt\"" + ziel)
                    .doesNotContain("geheimer Grund");
        }
    }

    private static Handelnder person(String name, String sub) {
        return new Handelnder(
                name,
                "https://anmeldedienst.example#" + sub,
                Set.of(Rolle.ADMINISTRATION, Rolle.GENEHMIGUNG),
                Set.of("*"));
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void letsAdministratorsAndApproversActForTheirAgenciesAlone(Testdatenbank datenbank) {
        var fremd = new Handelnder("fremd", Set.of(Rolle.ADMINISTRATION, Rolle.GENEHMIGUNG), Set.of("702"));
        var niemand = new Handelnder("niemand", Set.of(Rolle.ADMINISTRATION), Set.of());
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.entwurf(umstellung("2026-12-01"));

            abgewiesen("FREMDE_AGENTUR", () -> welt.auftraege.stelle(umstellung("2026-12-01"), null, null, fremd));
            abgewiesen("FREMDE_AGENTUR", () -> welt.auftraege.stelle(umstellung("2026-12-01"), null, null, niemand));
            abgewiesen("FREMDE_AGENTUR", () -> welt.auftraege.reicheEin(auftrag.id(), fremd));
            abgewiesen("FREMDE_AGENTUR", () -> welt.auftraege.nimmZurueck(auftrag.id(), null, fremd));
            abgewiesen("FREMDE_AGENTUR", () -> welt.auftraege.genehmige(auftrag.id(), true, null, fremd));
            abgewiesen("FREMDE_AGENTUR", () -> welt.auftraege.lehneAb(auftrag.id(), "nein", fremd));
            abgewiesen("FREMDE_AGENTUR", () -> welt.auftraege.kehreUm(auftrag.id(), null, fremd));
            abgewiesen("ROLLE_FEHLT", () -> welt.auftraege.stelle(umstellung("2026-12-01"), null, null, GENEHMIGUNG));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void doesNotApplyARequestWhoseSubjectHasChangedSince(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var frueher = welt.eingereicht(umstellung("2026-12-01"));
            welt.genehmigt(umstellung("2027-01-01"));

            konflikt("STAND_GEAENDERT", () -> welt.auftraege.genehmige(frueher.id(), true, null, GENEHMIGUNG));

            assertThat(welt.auftraege.befunde(frueher)).extracting(Befund::code).contains("STAND_GEAENDERT");
            assertThat(welt.ziel("701", "2026-12-15T12:00")).isEqualTo(LEISTUNG);
            var neue = welt.auftraege.stelle(frueher.antrag(), frueher.id(), null, VERWALTUNG);
            assertThat(welt.auftraege.finde(frueher.id()).orElseThrow().zustand())
                    .isEqualTo(ZURUECKGEZOGEN);
            welt.auftraege.reicheEin(neue.id(), VERWALTUNG);
            welt.auftraege.genehmige(neue.id(), true, null, GENEHMIGUNG);
            assertThat(welt.ziel("701", "2026-12-15T12:00")).isEqualTo("postfach.ziel.701.egz");
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void lapsesWhenNobodyApprovesBeforeItBegins(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var spaet = welt.eingereicht(umstellung("2026-12-01"));
            welt.uhr.stelle("2026-12-01T00:00");

            konflikt("VERFALLEN", () -> welt.auftraege.genehmige(spaet.id(), true, null, GENEHMIGUNG));
            welt.bean(Auftragskalender.class).blaettere();

            assertThat(welt.auftraege.finde(spaet.id()).orElseThrow().zustand()).isEqualTo(VERFALLEN);
            assertThat(welt.ziel("701", "2026-12-01T12:00")).isEqualTo(LEISTUNG);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void mayBeginOnTheDayOnWhichItIsSubmittedAndApproved(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var heute = welt.genehmigt(umstellung("2026-11-22"));

            assertThat(heute.zustand()).isEqualTo(WIRKSAM);
            assertThat(welt.ziel("701", "2026-11-22T00:00")).isEqualTo("postfach.ziel.701.egz");
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void restoresWhatWasValidBefore(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.genehmigt(umstellung("2026-12-01"));
            welt.uhr.stelle("2026-12-10T09:00");
            welt.bean(Auftragskalender.class).blaettere();

            var umkehr = welt.auftraege.kehreUm(auftrag.id(), null, VERWALTUNG);
            assertThat(umkehr.zustand()).isEqualTo(ENTWURF);
            assertThat(umkehr.umkehrVon()).isEqualTo(auftrag.id());
            assertThat(welt.ziel("701", "2026-12-10T12:00")).isEqualTo("postfach.ziel.701.egz");
            welt.auftraege.reicheEin(umkehr.id(), VERWALTUNG);
            welt.auftraege.genehmige(umkehr.id(), false, null, GENEHMIGUNG);

            assertThat(welt.ziel("701", "2026-12-09T23:59:59")).isEqualTo("postfach.ziel.701.egz");
            assertThat(welt.ziel("701", "2026-12-10T00:00")).isEqualTo(LEISTUNG);
            var wieder = welt.auftraege.kehreUm(umkehr.id(), null, VERWALTUNG);
            welt.auftraege.reicheEin(wieder.id(), VERWALTUNG);
            welt.auftraege.genehmige(wieder.id(), false, null, GENEHMIGUNG);
            assertThat(welt.ziel("701", "2026-12-10T00:00")).isEqualTo("postfach.ziel.701.egz");
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void leavesNothingBehindWhenItIsRefused(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.eingereicht(umstellung("2026-12-01"));
            var vorher = tabellen(datenbank);

            abgewiesen("POSTFACH_UNGEPRUEFT", () -> welt.auftraege.genehmige(auftrag.id(), false, null, GENEHMIGUNG));

            assertThat(tabellen(datenbank)).isEqualTo(vorher);
            assertThat(welt.ziel("701", "2026-12-01T12:00")).isEqualTo(LEISTUNG);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void canBeWithdrawnAndRefusedButNotTwice(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var zurueck = welt.eingereicht(umstellung("2026-12-01"));
            var abgelehnt = welt.eingereicht(umstellung("2026-12-02"));

            assertThat(welt.auftraege
                            .nimmZurueck(zurueck.id(), "doch nicht", VERWALTUNG)
                            .zustand())
                    .isEqualTo(ZURUECKGEZOGEN);
            abgewiesen("FELD_FEHLT", () -> welt.auftraege.lehneAb(abgelehnt.id(), " ", GENEHMIGUNG));
            assertThat(welt.auftraege
                            .lehneAb(abgelehnt.id(), "zu früh", GENEHMIGUNG)
                            .zustand())
                    .isEqualTo(ABGELEHNT);

            konflikt("FALSCHER_ZUSTAND", () -> welt.auftraege.nimmZurueck(zurueck.id(), null, VERWALTUNG));
            konflikt("FALSCHER_ZUSTAND", () -> welt.auftraege.genehmige(abgelehnt.id(), true, null, GENEHMIGUNG));
            konflikt("FALSCHER_ZUSTAND", () -> welt.auftraege.kehreUm(abgelehnt.id(), null, VERWALTUNG));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void setsATimeWithAnEndAndLetsHoldAgainWhatHeldBefore(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            welt.genehmigt(new Antrag(
                    "701",
                    null,
                    "Probe",
                    false,
                    List.of(weiterleitung(
                            "701",
                            Bereich.ARBEITGEBER_SERVICE,
                            LocalDate.of(2026, 12, 1),
                            LocalDate.of(2026, 12, 8)))));

            assertThat(welt.ziel("701", "2026-12-07T23:59:59")).isEqualTo("postfach.ziel.701.arbeitgeber-service");
            assertThat(welt.ziel("701", "2026-12-08T00:00")).isEqualTo(LEISTUNG);
        }
    }

    private static List<Long> tabellen(Testdatenbank datenbank) {
        return List.of("stand", "postfach", "weiterleitung", "auftragsschritt").stream()
                .map(tabelle -> datenbank
                        .jdbc()
                        .sql(
                                tabelle.equals("stand")
                                        ? "SELECT generation FROM stand"
                                        : "SELECT count(*) FROM " + tabelle)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private static void abgewiesen(String code, Runnable schritt) {
        assertThatExceptionOfType(AuftragAbgewiesen.class)
                .isThrownBy(schritt::run)
                .satisfies(e -> assertThat(e.befunde()).extracting(Befund::code).contains(code));
    }

    private static void konflikt(String code, Runnable schritt) {
        assertThatExceptionOfType(Auftragskonflikt.class)
                .isThrownBy(schritt::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}

package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragswelt.GENEHMIGUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.VERWALTUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.umstellung;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who must consent is whom a request hits, and a queue that nobody may read gets nothing. */
class BetroffenheitTest {

    private static final String DATENBANKEN = "de.postfachhub.Testdatenbank#alle";
    private static final String EIGENES = "postfach.ziel.701.leistung";
    private static final String FREMDES = "postfach.ziel.702.leistung";
    private static final Handelnder ZENTRALE = new Handelnder("zentrale", Set.of(Rolle.ADMINISTRATION), Set.of("*"));
    private static final LocalDate AB = LocalDate.of(2026, 12, 1);

    private final AtomicReference<Zielstand> amBroker = new AtomicReference<>(Zielstand.VORHANDEN);

    @TempDir
    Path ordner;

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void sharesAQueueOnlyByWhoActsForBothAgencies(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.eingereicht(teilt(FREMDES));

            abgewiesen(welt, auftrag, genehmiger("701"), "FREMDE_AGENTUR", "auch die Agentur 702");
            abgewiesen(welt, auftrag, genehmiger("702"), "FREMDE_AGENTUR", "Dienststelle 701");
            assertThat(welt.ziel("701", "2026-12-01T12:00")).isEqualTo(EIGENES);
            genehmige(welt, auftrag, genehmiger("701", "702"));
            assertThat(welt.ziel("701", "2026-12-01T12:00")).isEqualTo(FREMDES);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void isRefusedByItsOwnAgencyAlone(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.eingereicht(teilt(FREMDES));

            assertThat(welt.auftraege
                            .lehneAb(auftrag.id(), "nein", genehmiger("701"))
                            .zustand())
                    .isEqualTo(Auftragszustand.ABGELEHNT);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void asksForTheHeadOfficeWhereAQueueNamesNoAgency(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = welt.eingereicht(teilt("postfach.ziel.70201.leistung"));

            abgewiesen(welt, auftrag, genehmiger("701", "702"), "FREMDE_AGENTUR", "alle Agenturen");
            genehmige(welt, auftrag, GENEHMIGUNG);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void knowsNoAgencyThatIsNotThereAllTheTime(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            assertThatExceptionOfType(AuftragAbgewiesen.class)
                    .isThrownBy(() -> welt.entwurf(teilt("postfach.ziel.999.gibtesnicht")))
                    .satisfies(e -> assertThat(e.befunde())
                            .extracting(Befund::code, Befund::feld)
                            .containsExactly(tuple("UNBEKANNTE_AGENTUR", "aenderungen[0].zielpostfach")));
            genehmige(
                    welt,
                    welt.auftraege.reicheEin(schliesst(welt, "702", "70301").id(), ZENTRALE),
                    GENEHMIGUNG);
            assertThatExceptionOfType(AuftragAbgewiesen.class)
                    .isThrownBy(() -> welt.entwurf(teilt(FREMDES)))
                    .satisfies(e ->
                            assertThat(e.befunde()).extracting(Befund::code).containsExactly("UNBEKANNTE_AGENTUR"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void leavesMessagesOfAClosedOfficeToAnotherAgencyOnlyByWhoActsForBoth(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag =
                    welt.auftraege.reicheEin(schliesst(welt, "70101", "702").id(), ZENTRALE);

            abgewiesen(welt, auftrag, genehmiger("701"), "FREMDE_AGENTUR", "auch die Agentur 702");
            assertThat(welt.auftraege.befunde(auftrag)).extracting(Befund::code).contains("NACHFOLGER_ANDERER_AGENTUR");
            genehmige(welt, auftrag, genehmiger("701", "702"));
            assertThat(welt.ziel("70101", "2026-12-01T12:00")).isEqualTo("postfach.ziel.702.arbeitgeber-service");
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void asksBothAgainWhenAnUndoSharesOnceMore(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            genehmige(welt, welt.eingereicht(teilt(FREMDES)), GENEHMIGUNG);
            var allein = welt.eingereicht(
                    new Antrag("701", null, "Wieder allein", false, List.of(leistung(EIGENES, AB.plusDays(7), false))));
            genehmige(welt, allein, genehmiger("701"));
            var umkehr = welt.auftraege.kehreUm(allein.id(), null, VERWALTUNG);
            welt.auftraege.reicheEin(umkehr.id(), VERWALTUNG);

            abgewiesen(welt, umkehr, genehmiger("701"), "FREMDE_AGENTUR", "auch die Agentur 702");
            genehmige(welt, umkehr, genehmiger("701", "702"));
            assertThat(welt.ziel("701", "2026-12-08T12:00")).isEqualTo(FREMDES);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void sendsNothingToAQueueThatNobodyMayRead(Testdatenbank datenbank) {
        try (var welt = welt(datenbank)) {
            var eigenes = welt.eingereicht(umstellung("2026-12-01"));
            var fremdes = welt.eingereicht(teilt(FREMDES));

            amBroker.set(Zielstand.FEHLT);
            abgewiesen(welt, eigenes, GENEHMIGUNG, "WARTESCHLANGE_FEHLT", "liest dort niemand");
            amBroker.set(Zielstand.ENTSTEHT);
            abgewiesen(welt, fremdes, GENEHMIGUNG, "WARTESCHLANGE_FEHLT", "liest dort niemand");
            amBroker.set(Zielstand.VORHANDEN);
            genehmige(welt, fremdes, GENEHMIGUNG);
            amBroker.set(Zielstand.ENTSTEHT);
            assertThat(welt.auftraege.befunde(eigenes)).extracting(Befund::code).contains("WARTESCHLANGE_NEU");
            genehmige(welt, eigenes, GENEHMIGUNG);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void approvesOnceTheBrokerAnswersAgain(Testdatenbank datenbank) {
        try (var welt = welt(datenbank)) {
            amBroker.set(Zielstand.UNBEKANNT);
            var auftrag = welt.eingereicht(umstellung("2026-12-01"));

            abgewiesen(welt, auftrag, GENEHMIGUNG, "BROKER_ANTWORTET_NICHT", "noch einmal versuchen");
            amBroker.set(Zielstand.VORHANDEN);
            genehmige(welt, auftrag, GENEHMIGUNG);
        }
    }

    private Auftragswelt welt(Testdatenbank datenbank) {
        return Auftragswelt.mit(
                (ziele, geduld) -> ziele.stream().collect(Collectors.toMap(ziel -> ziel, ziel -> amBroker.get())),
                datenbank,
                ordner);
    }

    private static Antrag teilt(String ziel) {
        return new Antrag("701", null, "Gemeinsam", false, List.of(leistung(ziel, AB, true)));
    }

    private static Aenderung leistung(String ziel, LocalDate ab, boolean gemeinsam) {
        return new Aenderung(
                Aenderungsart.POSTFACH,
                "701",
                null,
                null,
                null,
                Bereich.LEISTUNG,
                ziel,
                gemeinsam,
                "leistung.701@agentur.example",
                null,
                null,
                false,
                ab,
                null);
    }

    private static Aenderungsauftrag schliesst(Auftragswelt welt, String nummer, String nachfolger) {
        return welt.auftraege.stelle(
                new Antrag(
                        nummer.substring(0, 3),
                        null,
                        "Schließung",
                        false,
                        List.of(Vorschauwelt.schliessung(nummer, AB, nachfolger))),
                null,
                null,
                ZENTRALE);
    }

    private static Handelnder genehmiger(String... agenturen) {
        return new Handelnder("genehmiger", Set.of(Rolle.GENEHMIGUNG), Set.of(agenturen));
    }

    private static void genehmige(Auftragswelt welt, Aenderungsauftrag auftrag, Handelnder wer) {
        assertThat(welt.auftraege.genehmige(auftrag.id(), true, null, wer).zustand())
                .isIn(Auftragszustand.GENEHMIGT, Auftragszustand.WIRKSAM);
    }

    private static void abgewiesen(
            Auftragswelt welt, Aenderungsauftrag auftrag, Handelnder wer, String code, String text) {
        assertThatExceptionOfType(AuftragAbgewiesen.class)
                .isThrownBy(() -> welt.auftraege.genehmige(auftrag.id(), true, null, wer))
                .satisfies(e -> assertThat(e.befunde()).singleElement().satisfies(befund -> {
                    assertThat(befund.code()).isEqualTo(code);
                    assertThat(befund.text()).contains(text);
                }));
    }
}

package de.postfachhub.aenderungsauftrag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.weisung.Weisung;
import de.postfachhub.weisung.Weisungen;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AntragsformularTest {

    private static final Weisung WEISUNG = new Weisung(
            "202509011",
            "Anfragen an den Arbeitgeber-Service",
            LocalDate.of(2025, 9, 22),
            null,
            LocalDate.of(2025, 10, 6),
            Set.of(Auftragswelt.EGZ),
            Set.of(Bereich.ARBEITGEBER_SERVICE),
            Set.of(Rechtskreis.SGB_III),
            Set.of(Herkunft.UNTERNEHMENSPROFIL));

    private static final Weisungen WEISUNGEN = new Weisungen(List.of(WEISUNG));

    @Test
    void makesOfAWeisungAForwardingAndTheMailboxes() {
        var antrag = Antragsleser.lies(
                formular("202509011", null, "2026-12-01", null).rohantrag(WEISUNG));

        assertThat(antrag.weisung()).isEqualTo("202509011");
        assertThat(antrag.aenderungen())
                .extracting(Aenderung::art, Aenderung::bereich, Aenderung::dienststelle)
                .containsExactly(
                        tuple(Aenderungsart.WEITERLEITUNG, Bereich.ARBEITGEBER_SERVICE, "701"),
                        tuple(Aenderungsart.POSTFACH, Bereich.ARBEITGEBER_SERVICE, "701"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-12-01",
        "01.12.2026, 2026-12-01",
        "1.12.2026, 2026-12-01",
        "' 2026-12-01 ', 2026-12-01"
    })
    void takesADayAsBrowsersSendItAndAsPeopleWriteIt(String getippt, LocalDate tag) {
        var antrag = Antragsleser.lies(formular("LEISTUNG", null, getippt, null).rohantrag(null));

        assertThat(antrag.aenderungen().get(0).gueltigAb()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"31.02.2026, KEIN_DATUM", "bald, KEIN_DATUM", "2026-12-01T10:00, UHRZEIT", "'', FELD_FEHLT"})
    void saysWhatIsNoDay(String getippt, String code) {
        assertThat(catchThrowableOfType(
                                AuftragAbgewiesen.class,
                                () -> Antragsleser.lies(formular("LEISTUNG", null, getippt, null)
                                        .rohantrag(null)))
                        .befunde())
                .extracting(Befund::code, Befund::feld)
                .containsExactly(tuple(code, "aenderungen[0].gueltigAb"));
    }

    @Test
    void countsTheLastDayIn() {
        var antrag = Antragsleser.lies(
                formular("LEISTUNG", null, "2026-12-01", "2026-12-31").rohantrag(null));

        assertThat(antrag.aenderungen().get(0).gueltigBis()).isEqualTo("2027-01-01");
    }

    @Test
    void endsAForwardingWhereTheCatalogueShallDecide() {
        var antrag = Antragsleser.lies(formular("WEITERLEITUNG", Antragsformular.KEINER, "2026-12-01", null)
                .rohantrag(null));

        assertThat(antrag.aenderungen().get(0).aufheben()).isTrue();
        assertThat(antrag.aenderungen().get(0).bereich()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "202509011,",
        "LEISTUNG,",
        "ARBEITGEBER_SERVICE,",
        "WEITERLEITUNG, LEISTUNG",
        "WEITERLEITUNG, KEINER",
        "SCHLIESSUNG,"
    })
    void comesBackFromTheRequestThatItMade(String zweck, @Nullable String bereich) {
        var formular = formular(zweck, bereich, "2026-12-01", "2026-12-31");
        var antrag = Antragsleser.lies(formular.rohantrag(WEISUNGEN.finde(zweck).orElse(null)));

        var zurueck = Vorlage.zu(auftrag(antrag), WEISUNGEN, 17L).orElseThrow();

        assertThat(zurueck.zweck()).isEqualTo(zweck);
        assertThat(zurueck.ersetzter()).isEqualTo(17);
        assertThat(Antragsleser.lies(zurueck.rohantrag(WEISUNGEN.finde(zweck).orElse(null))))
                .isEqualTo(antrag);
    }

    @Test
    void isNoTemplateForARequestWithMoreThanItHasFieldsFor() {
        var tag = LocalDate.of(2026, 12, 1);
        var antrag = new Antrag(
                "701",
                null,
                "beides",
                false,
                List.of(
                        Auftragswelt.postfach("701", "postfach.ziel.701.leistung", "leistung.701@agentur.example", tag),
                        Auftragswelt.weiterleitung("701", Bereich.ARBEITGEBER_SERVICE, tag, null)));

        assertThat(Vorlage.zu(auftrag(antrag), WEISUNGEN, null)).isEmpty();
    }

    private static Antragsformular formular(
            String zweck, @Nullable String bereich, @Nullable String ab, @Nullable String letzterTag) {
        var regel = zweck.equals("WEITERLEITUNG");
        var postfach = !regel && !zweck.equals("SCHLIESSUNG");
        return new Antragsformular(
                "701",
                zweck,
                null,
                regel ? Auftragswelt.EGZ : null,
                regel ? "SGB_III" : null,
                regel ? "UNTERNEHMENSPROFIL" : null,
                bereich,
                postfach ? "postfach.ziel.701.egz" : null,
                null,
                postfach ? "egz.701@agentur.example" : null,
                zweck.equals("SCHLIESSUNG") ? "702" : null,
                ab,
                letzterTag,
                "Probe",
                null,
                null);
    }

    private static Aenderungsauftrag auftrag(Antrag antrag) {
        var jetzt = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");
        return new Aenderungsauftrag(
                17,
                antrag,
                "verwaltung",
                jetzt,
                null,
                null,
                "",
                List.of(new Auftragsschritt(1, Auftragszustand.ENTWURF, "verwaltung", null, jetzt, null)));
    }
}

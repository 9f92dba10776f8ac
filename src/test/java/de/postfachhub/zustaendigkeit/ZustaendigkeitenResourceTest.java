package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.Testjson;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The as-of view over a database with a past: imported at nine, changed by request 789 at ten, closed office at eleven. */
class ZustaendigkeitenResourceTest {

    private static final String DATENBANKEN = "de.postfachhub.Testdatenbank#alle";
    private static final String ADRESSE = "/api/zustaendigkeiten";

    private static final Stammdaten ERSTE = Testtabellen.aus(
            """
            735,Nürnberg,2023-01-01,,
            73501,Nürnberg,2023-01-01,,
            73525,Hersbruck,2023-01-01,2025-07-01,73501
            739,Regensburg,2027-01-01,,
            """, """
            735,LEISTUNG,postfach.ziel.735.leistung,leistung.735@agentur.example,2023-01-01,
            735,ARBEITGEBER_SERVICE,postfach.ziel.735.arbeitgeber-service,,2023-01-01,2027-01-01
            """, "735,STELLENANGEBOT,SGB_II,PERSONENPROFIL,LEISTUNG,2023-01-01,2026-01-01,Probe\n");

    /** The test moves it. */
    private static final class Uhr extends Clock {

        private Instant jetzt = Instant.parse("2026-11-22T09:00:00Z");

        @Override
        public Instant instant() {
            return jetzt;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TempDir
    Path ordner;

    private final Uhr uhr = new Uhr();
    private Instanz instanz;
    private MockMvcTester web;

    private void oeffne(Testdatenbank datenbank) {
        instanz = Instanz.an(datenbank, uhr);
        var archiv = new Stammdatenarchiv(
                instanz.speicher(), instanz.zustaendigkeiten(), new JdbcTransactionManager(datenbank.dataSource()));
        web = MockMvcTester.of(
                List.of(new ZustaendigkeitenResource(archiv, uhr), new StammdatenexportResource(archiv, uhr)),
                aufbau -> aufbau.setMessageConverters(
                                new ByteArrayHttpMessageConverter(),
                                new StringHttpMessageConverter(StandardCharsets.UTF_8),
                                Testjson.converter())
                        .build());
        instanz.fuegeEin(ERSTE);
        uhr.jetzt = Instant.parse("2026-11-22T10:00:00Z");
        instanz.fuegeEin(new Stammdaten(
                List.of(),
                List.of(),
                List.of(new Weiterleitung(
                        0,
                        "735",
                        Testtabellen.EGZ,
                        Rechtskreis.SGB_III,
                        Herkunft.UNTERNEHMENSPROFIL,
                        Bereich.ARBEITGEBER_SERVICE,
                        Gueltigkeit.ab(LocalDate.of(2026, 12, 1)),
                        "Weisung",
                        789L))));
        uhr.jetzt = Instant.parse("2026-11-22T11:00:00Z");
        instanz.pflege().schreibe(bekannt -> {
            var alt = bekannt.dienststellen().stream()
                    .filter(stelle -> stelle.nummer().equals("73501"))
                    .findFirst()
                    .orElseThrow();
            var neu = new Dienststelle(
                    0,
                    "73501",
                    "Nürnberg Mitte",
                    null,
                    new Gueltigkeit(alt.gueltigkeit().ab(), LocalDate.of(2026, 12, 15)),
                    "735",
                    790L);
            return new Stammdatenaenderung(List.of(alt), new Stammdaten(List.of(neu), List.of(), List.of()));
        });
        uhr.jetzt = Instant.parse("2026-11-22T12:00:00Z");
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void showsWhatHoldsOnADay(Testdatenbank datenbank) {
        oeffne(datenbank);

        var bild = json("?stichtag=2026-12-01");

        bild.extractingPath("$.stichtag").isEqualTo("2026-12-01");
        bild.extractingPath("$.bekannt").isEqualTo("2026-11-22T12:00:00+01:00");
        bild.extractingPath("$.dienststellen[*].nummer").asArray().containsExactly("735", "73501", "73525", "739");
        bild.extractingPath("$.dienststellen[*].zustand")
                .asArray()
                .containsExactly("OFFEN", "OFFEN", "GESCHLOSSEN", "KUENFTIG");
        bild.extractingPath("$.dienststellen[2].nachfolger").isEqualTo("73501");
        bild.extractingPath("$.dienststellen[0].postfaecher[*].zielpostfach")
                .asArray()
                .containsExactly("postfach.ziel.735.arbeitgeber-service", "postfach.ziel.735.leistung");
        bild.extractingPath("$.dienststellen[0].postfaecher[0].gueltigBis").isEqualTo("2027-01-01");
        bild.extractingPath("$.dienststellen[0].postfaecher[1].organisationspostfach")
                .isEqualTo("leistung.735@agentur.example");
        bild.extractingPath("$.dienststellen[0].weiterleitungen[*].bereich")
                .asArray()
                .containsExactly("ARBEITGEBER_SERVICE");
        bild.extractingPath("$.dienststellen[0].weiterleitungen[0].aenderungsauftrag")
                .isEqualTo(789);
        bild.extractingPath("$.dienststellen[0].weiterleitungen[0].beleg")
                .asString()
                .matches("w:\\d+/789");
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void endsAndBeginsAtMidnight(Testdatenbank datenbank) {
        oeffne(datenbank);

        json("?dienststelle=735&stichtag=2026-11-30")
                .extractingPath("$.dienststellen[0].weiterleitungen")
                .asArray()
                .isEmpty();
        json("?dienststelle=73525&stichtag=2025-06-30")
                .extractingPath("$.dienststellen[0].zustand")
                .isEqualTo("OFFEN");
        json("?dienststelle=73525&stichtag=2025-07-01")
                .extractingPath("$.dienststellen[0].zustand")
                .isEqualTo("GESCHLOSSEN");
        json("?dienststelle=735&stichtag=2025-12-31")
                .extractingPath("$.dienststellen[0].weiterleitungen[0].grund")
                .isEqualTo("Probe");
        // Without a day it is today, in Germany: half past eleven in the evening there is still the day before in
        // London.
        uhr.jetzt = Instant.parse("2026-11-30T23:30:00Z");
        json("?dienststelle=735").extractingPath("$.stichtag").isEqualTo("2026-12-01");
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void showsWhatTheHubKnewAtATime(Testdatenbank datenbank) {
        oeffne(datenbank);
        var am = "?stichtag=2026-12-20&bekannt=";

        json(am + "2026-11-22T08:59:59Z").extractingPath("$.gesamt").isEqualTo(0);
        var vorAuftrag = json(am + "2026-11-22T09:00:00Z");
        vorAuftrag
                .extractingPath("$.dienststellen[0].weiterleitungen")
                .asArray()
                .isEmpty();
        vorAuftrag.extractingPath("$.dienststellen[1].zustand").isEqualTo("OFFEN");
        var nachAuftrag = json(am + "2026-11-22T11:00:00%2B01:00");
        nachAuftrag
                .extractingPath("$.dienststellen[0].weiterleitungen[0].aenderungsauftrag")
                .isEqualTo(789);
        nachAuftrag.extractingPath("$.dienststellen[1].name").isEqualTo("Nürnberg");
        for (var jetzt : List.of(am + "2026-11-22T11:00:00Z", "?stichtag=2026-12-20")) {
            var zuletzt = json(jetzt);
            zuletzt.extractingPath("$.dienststellen[1].name").isEqualTo("Nürnberg Mitte");
            zuletzt.extractingPath("$.dienststellen[1].zustand").isEqualTo("GESCHLOSSEN");
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void comparesTwoDaysKeyByKey(Testdatenbank datenbank) {
        oeffne(datenbank);

        var unterschied = json("/unterschied?von=2026-11-22&nach=2027-01-01");

        unterschied
                .extractingPath("$.eintraege[*].tabelle")
                .asArray()
                .containsExactly("POSTFACH", "WEITERLEITUNG", "DIENSTSTELLE", "DIENSTSTELLE");
        unterschied
                .extractingPath("$.eintraege[*].art")
                .asArray()
                .containsExactly("ENDET", "BEGINNT", "ENDET", "BEGINNT");
        unterschied.extractingPath("$.eintraege[0].schluessel.bereich").isEqualTo("ARBEITGEBER_SERVICE");
        unterschied
                .extractingPath("$.eintraege[0].vorher.werte.zielpostfach")
                .isEqualTo("postfach.ziel.735.arbeitgeber-service");
        unterschied.extractingPath("$.eintraege[1].nachher.aenderungsauftrag").isEqualTo(789);
        unterschied.extractingPath("$.eintraege[1].nachher.werte.bereich").isEqualTo("ARBEITGEBER_SERVICE");
        unterschied.extractingPath("$.eintraege[2].vorher.werte.nachfolger").isEqualTo("735");

        json("/unterschied?von=2026-11-22&nach=2027-01-01&bekannt=2026-11-22T09:30:00Z&dienststelle=735")
                .extractingPath("$.eintraege[*].art")
                .asArray()
                .containsExactly("ENDET");
        json("/unterschied?von=2026-11-22&nach=2026-11-23")
                .extractingPath("$.eintraege")
                .asArray()
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void seesAChangeOfContentButNotASplitRow(Testdatenbank datenbank) {
        oeffne(datenbank);
        instanz.pflege().schreibe(bekannt -> {
            var alt = bekannt.postfaecher().stream()
                    .filter(postfach -> postfach.bereich() == Bereich.LEISTUNG)
                    .findFirst()
                    .orElseThrow();
            var grenze = LocalDate.of(2026, 12, 1);
            var naechste = LocalDate.of(2026, 12, 10);
            return new Stammdatenaenderung(
                    List.of(alt),
                    new Stammdaten(
                            List.of(),
                            List.of(
                                    postfach(
                                            alt,
                                            alt.zielpostfach(),
                                            new Gueltigkeit(alt.gueltigkeit().ab(), grenze)),
                                    postfach(alt, alt.zielpostfach(), new Gueltigkeit(grenze, naechste)),
                                    postfach(alt, "postfach.ziel.735.neu", Gueltigkeit.ab(naechste))),
                            List.of()));
        });

        json("/unterschied?von=2026-11-30&nach=2026-12-09&dienststelle=735")
                .extractingPath("$.eintraege[*].tabelle")
                .asArray()
                .containsExactly("WEITERLEITUNG");
        var geaendert = json("/unterschied?von=2026-12-09&nach=2026-12-10&dienststelle=735");
        geaendert.extractingPath("$.eintraege[*].art").asArray().containsExactly("AENDERT_SICH");
        geaendert.extractingPath("$.eintraege[0].nachher.werte.zielpostfach").isEqualTo("postfach.ziel.735.neu");
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void givesFilesThatAnEmptyHubDecidesByAlike(Testdatenbank datenbank) throws IOException {
        oeffne(datenbank);

        for (var bekannt : List.of("", "?bekannt=2026-11-22T09:30:00Z", "?bekannt=2026-11-22T10:30:00Z")) {
            for (var tabelle : Stammdatentabelle.values()) {
                var datei = web.get()
                        .uri(URI.create(ADRESSE + "/" + tabelle.datei() + bekannt))
                        .exchange();
                assertThat(datei).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
                Files.writeString(
                        ordner.resolve(tabelle.datei()), datei.getResponse().getContentAsString());
            }
            var leerer = Instanz.an(Testdatenbank.h2(), uhr);
            assertThat(leerer.dateien(null).importiereWennLeer(ordner.toString()))
                    .isTrue();

            var zeitpunkt = bekannt.isEmpty() ? uhr.jetzt : Instant.parse(bekannt.substring("?bekannt=".length()));
            var damals = new Schnappschuss(0, instanz.speicher().lade(zeitpunkt.atOffset(ZoneOffset.UTC)));
            var heute = new Schnappschuss(0, leerer.speicher().lade());
            assertThat(entscheidungen(heute)).as(bekannt).isEqualTo(entscheidungen(damals));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void packsTheThreeFilesIntoOne(Testdatenbank datenbank) throws IOException {
        oeffne(datenbank);
        Map<String, String> dateien = new TreeMap<>();

        var antwort = web.get().uri(ADRESSE + "/stammdaten.zip").exchange();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(antwort.getResponse().getContentAsByteArray()))) {
            for (var eintrag = zip.getNextEntry(); eintrag != null; eintrag = zip.getNextEntry()) {
                dateien.put(eintrag.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        assertThat(dateien).containsOnlyKeys("dienststellen.csv", "postfaecher.csv", "weiterleitungen.csv");
        assertThat(dateien.get("dienststellen.csv"))
                .startsWith("nummer,name,gueltig_ab,gueltig_bis,nachfolger,regionaldirektion\n735,Nürnberg,");
        assertThat(antwort).hasContentType("application/zip");
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void turnsThePages(Testdatenbank datenbank) {
        oeffne(datenbank);

        var erste = json("?groesse=3");
        erste.extractingPath("$.dienststellen[*].nummer").asArray().containsExactly("735", "73501", "73525");
        erste.extractingPath("$.weitere").isEqualTo(true);
        erste.extractingPath("$.gesamt").isEqualTo(4);
        var zweite = json("?groesse=3&seite=1");
        zweite.extractingPath("$.dienststellen[*].nummer").asArray().containsExactly("739");
        zweite.extractingPath("$.weitere").isEqualTo(false);
        json("?groesse=3&seite=2").extractingPath("$.dienststellen").asArray().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "?stichtag=gestern",
        "?stichtag=2026-02-30",
        "?stichtag=2026-12-01T00:00",
        "?stichtag=1899-12-31",
        "?stichtag=%2B10000-01-01",
        "?stichtag=-0044-03-15",
        "?bekannt=2026-11-22",
        "?bekannt=2026-11-22T10:00:00",
        "?bekannt=2026-11-22T12:00:01Z",
        "?bekannt=%2B999999999-12-31T23:59:59-18:00",
        "?bekannt=-999999999-01-01T00:00:00Z",
        "?dienststelle=73",
        "?dienststelle=7%2500",
        "?seite=-1",
        "?groesse=0",
        "/unterschied?von=2026-12-01&nach=2026-12-01",
        "/unterschied?von=2026-12-01&nach=2026-11-30",
        "/unterschied?von=2026-13-01&nach=2027-01-01",
        "/dienststellen.csv?bekannt=gestern",
        "/stammdaten.zip?bekannt=2027-01-01T00:00:00Z"
    })
    void refusesAQuestionThatMakesNoSense(String frage) {
        oeffne(Testdatenbank.h2());

        assertThat(web.get().uri(URI.create(ADRESSE + frage))).hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource({"/stand.csv", "/dienststellen", "/dienststellen.csvx", "/x"})
    void knowsNoOtherFiles(String pfad) {
        oeffne(Testdatenbank.h2());

        assertThat(web.get().uri(URI.create(ADRESSE + pfad))).hasStatus(404);
    }

    private static Postfach postfach(Postfach alt, String ziel, Gueltigkeit gueltigkeit) {
        return new Postfach(0, alt.dienststelle(), alt.bereich(), ziel, alt.organisationspostfach(), gueltigkeit, null);
    }

    /** Every question whose answer can differ, on days around everything that begins or ends. */
    private static List<String> entscheidungen(Schnappschuss schnappschuss) {
        List<String> alle = new ArrayList<>();
        for (var dienststelle : List.of("735", "73501", "73525", "73599", "739", "801")) {
            for (var anliegen : Testtabellen.KATALOG.alle()) {
                for (var tag :
                        List.of("2025-06-30", "2025-12-31", "2026-11-30", "2026-12-01", "2026-12-15", "2027-01-01")) {
                    var frage = new Zuordnungsfrage(
                            dienststelle,
                            anliegen.code(),
                            Rechtskreis.SGB_III,
                            Herkunft.UNTERNEHMENSPROFIL,
                            OffsetDateTime.parse(tag + "T12:00:00+01:00"));
                    var zuordnung = Entscheidung.triff(schnappschuss, Testtabellen.KATALOG, frage);
                    alle.add("%s %s %s: %s %s %s %s"
                            .formatted(
                                    dienststelle,
                                    anliegen.code(),
                                    tag,
                                    zuordnung.ergebnis(),
                                    zuordnung.zielpostfach(),
                                    zuordnung.organisationspostfach(),
                                    zuordnung.klaerungsgrund()));
                }
            }
        }
        return alle;
    }

    private AbstractJsonContentAssert<?> json(String frage) {
        return assertThat(web.get().uri(URI.create(ADRESSE + frage)))
                .hasStatusOk()
                .bodyJson();
    }
}

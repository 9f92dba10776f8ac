package de.postfachhub.aufbewahrung;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import de.postfachhub.protokoll.Instanz;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class AufraeumenTest {

    private static final String ALLE = "de.postfachhub.Testdatenbank#alle";
    private static final Instant JETZT = Instant.parse("2026-11-27T02:00:00Z");
    private static final Aufbewahrung NACHRICHTEN = vorgaben("postfach", Aufbewahrung.class);
    private static final Aufbewahrungsfristen UEBRIGE = vorgaben("postfach.aufbewahrung", Aufbewahrungsfristen.class);
    private static final String AGS = "ags@agentur.example";

    @ParameterizedTest
    @MethodSource(ALLE)
    void deletesWhatIsOlderKeepsTheRestAndWritesDownBoth(Testdatenbank datenbank) {
        var grenze = JETZT.minus(NACHRICHTEN.aufbewahrung());
        for (int i = 0; i < Aufraeumen.STAPEL + 10; i++) {
            ereignis(datenbank, grenze.minusMillis(1 + i));
        }
        ereignis(datenbank, grenze);
        eingang(datenbank, grenze.minusMillis(1));
        eingang(datenbank, grenze);

        aufraeumen(datenbank).raeumeAuf();

        assertThat(anzahl(datenbank, "protokoll")).isEqualTo(1);
        assertThat(anzahl(datenbank, "eingangsbuch")).isEqualTo(1);
        assertThat(vermerke(datenbank))
                .extracting(Loeschvermerk::gegenstand, Loeschvermerk::massnahme, Loeschvermerk::anzahl)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("PROTOKOLL", "GELOESCHT", Aufraeumen.STAPEL + 10L),
                        org.assertj.core.groups.Tuple.tuple("EINGANGSBUCH", "GELOESCHT", 1L));
        assertThat(vermerke(datenbank)).allSatisfy(vermerk -> {
            assertThat(vermerk.aelterAls()).isEqualTo(utc(grenze));
            assertThat(vermerk.begonnenAm()).isEqualTo(utc(JETZT));
            assertThat(vermerk.instanz()).isEqualTo("hub-1");
        });
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void letsSeveralInstancesCleanAtOnceAndCountsEachRowOnce(Testdatenbank datenbank) throws Exception {
        var alt = JETZT.minus(NACHRICHTEN.aufbewahrung()).minusMillis(1);
        for (int i = 0; i < 3 * Aufraeumen.STAPEL; i++) {
            ereignis(datenbank, alt);
        }
        Callable<Void> instanz = () -> {
            aufraeumen(datenbank).raeumeAuf();
            return null;
        };
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (var fertig : pool.invokeAll(Collections.nCopies(3, instanz))) {
                fertig.get();
            }
        } finally {
            pool.shutdownNow();
        }
        aufraeumen(datenbank).raeumeAuf();

        assertThat(anzahl(datenbank, "protokoll")).isZero();
        assertThat(vermerke(datenbank).stream().mapToLong(Loeschvermerk::anzahl).sum())
                .isEqualTo(3L * Aufraeumen.STAPEL);
    }

    @Test
    void leavesAFailureToTheNextDay(CapturedOutput ausgabe) {
        var tot = new SimpleDriverDataSource(new org.postgresql.Driver(), "jdbc:postgresql://localhost:1/nirgends");

        aufraeumen(new Testdatenbank("tot", "", tot)).raeumeAuf();

        assertThat(ausgabe)
                .contains("Aufbewahrung, protokoll: nach 0 Zeilen abgebrochen")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void deletesOldNotificationsButNotWhatWaitsToBeSent(Testdatenbank datenbank) {
        var alt = JETZT.minus(NACHRICHTEN.aufbewahrung()).minusMillis(1);
        for (var status : List.of("VERSANDT", "GESPERRT", "NICHT_ERLAUBT", "GESCHEITERT", "WARTET")) {
            benachrichtigung(datenbank, AGS, status, alt);
        }
        benachrichtigung(datenbank, AGS, "VERSANDT", alt.plusMillis(1));

        aufraeumen(datenbank).raeumeAuf();

        assertThat(spalte(datenbank, "SELECT status FROM benachrichtigung"))
                .containsExactlyInAnyOrder("WARTET", "VERSANDT");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void forgetsAMailboxThatNothingIsSentTo(Testdatenbank datenbank) {
        var alt = JETZT.minus(UEBRIGE.postfaecher()).minusMillis(1);
        versandpostfach(datenbank, "unbenutzt@x.example", alt, null, null);
        versandpostfach(datenbank, "gesperrt@x.example", null, alt, null);
        versandpostfach(datenbank, "nie@x.example", null, null, null);
        versandpostfach(datenbank, "neulich@x.example", alt.plusMillis(1), null, null);
        versandpostfach(datenbank, "faellig@x.example", alt, null, JETZT.minusSeconds(1));
        versandpostfach(datenbank, "gesperrt-und-eingetragen@x.example", null, alt, null);
        postfach(datenbank, "gesperrt-und-eingetragen@x.example", null, null, null);
        versandpostfach(datenbank, "wartend@x.example", null, null, null);
        benachrichtigung(datenbank, "wartend@x.example", "WARTET", alt);

        aufraeumen(datenbank).raeumeAuf();

        assertThat(spalte(datenbank, "SELECT adresse FROM benachrichtigungspostfach"))
                .containsExactlyInAnyOrder(
                        "neulich@x.example",
                        "faellig@x.example",
                        "gesperrt-und-eingetragen@x.example",
                        "wartend@x.example");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void forgetsChecksAndKeepsTheLastOneOfAMailboxInUseWithoutNames(Testdatenbank datenbank) {
        var alt = JETZT.minus(UEBRIGE.pruefungen()).minusMillis(1);
        postfach(datenbank, AGS, null, null, null);
        pruefung(datenbank, AGS, 1, alt, "anna");
        pruefung(datenbank, AGS, 2, alt, "anna");
        pruefung(datenbank, "frueher@x.example", 1, alt, "anna");
        pruefung(datenbank, "neulich@x.example", 1, alt.plusMillis(1), "bert");
        pruefung(datenbank, "offen@x.example", 1, null, "carl");

        aufraeumen(datenbank).raeumeAuf();

        assertThat(spalte(
                        datenbank,
                        "SELECT adresse || ' ' || nummer || ' ' || angefordert_von || ' ' || COALESCE(bestaetigt_von, '')"
                                + " FROM postfachpruefung"))
                .containsExactlyInAnyOrder(
                        AGS + " 2 - -", "neulich@x.example 1 bert bert", "offen@x.example 1 carl carl");
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void replacesThePersonsInARequestOnceItsEffectHasEndedForLongEnough(Testdatenbank datenbank) {
        var alt = JETZT.minus(UEBRIGE.auftraege()).minus(Duration.ofDays(2));
        long beendet = auftrag(datenbank, "anna", alt, "GENEHMIGT", "WIRKSAM");
        postfach(datenbank, AGS, beendet, alt, null);
        long ersetzt = auftrag(datenbank, "anna", alt, "GENEHMIGT", "WIRKSAM");
        postfach(datenbank, AGS, ersetzt, null, alt);
        long abgelehnt = auftrag(datenbank, "anna", alt, "ABGELEHNT");
        long geltend = auftrag(datenbank, "anna", alt, "GENEHMIGT", "WIRKSAM");
        postfach(datenbank, AGS, geltend, null, null);
        long offen = auftrag(datenbank, "anna", alt);
        long neulich = auftrag(datenbank, "anna", alt.plus(Duration.ofDays(4)), "ABGELEHNT");

        aufraeumen(datenbank).raeumeAuf();
        aufraeumen(datenbank).raeumeAuf();

        for (long einer : List.of(beendet, ersetzt)) {
            assertThat(beteiligte(datenbank, einer))
                    .as("who did what is told apart, the hub named")
                    .containsExactly("Person 1", "Person 1", "Person 1", "Person 3", "Postfach-Hub");
        }
        assertThat(beteiligte(datenbank, abgelehnt)).containsExactly("Person 1", "Person 1", "Person 1", "Person 3");
        for (long einer : List.of(geltend, offen, neulich)) {
            assertThat(beteiligte(datenbank, einer)).startsWith("anna", "anna");
        }
        assertThat(spalte(
                        datenbank, "SELECT organisationspostfach FROM aenderung WHERE aenderungsauftrag = " + beendet))
                .containsExactly((String) null);
        assertThat(spalte(
                        datenbank, "SELECT organisationspostfach FROM postfach ORDER BY aenderungsauftrag NULLS LAST"))
                .containsExactly(null, null, AGS);
        assertThat(vermerke(datenbank))
                .filteredOn(vermerk -> vermerk.gegenstand().equals("AENDERUNGSAUFTRAG"))
                .singleElement()
                .satisfies(vermerk -> {
                    assertThat(vermerk.anzahl()).isEqualTo(3);
                    assertThat(vermerk.massnahme()).isEqualTo("PSEUDONYMISIERT");
                });
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void deletesPreviewsAndInTheEndItsOwnRecord(Testdatenbank datenbank) {
        long auftrag = auftrag(datenbank, "anna", JETZT, "ABGELEHNT");
        for (var am : List.of(JETZT.minus(UEBRIGE.vorschauen()).minusMillis(1), JETZT.minus(UEBRIGE.vorschauen()))) {
            datenbank
                    .jdbc()
                    .sql("INSERT INTO auswirkung (aenderungsauftrag, berechnet_am, bericht) VALUES (?, ?, '{}')")
                    .params(auftrag, utc(am))
                    .update();
        }
        aufraeumen(datenbank).raeumeAuf();
        assertThat(anzahl(datenbank, "auswirkung")).isEqualTo(1);

        var spaeter = JETZT.plus(UEBRIGE.loeschprotokoll()).plusMillis(1);
        aufraeumen(datenbank, spaeter).raeumeAuf();

        assertThat(vermerke(datenbank)).extracting(Loeschvermerk::gegenstand).contains("LOESCHPROTOKOLL");
        assertThat(vermerke(datenbank))
                .allSatisfy(vermerk -> assertThat(vermerk.begonnenAm()).isEqualTo(utc(spaeter)));
    }

    @ParameterizedTest
    @MethodSource(ALLE)
    void forgetsWhoSomebodyWasAtTheProvider(Testdatenbank datenbank) {
        var grenze = JETZT.minus(UEBRIGE.auftraege());
        auftrag(datenbank, "anna", grenze.minusMillis(1), "ABGELEHNT");
        long neuerer = auftrag(datenbank, "anna", grenze, "ABGELEHNT");
        for (var zuletzt : List.of(grenze.minusMillis(1), grenze)) {
            datenbank
                    .jdbc()
                    .sql(
                            "INSERT INTO personenname (schluessel, kennung, seit, zuletzt_am) VALUES (?, 'https://a#1', ?, ?)")
                    .params(zuletzt.toString(), utc(zuletzt), utc(zuletzt))
                    .update();
        }

        aufraeumen(datenbank).raeumeAuf();

        assertThat(spalte(
                        datenbank, "SELECT DISTINCT aenderungsauftrag FROM auftragsschritt WHERE kennung IS NOT NULL"))
                .containsExactly(String.valueOf(neuerer));
        assertThat(spalte(datenbank, "SELECT schluessel FROM personenname")).containsExactly(grenze.toString());
    }

    /** The author first, then who made each step. */
    private static List<String> beteiligte(Testdatenbank datenbank, long auftrag) {
        return spalte(
                datenbank,
                "SELECT wer FROM (SELECT 0 AS nummer, autor AS wer FROM aenderungsauftrag WHERE id = %1$d UNION ALL"
                                .formatted(auftrag)
                        + " SELECT nummer, wer FROM auftragsschritt WHERE aenderungsauftrag = %d) AS alle ORDER BY nummer"
                                .formatted(auftrag));
    }

    private static void ereignis(Testdatenbank datenbank, Instant am) {
        datenbank
                .jdbc()
                .sql(
                        "INSERT INTO protokoll (id, zeitpunkt, lfd, art, instanz) VALUES (?, ?, 1, 'EINGEGANGEN', 'hub-1')")
                .params(UUID.randomUUID(), utc(am))
                .update();
    }

    private static void eingang(Testdatenbank datenbank, Instant am) {
        datenbank
                .jdbc()
                .sql("INSERT INTO eingangsbuch (nachricht_id, zustellung_sha256, inhalt_sha256, eingetragen_am)"
                        + " VALUES (?, ?, ?, ?)")
                .params(UUID.randomUUID(), new byte[32], new byte[32], utc(am))
                .update();
    }

    private static void benachrichtigung(Testdatenbank datenbank, String adresse, String status, Instant seit) {
        datenbank
                .jdbc()
                .sql(
                        "INSERT INTO benachrichtigung (id, nachricht_id, organisationspostfach, eingang_am, anliegen, dienststelle,"
                                + " bereich, status, status_seit) VALUES (?, ?, ?, ?, 'A', '701', 'LEISTUNG', ?, ?)")
                .params(UUID.randomUUID(), UUID.randomUUID(), adresse, utc(seit), status, utc(seit))
                .update();
    }

    private static void versandpostfach(
            Testdatenbank datenbank,
            String adresse,
            @Nullable Instant letzteMail,
            @Nullable Instant gesperrt,
            @Nullable Instant faellig) {
        datenbank
                .jdbc()
                .sql(
                        "INSERT INTO benachrichtigungspostfach (adresse, versuche, letzte_mail_am, gesperrt_seit, faellig_am)"
                                + " VALUES (?, 0, ?, ?, ?)")
                .params(adresse, utc(letzteMail), utc(gesperrt), utc(faellig))
                .update();
    }

    private static void postfach(
            Testdatenbank datenbank,
            String adresse,
            @Nullable Long auftrag,
            @Nullable Instant gueltigBis,
            @Nullable Instant ersetzt) {
        datenbank
                .jdbc()
                .sql(
                        "INSERT INTO postfach (dienststelle, bereich, zielpostfach, organisationspostfach, gueltig_ab, gueltig_bis,"
                                + " erfasst_am, ersetzt_am, aenderungsauftrag)"
                                + " VALUES (?, 'LEISTUNG', 'postfach.ziel.701', ?, DATE '2015-01-01', ?, ?, ?, ?)")
                .params(
                        String.valueOf(70000 + anzahl(datenbank, "postfach")),
                        adresse,
                        gueltigBis == null ? null : utc(gueltigBis).toLocalDate(),
                        OffsetDateTime.parse("2015-01-01T00:00:00Z"),
                        utc(ersetzt),
                        auftrag)
                .update();
    }

    private static void pruefung(
            Testdatenbank datenbank, String adresse, int nummer, @Nullable Instant ausgangAm, String wer) {
        datenbank
                .jdbc()
                .sql(
                        "INSERT INTO postfachpruefung (adresse, nummer, angefordert_von, angefordert_am, versuche, fehleingaben,"
                                + " ausgang, ausgang_am, bestaetigt_von) VALUES (?, ?, ?, ?, 1, 0, ?, ?, ?)")
                .params(
                        adresse,
                        nummer,
                        wer,
                        utc(Instant.EPOCH),
                        ausgangAm == null ? null : "BESTAETIGT",
                        utc(ausgangAm),
                        wer)
                .update();
    }

    /** Drafted and submitted by the author, decided by somebody else, what follows is the hub's. */
    private static long auftrag(Testdatenbank datenbank, String autor, Instant am, String... weitere) {
        var jdbc = datenbank.jdbc();
        long id = anzahl(datenbank, "aenderungsauftrag") + 1;
        jdbc.sql(
                        "INSERT INTO aenderungsauftrag (id, dienststelle, grund, rueckwirkend, autor, erstellt_am, ausgangslage,"
                                + " einmalschluessel) VALUES (?, '701', 'Probe', false, ?, ?, '', ?)")
                .params(id, autor, utc(am), UUID.randomUUID())
                .update();
        jdbc.sql(
                        "INSERT INTO aenderung (aenderungsauftrag, nummer, art, dienststelle, gemeinsam, organisationspostfach, aufheben,"
                                + " gueltig_ab) VALUES (?, 1, 'POSTFACH', '701', false, ?, false, DATE '2015-01-01')")
                .params(id, AGS)
                .update();
        var schritte = new java.util.ArrayList<>(List.of("ENTWURF", "EINGEREICHT"));
        schritte.addAll(List.of(weitere));
        var wer = List.of(autor, autor, "bert", "Postfach-Hub");
        for (int i = 0; i < schritte.size(); i++) {
            jdbc.sql(
                            "INSERT INTO auftragsschritt (aenderungsauftrag, nummer, zustand, wer, kennung, wann) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(id, i + 1, schritte.get(i), wer.get(i), "https://a#" + wer.get(i), utc(am))
                    .update();
        }
        return id;
    }

    private static List<Loeschvermerk> vermerke(Testdatenbank datenbank) {
        return loeschprotokoll(datenbank).lies(0, 100);
    }

    private static List<String> spalte(Testdatenbank datenbank, String sql) {
        return datenbank
                .jdbc()
                .sql(sql)
                .query((zeile, nummer) -> zeile.getString(1))
                .list();
    }

    private static long anzahl(Testdatenbank datenbank, String tabelle) {
        return datenbank
                .jdbc()
                .sql("SELECT count(*) FROM " + tabelle)
                .query(Long.class)
                .single();
    }

    private static Aufraeumen aufraeumen(Testdatenbank datenbank) {
        return aufraeumen(datenbank, JETZT);
    }

    private static Aufraeumen aufraeumen(Testdatenbank datenbank, Instant jetzt) {
        return new Aufraeumen(
                datenbank.jdbc(),
                new TransactionTemplate(new DataSourceTransactionManager(datenbank.dataSource())),
                loeschprotokoll(datenbank),
                NACHRICHTEN,
                UEBRIGE,
                Clock.fixed(jetzt, ZoneOffset.UTC));
    }

    private static Loeschprotokoll loeschprotokoll(Testdatenbank datenbank) {
        return new Loeschprotokoll(JdbcClient.create(datenbank.dataSource()), new Instanz("hub-1"));
    }

    private static <T> T vorgaben(String stelle, Class<T> typ) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(stelle, typ);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant zeitpunkt) {
        return zeitpunkt == null ? null : zeitpunkt.atOffset(ZoneOffset.UTC);
    }
}

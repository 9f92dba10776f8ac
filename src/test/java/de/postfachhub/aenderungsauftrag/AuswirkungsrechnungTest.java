package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragswelt.EGZ;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.GENEHMIGUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.VERWALTUNG;
import static de.postfachhub.aenderungsauftrag.Auftragswelt.umstellung;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.postfachhub.Testdatenbank;
import de.postfachhub.aenderungsauftrag.Auswirkung.Verschiebung;
import de.postfachhub.aenderungsauftrag.Auswirkungen.Rechnung;
import de.postfachhub.nachricht.Bereich;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.protokoll.Ereignis;
import de.postfachhub.protokoll.Ereignisart;
import de.postfachhub.protokoll.Kopfdaten;
import de.postfachhub.protokoll.Protokoll;
import de.postfachhub.protokoll.Ziel;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The clock stands on Sunday, 22.11.2026, at noon. */
class AuswirkungsrechnungTest {

    private static final String DATENBANKEN = "de.postfachhub.Testdatenbank#alle";
    private static final Duration GEDULD = Duration.ofMinutes(1);
    private static final String KUG = "KUG_ANTRAG";
    private static final String LEISTUNG = "postfach.ziel.701.leistung";
    private static final String LEISTUNG_MAIL = "leistung.701@agentur.example";
    private static final LocalDate DEZEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate WOCHE_47 = LocalDate.of(2026, 11, 16);
    private static final LocalDate WOCHE_46 = LocalDate.of(2026, 11, 9);
    /** The last second of week 46 and the first of week 47, in Germany. */
    private static final Instant SONNTAG = Instant.parse("2026-11-15T22:59:59Z");

    private static final Instant MONTAG = SONNTAG.plusSeconds(1);

    private static final Handelnder UEBERALL = new Handelnder("zentrale", Set.of(Rolle.ADMINISTRATION), Set.of("*"));

    @TempDir
    Path ordner;

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void tellsWhatWouldHaveGoneElsewhereByAnliegenAndWeek(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            zugestellt(welt, SONNTAG, "701", EGZ);
            zugestellt(welt, MONTAG, "70101", EGZ);
            zugestellt(welt, MONTAG, "70199", EGZ);
            zugestellt(welt, MONTAG, "701", KUG);
            zugestellt(welt, MONTAG, "702", EGZ);
            zugestellt(welt, Instant.parse("2026-10-22T12:00:00Z"), "701", EGZ);

            var auswirkung = fertig(rechne(welt, entwurf(welt)));

            assertThat(auswirkung.nachrichten()).isEqualTo(4);
            assertThat(auswirkung.anders()).isEqualTo(3);
            assertThat(auswirkung.klaerfaelle()).isZero();
            assertThat(auswirkung.nichtMehrBenachrichtigt()).isZero();
            assertThat(auswirkung.stichtag()).isEqualTo(DEZEMBER);
            assertThat(auswirkung.von()).isEqualTo("2026-10-23T00:00:00+02:00");
            assertThat(auswirkung.bis()).isEqualTo("2026-11-22T12:00:00+01:00");
            assertThat(auswirkung.sackgassen()).isEmpty();
            assertThat(auswirkung.verschiebungen()).containsExactly(umgestellt(WOCHE_47, 2), umgestellt(WOCHE_46, 1));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void countsAReplayedMessageOnce(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var kopf = kopf("701", EGZ);
            welt.bean(Protokoll.class)
                    .schreibe(List.of(
                            ereignis(SONNTAG, Ereignisart.KLAERFALL, kopf, "KEIN_ZIELPOSTFACH"),
                            ereignis(MONTAG, Ereignisart.WIEDERVORGELEGT, kopf, null),
                            ereignis(MONTAG, Ereignisart.ZUGESTELLT, kopf, null)));

            var auswirkung = fertig(rechne(welt, entwurf(welt)));

            assertThat(auswirkung.nachrichten()).isEqualTo(1);
            assertThat(auswirkung.verschiebungen()).containsExactly(umgestellt(WOCHE_47, 1));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void tellsWhatWouldBeAKlaerfallAndWhoWouldNotBeToldAnyMore(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            zugestellt(welt, MONTAG, "701", KUG);
            zugestellt(welt, MONTAG, "702", EGZ);
            zugestellt(welt, MONTAG, "702", EGZ);
            var rueckschau = welt.bean(Rueckschau.class);

            var ohnePostfach =
                    rueckschau.rechne(List.of(Vorschauwelt.ohnePostfach("701", Bereich.LEISTUNG, DEZEMBER)), p -> true);
            assertThat(ohnePostfach.klaerfaelle()).isEqualTo(1);
            assertThat(ohnePostfach.nichtMehrBenachrichtigt()).isZero();
            assertThat(ohnePostfach.verschiebungen())
                    .containsExactly(new Verschiebung(WOCHE_47, KUG, LEISTUNG, null, LEISTUNG_MAIL, null, 1));
            assertThat(ohnePostfach.sackgassen()).isNotEmpty();

            var ohneMail = rueckschau.rechne(
                    List.of(Vorschauwelt.postfach("702", Bereich.ARBEITGEBER_SERVICE, null, DEZEMBER, null)),
                    p -> true);
            assertThat(ohneMail.anders()).isEqualTo(2);
            assertThat(ohneMail.klaerfaelle()).isZero();
            assertThat(ohneMail.nichtMehrBenachrichtigt()).isEqualTo(2);
            assertThat(ohneMail.sackgassen()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void keepsTheResultOfAnOpenRequestUntilTheTablesOrTheDayChange(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            var auftrag = entwurf(welt);
            var erste = fertig(rechne(welt, auftrag));
            zugestellt(welt, MONTAG, "701", EGZ);

            welt.uhr.stelle("2026-11-22T23:59");
            assertThat(rechne(welt, auftrag).auswirkung()).isEqualTo(erste);

            welt.uhr.stelle("2026-11-23T00:00");
            assertThat(fertig(rechne(welt, auftrag)).nachrichten()).isEqualTo(1);

            zugestellt(welt, MONTAG, "701", EGZ);
            var andere = welt.auftraege.stelle(umstellung("703", "2026-12-01"), null, null, UEBERALL);
            welt.auftraege.reicheEin(andere.id(), UEBERALL);
            welt.auftraege.genehmige(andere.id(), true, null, GENEHMIGUNG);
            assertThat(fertig(rechne(welt, auftrag)).nachrichten()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void showsForADecidedRequestWhatWasSeenBefore(Testdatenbank datenbank) {
        try (var welt = Auftragswelt.an(datenbank, ordner)) {
            zugestellt(welt, MONTAG, "701", EGZ);
            var eingereicht = welt.eingereicht(umstellung("2026-12-01"));
            var vorher = fertig(rechne(welt, eingereicht));
            welt.uhr.stelle("2026-11-24T12:00");
            var genehmigt = welt.auftraege.genehmige(eingereicht.id(), true, null, GENEHMIGUNG);

            var aufbewahrt = fertig(rechne(welt, genehmigt));
            assertThat(aufbewahrt.anders()).isEqualTo(vorher.anders()).isEqualTo(1);
            assertThat(aufbewahrt.berechnetAm()).isEqualTo("2026-11-24T12:00:00+01:00");

            // Who still holds the request as it was before must not replace what was kept by what the new tables say.
            welt.uhr.stelle("2026-11-25T12:00");
            assertThat(fertig(rechne(welt, eingereicht)).anders()).isZero();
            assertThat(fertig(rechne(welt, genehmigt))).isEqualTo(aufbewahrt);
        }
    }

    @Test
    void saysThatADecidedRequestHasNone() {
        try (var welt = Auftragswelt.an(Testdatenbank.h2(), ordner)) {
            var zurueckgezogen = welt.auftraege.nimmZurueck(entwurf(welt).id(), null, VERWALTUNG);

            assertThat(rechne(welt, zurueckgezogen))
                    .isEqualTo(new Rechnung(0, null, Auswirkungsrechnung.NIE_BERECHNET));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void tellsHowFarItIsAndCalculatesARequestOnceAtATime(Testdatenbank datenbank) throws Exception {
        var leitung = new Leitung(datenbank);
        try (var welt = Auftragswelt.an(leitung.datenbank(), ordner)) {
            zugestellt(welt, MONTAG, "701", EGZ);
            var auftrag = entwurf(welt);
            leitung.haltAnNach(10);

            assertThat(welt.bean(Auswirkungen.class).von(auftrag, Duration.ZERO).auswirkung())
                    .isNull();
            leitung.angehalten.await();
            var unterwegs = welt.bean(Auswirkungen.class).von(auftrag, Duration.ZERO);
            assertThat(unterwegs.fortschritt()).isBetween(20, 40);
            assertThat(unterwegs.auswirkung()).isNull();
            assertThat(unterwegs.fehler()).isNull();

            leitung.weiter.countDown();
            assertThat(fertig(rechne(welt, auftrag)).anders()).isEqualTo(1);
            assertThat(datenbank
                            .jdbc()
                            .sql("SELECT count(*) FROM auswirkung")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void saysThatTheDatabaseIsAwayAndTriesAgainNextTime(Testdatenbank datenbank) {
        var leitung = new Leitung(datenbank);
        try (var welt = Auftragswelt.an(leitung.datenbank(), ordner)) {
            var auftrag = entwurf(welt);

            leitung.unterbrichNach(10);
            assertThat(rechne(welt, auftrag).fehler()).isEqualTo(Auswirkungsrechnung.GESTOERT);
            assertThat(rechne(welt, auftrag).fehler()).isEqualTo(Auswirkungsrechnung.GESTOERT);

            leitung.heile();
            assertThat(fertig(rechne(welt, auftrag)).nachrichten()).isZero();
        }
    }

    @Test
    void endsWithTheHub() throws Exception {
        var leitung = new Leitung(Testdatenbank.h2());
        try (var welt = Auftragswelt.an(leitung.datenbank(), ordner)) {
            var auftrag = entwurf(welt);
            var rechnung = welt.bean(Auswirkungsrechnung.class);
            leitung.haltAnNach(10);
            rechnung.von(auftrag, Duration.ZERO);
            leitung.angehalten.await();
            var ende = new Thread(() -> {
                try {
                    rechnung.beende();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            ende.start();
            // It has told everybody and waits for the calculation.
            await().until(() -> ende.getState() == Thread.State.TIMED_WAITING);
            leitung.weiter.countDown();
            ende.join();

            assertThat(rechnung.von(auftrag, GEDULD).fehler()).isEqualTo(Auswirkungsrechnung.UEBERLASTET);
            assertThat(rechnung.von(auftrag, GEDULD).fehler()).isEqualTo(Auswirkungsrechnung.UEBERLASTET);
        }
    }

    private static Aenderungsauftrag entwurf(Auftragswelt welt) {
        return welt.auftraege.stelle(umstellung("2026-12-01"), null, null, VERWALTUNG);
    }

    private static Rechnung rechne(Auftragswelt welt, Aenderungsauftrag auftrag) {
        return welt.bean(Auswirkungen.class).von(auftrag, GEDULD);
    }

    private static Auswirkung fertig(Rechnung rechnung) {
        assertThat(rechnung.fehler()).isNull();
        assertThat(rechnung.fortschritt()).isEqualTo(100);
        assertThat(rechnung.auswirkung()).isNotNull();
        return rechnung.auswirkung();
    }

    private static Verschiebung umgestellt(LocalDate woche, long anzahl) {
        return new Verschiebung(
                woche, EGZ, LEISTUNG, "postfach.ziel.701.egz", LEISTUNG_MAIL, "egz.701@agentur.example", anzahl);
    }

    private static void zugestellt(Auftragswelt welt, Instant zeitpunkt, String dienststelle, String anliegen) {
        welt.bean(Protokoll.class)
                .schreibe(List.of(
                        ereignis(zeitpunkt, Ereignisart.EINGEGANGEN, kopf(dienststelle, anliegen), null),
                        ereignis(zeitpunkt, Ereignisart.ZUGESTELLT, kopf(dienststelle, anliegen), null)));
    }

    private static Kopfdaten kopf(String dienststelle, String anliegen) {
        return new Kopfdaten(
                UUID.randomUUID(),
                null,
                null,
                Rechtskreis.SGB_III,
                Herkunft.UNTERNEHMENSPROFIL,
                anliegen,
                dienststelle);
    }

    private static Ereignis ereignis(Instant zeitpunkt, Ereignisart art, Kopfdaten kopf, @Nullable String grund) {
        return new Ereignis(
                UUID.randomUUID(),
                zeitpunkt,
                null,
                0,
                art,
                kopf,
                Ziel.KEINES,
                Stream.ofNullable(grund).toList(),
                null,
                null,
                "hub-1");
    }

    /** A line to the database that the calculation finds held up or cut off after some of its statements. */
    private static final class Leitung extends DelegatingDataSource {

        final CountDownLatch angehalten = new CountDownLatch(1);
        final CountDownLatch weiter = new CountDownLatch(1);
        private final Testdatenbank datenbank;
        private final AtomicInteger bisHalt = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicInteger bisAusfall = new AtomicInteger(Integer.MAX_VALUE);

        Leitung(Testdatenbank datenbank) {
            super(datenbank.dataSource());
            this.datenbank = datenbank;
        }

        Testdatenbank datenbank() {
            return new Testdatenbank(datenbank.name(), datenbank.url(), this);
        }

        void haltAnNach(int anweisungen) {
            bisHalt.set(anweisungen);
        }

        void unterbrichNach(int anweisungen) {
            bisAusfall.set(anweisungen);
        }

        void heile() {
            bisAusfall.set(Integer.MAX_VALUE);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (Thread.currentThread().getName().startsWith("auswirkung-")) {
                if (bisHalt.getAndDecrement() == 0) {
                    angehalten.countDown();
                    warte();
                }
                if (bisAusfall.getAndDecrement() <= 0) {
                    throw new SQLException("die Leitung ist unterbrochen", "08006");
                }
            }
            return super.getConnection();
        }

        private void warte() {
            try {
                weiter.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

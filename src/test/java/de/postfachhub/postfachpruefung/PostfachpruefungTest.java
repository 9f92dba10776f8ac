package de.postfachhub.postfachpruefung;

import static de.postfachhub.postfachpruefung.Pruefprobe.ADMINISTRATION;
import static de.postfachhub.postfachpruefung.Pruefprobe.ANFANG;
import static de.postfachhub.postfachpruefung.Pruefprobe.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.access.AccessDeniedException;

/** Who may check which mailbox how often, and what a code is worth. */
class PostfachpruefungTest {

    private static final String AGS = "ags.735@agentur.example";
    private static final String FALSCHER = "2222-2222";
    private static final Duration WOCHE = Duration.ofDays(7);

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void checksAMailboxByTheCodeThatItsReadersKnow(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            assertThat(hub.dienst().stand(AGS)).isEqualTo(new Pruefstand(AGS, Pruefzustand.UNGEPRUEFT, null, null));

            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            assertThat(hub.dienst().stand(AGS).codeUnterwegsSeit()).isEqualTo("2025-10-01T09:00:00+02:00");
            hub.vergehe(Duration.ofSeconds(1));
            var mail = hub.versand().naechste();
            hub.versand().versandt(mail);
            hub.vergehe(Duration.ofHours(1));
            var zweite = new Handelnder("bert", Set.of(Rolle.ADMINISTRATION), Set.of(Handelnder.ALLE));

            assertThat(hub.dienst().bestaetige(AGS, code(mail).toLowerCase().replace("-", " "), zweite))
                    .isTrue();

            var auskunft = hub.dienst().auskunft(AGS, ADMINISTRATION);
            assertThat(auskunft.stand().zustand()).isEqualTo(Pruefzustand.GEPRUEFT);
            assertThat(auskunft.stand().seit()).isEqualTo("2025-10-01T10:00:01+02:00");
            assertThat(auskunft.stand().codeUnterwegsSeit()).isNull();
            assertThat(auskunft.verlauf()).singleElement().satisfies(eintrag -> {
                assertThat(eintrag.angefordertVon()).isEqualTo("anna");
                assertThat(eintrag.angefordertAm().toInstant()).isEqualTo(ANFANG);
                assertThat(eintrag.versandtAm()).isEqualTo("2025-10-01T09:00:01+02:00");
                assertThat(eintrag.ausgang()).isEqualTo(Ausgang.BESTAETIGT);
                assertThat(eintrag.bestaetigtVon()).isEqualTo("bert");
            });
            assertThat(hub.versand().naechste()).isNull();
            assertThat(hub.dienst().bestaetige(AGS, code(mail), zweite)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void writesAMailThatNamesNobody(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            var mail = hub.versand().naechste();

            assertThat(mail.to()).isEqualTo(AGS);
            assertThat(mail.from()).isEqualTo("hub@hub.example");
            assertThat(mail.messageId()).isEqualTo("<" + mail.id() + "@hub.example>");
            assertThat(mail.subject()).isEqualTo("Postfach-Hub: Prüfung dieses Postfachs");
            assertThat(mail.text())
                    .contains("Postfachprüfung", AGS, "gilt bis 08.10.2025, 09:00 Uhr")
                    .doesNotContain("anna");
            assertThat(mail.text().lines())
                    .allSatisfy(zeile -> assertThat(zeile).hasSizeLessThanOrEqualTo(78));
            assertThat(mail.toString()).doesNotContain(code(mail));
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void keepsNoCodeInAnyColumn(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            var code = hub.gesandterCode(AGS);

            var zeile = datenbank
                    .jdbc()
                    .sql("SELECT * FROM postfachpruefung")
                    .query()
                    .singleRow();

            assertThat(zeile.get("code").toString()).startsWith("$2a$");
            assertThat(zeile.toString()).doesNotContain(code, code.replace("-", ""));
            hub.dienst().bestaetige(AGS, code, ADMINISTRATION);
            assertThat(datenbank
                            .jdbc()
                            .sql("SELECT code FROM postfachpruefung")
                            .query()
                            .singleRow()
                            .get("code"))
                    .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void comparesAddressesWithTheDomainInLowerCase(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            var code = hub.gesandterCode("ags.735@AGENTUR.Example");

            assertThat(hub.dienst().bestaetige("ags.735@agentur.EXAMPLE", code, ADMINISTRATION))
                    .isTrue();
            assertThat(hub.dienst().stand("ags.735@Agentur.example").zustand()).isEqualTo(Pruefzustand.GEPRUEFT);
            assertThat(hub.dienst().stand("AGS.735@agentur.example").zustand()).isEqualTo(Pruefzustand.UNGEPRUEFT);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void makesTheOldCodeWorthlessWithTheNewOne(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            var alter = hub.gesandterCode(AGS);
            hub.vergehe(Duration.ofMinutes(1));
            hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
            assertThat(hub.dienst().gibEin(AGS, alter, ADMINISTRATION)).isEqualTo(Codeeingabe.KEINER);
            var neue = hub.versand().naechste();

            assertThat(hub.dienst().gibEin(AGS, alter, ADMINISTRATION)).isEqualTo(Codeeingabe.FALSCH);
            assertThat(hub.dienst().gibEin(AGS, code(neue), ADMINISTRATION)).isEqualTo(Codeeingabe.RICHTIG);
            assertThat(ausgaenge(hub)).containsExactly(Ausgang.BESTAETIGT, Ausgang.ERSETZT);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void takesFiveWrongCodesAndThenNotEvenTheRightOne(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            var code = hub.gesandterCode(AGS);
            assertThat(hub.dienst().gibEin(AGS, "kein Code", ADMINISTRATION)).isEqualTo(Codeeingabe.UNFOERMIG);

            for (int i = 0; i < 4; i++) {
                assertThat(hub.dienst().gibEin(AGS, FALSCHER, ADMINISTRATION)).isEqualTo(Codeeingabe.FALSCH);
            }
            assertThat(hub.dienst()
                            .auskunft(AGS, ADMINISTRATION)
                            .verlauf()
                            .get(0)
                            .restlicheEingaben())
                    .isEqualTo(1);
            assertThat(hub.dienst().gibEin(AGS, FALSCHER, ADMINISTRATION)).isEqualTo(Codeeingabe.VERBRAUCHT);

            assertThat(hub.dienst().gibEin(AGS, code, ADMINISTRATION)).isEqualTo(Codeeingabe.KEINER);
            assertThat(hub.dienst().stand(AGS)).isEqualTo(new Pruefstand(AGS, Pruefzustand.UNGEPRUEFT, null, null));
            hub.vergehe(Duration.ofMinutes(1));
            assertThat(hub.dienst().bestaetige(AGS, hub.gesandterCode(AGS), ADMINISTRATION))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void countsWrongCodesThatComeAtTheSameTime(Testdatenbank datenbank) throws Exception {
        try (var hub = new Pruefprobe(datenbank)) {
            var code = hub.gesandterCode(AGS);

            var ergebnisse = gleichzeitig(20, () -> hub.dienst().gibEin(AGS, FALSCHER, ADMINISTRATION));

            assertThat(ergebnisse).filteredOn(Codeeingabe.FALSCH::equals).hasSize(4);
            assertThat(ergebnisse).filteredOn(Codeeingabe.VERBRAUCHT::equals).hasSize(1);
            assertThat(hub.dienst().bestaetige(AGS, code, ADMINISTRATION)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void takesACodeForAWeek(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            var andere = "leistung.735@agentur.example";
            var code = hub.gesandterCode(AGS);
            var andererCode = hub.gesandterCode(andere);
            hub.vergehe(WOCHE.minusSeconds(1));
            assertThat(hub.dienst().gibEin(AGS, code, ADMINISTRATION)).isEqualTo(Codeeingabe.RICHTIG);

            hub.vergehe(Duration.ofSeconds(1));

            assertThat(hub.dienst().gibEin(andere, andererCode, ADMINISTRATION)).isEqualTo(Codeeingabe.ABGELAUFEN);
            assertThat(hub.dienst().stand(andere).codeUnterwegsSeit()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void sendsOneMailAMinuteAndFiveADay(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.gesandterCode(AGS);
            hub.vergehe(Duration.ofSeconds(59));
            abgewiesen("CODE_ZU_OFT", "ab 01.10.2025, 09:01:00 Uhr", () -> hub.gesandterCode(AGS));
            hub.vergehe(Duration.ofSeconds(1));
            for (int i = 0; i < 4; i++) {
                hub.gesandterCode(AGS);
                hub.vergehe(Duration.ofMinutes(1));
            }
            abgewiesen("CODE_ZU_OFT", "ab 02.10.2025, 09:00:00 Uhr", () -> hub.gesandterCode(AGS));
            hub.gesandterCode("leistung.735@agentur.example");

            hub.vergehe(Duration.ofHours(24).minusMinutes(5));

            hub.gesandterCode(AGS);
            abgewiesen("CODE_ZU_OFT", "", () -> hub.gesandterCode(AGS));
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void sendsOneMailToManyWhoAskAtTheSameTime(Testdatenbank datenbank) throws Exception {
        try (var hub = new Pruefprobe(datenbank)) {
            var ergebnisse = gleichzeitig(20, () -> {
                try {
                    hub.dienst().sendeCode(AGS, false, ADMINISTRATION);
                    return "gesandt";
                } catch (PruefungAbgewiesen e) {
                    return e.fehler().code();
                }
            });

            assertThat(ergebnisse).filteredOn("gesandt"::equals).hasSize(1);
            assertThat(ergebnisse).filteredOn("CODE_ZU_OFT"::equals).hasSize(19);
            assertThat(hub.versand().naechste()).isNotNull();
            assertThat(hub.versand().naechste()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void obeysNobodyButAdministrators(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            var code = hub.gesandterCode(AGS);
            for (var rolle : EnumSet.complementOf(EnumSet.of(Rolle.ADMINISTRATION))) {
                var wer = new Handelnder("gast", Set.of(rolle), Set.of(Handelnder.ALLE));

                assertThatExceptionOfType(AccessDeniedException.class)
                        .as(rolle.name())
                        .isThrownBy(() -> hub.dienst().sendeCode("leistung.735@agentur.example", false, wer));
                assertThatExceptionOfType(AccessDeniedException.class)
                        .as(rolle.name())
                        .isThrownBy(() -> hub.dienst().bestaetige(AGS, code, wer));
                assertThat(hub.dienst().auskunft(AGS, wer).verlauf() == null)
                        .as(rolle.name())
                        .isEqualTo(rolle != Rolle.REVISION);
            }
            assertThat(hub.dienst().stand(AGS).zustand()).isEqualTo(Pruefzustand.UNGEPRUEFT);
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void writesToNoAddressButAPlainOneInAnAllowedDomain(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            for (var adresse : List.of(
                    "",
                    "agentur.example",
                    "Anna <anna@agentur.example>",
                    "a@agentur.example,b@agentur.example",
                    "a@agentur.example\r\nBcc: b@agentur.example")) {
                abgewiesen("ADRESSE_UNGUELTIG", "", () -> hub.dienst().sendeCode(adresse, false, ADMINISTRATION));
            }
            for (var adresse : List.of("a@boese-agentur.example", "a@agentur.example.invalid", "a@x.agentur.example")) {
                abgewiesen(
                        "DOMAENE_NICHT_ERLAUBT",
                        "Erlaubt: agentur.example.",
                        () -> hub.dienst().sendeCode(adresse, false, ADMINISTRATION));
            }
            assertThat(hub.versand().naechste()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void leavesASuspendedMailboxAlone(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().bestaetige(AGS, hub.gesandterCode(AGS), ADMINISTRATION);
            datenbank.jdbc().sql("""
                            INSERT INTO benachrichtigungspostfach (adresse, versuche, gesperrt_seit)
                            VALUES (?, 0, TIMESTAMP WITH TIME ZONE '2025-10-01 12:00:00+02:00')
                            """).param(AGS).update();

            assertThat(hub.dienst().stand(AGS).zustand()).isEqualTo(Pruefzustand.GESPERRT);
            assertThat(hub.dienst().stand(AGS).seit()).isEqualTo("2025-10-01T12:00:00+02:00");
            hub.vergehe(Duration.ofMinutes(1));
            abgewiesen("POSTFACH_GESPERRT", "", () -> hub.gesandterCode(AGS));
        }
    }

    private static List<Ausgang> ausgaenge(Pruefprobe hub) {
        return hub.dienst().auskunft(AGS, ADMINISTRATION).verlauf().stream()
                .map(Pruefauskunft.Eintrag::ausgang)
                .collect(Collectors.toList());
    }

    private static void abgewiesen(String code, String text, ThrowingCallable was) {
        assertThatExceptionOfType(PruefungAbgewiesen.class).isThrownBy(was).satisfies(grund -> {
            assertThat(grund.fehler().code()).isEqualTo(code);
            assertThat(grund.fehler().text()).contains(text);
        });
    }

    private static <T> List<T> gleichzeitig(int anzahl, Callable<T> was) throws Exception {
        var faeden = Executors.newFixedThreadPool(anzahl);
        try {
            List<T> ergebnisse = new ArrayList<>();
            for (Future<T> ergebnis : faeden.invokeAll(
                    IntStream.range(0, anzahl).mapToObj(i -> was).toList())) {
                ergebnisse.add(ergebnis.get());
            }
            return ergebnisse;
        } finally {
            faeden.shutdownNow();
        }
    }
}

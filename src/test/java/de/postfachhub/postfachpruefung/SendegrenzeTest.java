package de.postfachhub.postfachpruefung;

import static de.postfachhub.postfachpruefung.Pruefprobe.ADMINISTRATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.postfachhub.Testdatenbank;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody floods a person, and no user floods many. */
class SendegrenzeTest {

    private static final String DATENBANKEN = "de.postfachhub.Testdatenbank#alle";
    private static final String TEAM = "team@agentur.example";
    private static final Handelnder BERT = new Handelnder("bert", Set.of(Rolle.ADMINISTRATION), Set.of("735"));

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void countsAllSpellingsThatReachTheSamePerson(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            hub.dienst().sendeCode("ziel.person@agentur.example", true, ADMINISTRATION);
            for (var andere :
                    List.of("Ziel.Person", "ZIEL.PERSON", "ziel.person+a", "Ziel.Person+b", "ziel.person+c+d")) {
                abgewiesen(
                        "gerade erst", () -> hub.dienst().sendeCode(andere + "@agentur.example", true, ADMINISTRATION));
            }
            for (var andere : List.of("Ziel.Person", "ZIEL.PERSON", "ziel.person+a", "ziel.person+b")) {
                hub.vergehe(Duration.ofMinutes(1));
                hub.dienst().sendeCode(andere + "@Agentur.example", true, BERT);
            }
            hub.vergehe(Duration.ofMinutes(1));

            abgewiesen(
                    "höchstens 5 Codes",
                    () -> hub.dienst().sendeCode("ziel.person+c@agentur.example", true, ADMINISTRATION));
            hub.dienst().sendeCode("andere.person@agentur.example", true, ADMINISTRATION);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void sendsTwentyMailsADayForAUserUnderWhateverName(Testdatenbank datenbank) {
        var anna = new Handelnder(
                "umbenannt", ADMINISTRATION.kennung(), Set.of(Rolle.ADMINISTRATION), Set.of(Handelnder.ALLE));
        try (var hub = new Pruefprobe(datenbank)) {
            IntStream.range(0, 20)
                    .forEach(i -> hub.dienst().sendeCode("t" + i + "@agentur.example", false, ADMINISTRATION));

            abgewiesen(
                    "Sie können in 24 Stunden höchstens 20 Codes anfordern. Der nächste ist ab 02.10.2025, 09:00:00 Uhr",
                    () -> hub.dienst().sendeCode(TEAM, false, anna));
            hub.dienst().sendeCode(TEAM, false, BERT);
            hub.vergehe(Duration.ofHours(24));
            hub.dienst().sendeCode(TEAM, false, anna);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void sendsSoManyMailsADayInAllFromTwoInstances(Testdatenbank datenbank) throws Exception {
        var drei = Map.of("hoechstens-taeglich-insgesamt", "3");
        try (var einer = Pruefprobe.mit(drei, datenbank);
                var anderer = Pruefprobe.mit(drei, datenbank)) {
            var ergebnisse = gleichzeitig(
                    20, i -> () -> gesandt(i % 2 == 0 ? einer : anderer, "t" + i + "@agentur.example", "nutzer" + i));

            assertThat(ergebnisse).filteredOn(Boolean::booleanValue).hasSize(3);
            assertThat(datenbank
                            .jdbc()
                            .sql("SELECT count(*) FROM postfachpruefung")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(3);
            abgewiesen("an alle Postfächer zusammen", () -> anderer.dienst().sendeCode(TEAM, false, BERT));
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void sendsOneMailToAPersonWhomManySpellAtTheSameTime(Testdatenbank datenbank) throws Exception {
        try (var einer = new Pruefprobe(datenbank);
                var anderer = new Pruefprobe(datenbank)) {
            var ergebnisse = gleichzeitig(
                    20,
                    i -> () -> gesandt(i % 2 == 0 ? einer : anderer, "team+" + i + "@agentur.example", "nutzer" + i));

            assertThat(ergebnisse).filteredOn(Boolean::booleanValue).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void opensASuspendedMailboxByNoOtherSpelling(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            datenbank.jdbc().sql("""
                            INSERT INTO benachrichtigungspostfach (adresse, versuche, gesperrt_seit)
                            VALUES ('Team@agentur.example', 0, TIMESTAMP WITH TIME ZONE '2025-10-01 08:00:00+02:00')
                            """).update();

            for (var andere : List.of(TEAM, "TEAM@agentur.example", "team+a@agentur.example")) {
                assertThat(hub.dienst().stand(andere).zustand()).isEqualTo(Pruefzustand.GESPERRT);
                assertThatExceptionOfType(PruefungAbgewiesen.class)
                        .isThrownBy(() -> hub.dienst().sendeCode(andere, false, ADMINISTRATION))
                        .satisfies(grund -> assertThat(grund.fehler().code()).isEqualTo("POSTFACH_GESPERRT"));
            }
            assertThat(hub.dienst().stand("team2@agentur.example").zustand()).isEqualTo(Pruefzustand.UNGEPRUEFT);
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void writesToAPersonOnlyWhenThatIsSaidOnceMore(Testdatenbank datenbank) {
        try (var hub = new Pruefprobe(datenbank)) {
            for (var adresse : List.of("erika.muster", "Erika.Muster+a", "opfer1.nachname", "e-m.muster")) {
                assertThatExceptionOfType(PruefungAbgewiesen.class)
                        .isThrownBy(() -> hub.dienst().sendeCode(adresse + "@agentur.example", false, ADMINISTRATION))
                        .satisfies(grund -> assertThat(grund.fehler().code()).isEqualTo("PERSOENLICHE_ADRESSE"));
            }
            assertThat(hub.versand().naechste()).isNull();
            hub.dienst().sendeCode("erika.muster@agentur.example", true, ADMINISTRATION);
            assertThat(hub.versand().naechste()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ags.735",
                "team",
                "arbeitgeber-service.nord",
                "os2.ulm",
                "poststelle-augsburg",
                "leistung735.ulm",
                "egz.701+x"
            })
    void takesATeamForNoPerson(String name) {
        assertThat(Personenpostfach.wirktPersoenlich(name + "@agentur.example")).isFalse();
    }

    private static boolean gesandt(Pruefprobe hub, String adresse, String benutzer) {
        try {
            hub.dienst()
                    .sendeCode(adresse, false, new Handelnder(benutzer, Set.of(Rolle.ADMINISTRATION), Set.of("735")));
            return true;
        } catch (PruefungAbgewiesen e) {
            return false;
        }
    }

    private static void abgewiesen(String text, ThrowingCallable was) {
        assertThatExceptionOfType(PruefungAbgewiesen.class).isThrownBy(was).satisfies(grund -> {
            assertThat(grund.fehler().code()).isEqualTo("CODE_ZU_OFT");
            assertThat(grund.fehler().text()).contains(text);
        });
    }

    private static List<Boolean> gleichzeitig(int anzahl, IntFunction<Callable<Boolean>> was) throws Exception {
        var faeden = Executors.newFixedThreadPool(anzahl);
        try {
            var ergebnisse = new ArrayList<Boolean>();
            for (var ergebnis :
                    faeden.invokeAll(IntStream.range(0, anzahl).mapToObj(was).toList())) {
                ergebnisse.add(ergebnis.get());
            }
            return ergebnisse;
        } finally {
            faeden.shutdownNow();
        }
    }
}

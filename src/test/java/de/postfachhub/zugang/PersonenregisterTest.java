package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.Testdatenbank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PersonenregisterTest {

    private static final String DATENBANKEN = "de.postfachhub.Testdatenbank#alle";
    private static final Instant JETZT = Instant.parse("2026-11-27T10:00:00Z");

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void givesANameToWhoComesFirst(Testdatenbank datenbank) {
        var register = register(datenbank, JETZT);

        assertThat(register.gehoert("anna", "https://a#1")).isTrue();
        assertThat(register.gehoert("Anna", "https://a#1")).isTrue();
        assertThat(register.gehoert("ANNA", "https://a#2")).isFalse();
        assertThat(register.gehoert("anna", "https://b#1")).isFalse();
        assertThat(register.gehoert("berta", "https://a#1")).isTrue();
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void givesItToOneOfManyThatComeAtOnce(Testdatenbank datenbank) throws Exception {
        var register = register(datenbank, JETZT);
        var alle = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> versuche = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> register.gehoert("anna", "https://a#" + i))
                    .toList();

            assertThat(alle.invokeAll(versuche)).extracting(Future::get).containsOnlyOnce(true);
        } finally {
            alle.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void remembersTheDayOfTheLastSignIn(Testdatenbank datenbank) {
        register(datenbank, JETZT).gehoert("anna", "https://a#1");
        register(datenbank, JETZT.plus(Duration.ofHours(2))).gehoert("anna", "https://a#1");
        assertThat(zuletzt(datenbank)).isEqualTo(JETZT);

        var spaeter = JETZT.plus(Duration.ofDays(3));
        register(datenbank, spaeter).gehoert("anna", "https://a#2");
        assertThat(zuletzt(datenbank)).isEqualTo(JETZT);
        register(datenbank, spaeter).gehoert("anna", "https://a#1");
        assertThat(zuletzt(datenbank)).isEqualTo(spaeter);
    }

    @ParameterizedTest
    @MethodSource(DATENBANKEN)
    void saysAtTheStartThatAConfiguredNameIsAnothersAlready(Testdatenbank datenbank, CapturedOutput log) {
        var register = register(datenbank, JETZT, "Anna", "bert");
        register.gehoert("anna", "https://a#1");

        register.nenneVergebene();

        assertThat(log.getAll()).contains("„Anna“ heißt wie jemand").doesNotContain("„bert“");
    }

    private static Instant zuletzt(Testdatenbank datenbank) {
        return datenbank
                .jdbc()
                .sql("SELECT zuletzt_am FROM personenname")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static Personenregister register(Testdatenbank datenbank, Instant jetzt, String... konfigurierte) {
        var benutzer = List.of(konfigurierte).stream()
                .map(name -> new Benutzereinstellungen.Benutzer(
                        name, "{bcrypt}$2a$10$" + "a".repeat(53), List.of("LESEN"), List.of()))
                .toList();
        return new Personenregister(
                datenbank.jdbc(),
                new Benutzerverzeichnis(new Benutzereinstellungen(benutzer)),
                Clock.fixed(jetzt, ZoneOffset.UTC));
    }
}

package de.postfachhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Each number and each time of the hub's settings has a lower and an upper bound. */
class GrenzwerteTest {

    @ConfigurationPropertiesScan("de.postfachhub")
    static class Alle {}

    private static final Map<String, List<String>> ABSURDES = Map.of(
            Integer.class.getName(), List.of("-2147483648", "2147483647"),
            Long.class.getName(), List.of("-9223372036854775808", "9223372036854775807"),
            Duration.class.getName(), List.of("-1s", "36500d"),
            DataSize.class.getName(), List.of("-1B", "1TB"));

    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withUserConfiguration(Alle.class)
            .withPropertyValues("postfach.leitweg.verbraucher=4");

    /** Whoever adds a setting without bounds is told so here. */
    @ParameterizedTest
    @MethodSource("zahlen")
    void existsForEachNumberAndEachTime(String name, String typ) {
        for (var absurd : ABSURDES.get(typ)) {
            hub.withPropertyValues(name + "=" + absurd)
                    .run(kontext -> assertThat(kontext).as(name + "=" + absurd).hasFailed());
        }
    }

    static Stream<Arguments> zahlen() throws IOException {
        try (var metadaten = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
            return JsonMapper.shared()
                    .readTree(metadaten)
                    .path("properties")
                    .valueStream()
                    .filter(eintrag -> ABSURDES.containsKey(eintrag.path("type").asString()))
                    .filter(eintrag -> eintrag.path("name").asString().startsWith("postfach."))
                    .map(eintrag -> Arguments.of(
                            eintrag.path("name").asString(),
                            eintrag.path("type").asString()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postfach.anmeldung.fehlversuche                     | 1      | 20    | 0    | 21
        postfach.anmeldung.sperrdauer                       | 1m     | 1d    | 59s  | 25h
        postfach.sitzungen.dauer                            | 1m     | 7d    | 59s  | 8d
        postfach.sitzungen.je-benutzer                      | 1      | 100   | 0    | 101
        postfach.sitzungen.insgesamt                        | 1      | 10000 | 0    | 10001
        postfach.gesundheit.port                            | -1     | 65535 | -2   | 65536
        postfach.aufbewahrung                               | 1d     | 3653d | 23h  | 3654d
        postfach.benachrichtigung.anspruchsdauer            | 3s     | 1h    | 2s   | 61m
        postfach.benachrichtigung.hoechste-relaispause      | 1s     | 1h    | 0s   | 61m
        postfach.benachrichtigung.hoechstversuche           | 1      | 100   | 0    | 101
        postfach.benachrichtigung.hoechstwartezeit          | 1s     | 1d    | 0s   | 25h
        postfach.benachrichtigung.relaispause               | 1s     | 1h    | 0s   | 61m
        postfach.benachrichtigung.sammelfrist               | 0s     | 1d    | -1s  | 25h
        postfach.benachrichtigung.wartezeit                 | 1s     | 1d    | 0s   | 25h
        postfach.aenderungsauftrag.rueckblick               | 1d     | 366d  | 23h  | 367d
        postfach.datenbank.antwortfrist                     | 2s     | 10m   | 1s   | 11m
        postfach.leitweg.verbraucher                        | 1      | 64    | 0    | 65
        postfach.nachricht.hoechstgroesse                   | 1B     | 100MB | 0B   | 101MB
        postfach.postfachpruefung.gueltigkeit               | 1m     | 31d   | 59s  | 32d
        postfach.postfachpruefung.hoechsteingaben           | 1      | 20    | 0    | 21
        postfach.postfachpruefung.hoechstens-taeglich       | 1      | 20    | 0    | 21
        postfach.postfachpruefung.mindestabstand            | 0s     | 1d    | -1s  | 25h
        """)
    void holds(String name, String kleinster, String groesster, String zuKlein, String zuGross) {
        for (var erlaubt : new String[] {kleinster, groesster}) {
            hub.withPropertyValues(name + "=" + erlaubt)
                    .run(kontext -> assertThat(kontext).hasNotFailed());
        }
        for (var verboten : new String[] {zuKlein, zuGross}) {
            hub.withPropertyValues(name + "=" + verboten)
                    .run(kontext -> assertThat(kontext)
                            .hasFailed()
                            .getFailure()
                            .rootCause()
                            .message()
                            .containsPattern("muss|darf|erlaubt"));
        }
    }
}

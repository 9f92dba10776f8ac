package de.postfachhub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Each number and each time of the hub's settings has a lower and an upper bound. */
class GrenzwerteTest {

    @ConfigurationPropertiesScan("de.postfachhub")
    static class Alle {}

    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withUserConfiguration(Alle.class)
            .withPropertyValues("postfach.leitweg.verbraucher=4");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postfach.anmeldung.fehlversuche                     | 1      | 20    | 0    | 21
        postfach.anmeldung.sperrdauer                       | 1m     | 1d    | 59s  | 25h
        postfach.aufbewahrung                               | 1d     | 1096d | 23h  | 1097d
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
    void holdBothWays(String name, String kleinster, String groesster, String zuKlein, String zuGross) {
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

package de.postfachhub.nachricht;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

class NachrichteneinstellungenTest {

    private final ApplicationContextRunner hub = new ApplicationContextRunner().withUserConfiguration(Zimmer.class);

    @Test
    void acceptsTwentyFiveMegabytesUnlessTold() {
        hub.run(gestartet -> assertThat(
                        gestartet.getBean(Nachrichteneinstellungen.class).hoechstgroesse())
                .isEqualTo(DataSize.ofMegabytes(25)));
    }

    @Test
    void reachesTheReader() {
        hub.withPropertyValues("postfach.nachricht.hoechstgroesse=1KB")
                .run(gestartet -> assertThat(gestartet.getBean(Kopfleser.class).lies("x".repeat(1025)))
                        .isEqualTo(Kopfergebnis.Fehlerhaft.ungelesen(
                                Nachrichtenfehler.zuGross(1025, DataSize.ofKilobytes(1)))));
    }

    @Test
    void stopsTheStartWithSizeThatLetsNothingThrough() {
        hub.withPropertyValues("postfach.nachricht.hoechstgroesse=0MB")
                .run(gescheitert -> assertThat(gescheitert)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContainingAll("postfach.nachricht.hoechstgroesse", "25MB"));
    }

    @Configuration
    @EnableConfigurationProperties(Nachrichteneinstellungen.class)
    @Import(Kopfleser.class)
    static class Zimmer {}
}

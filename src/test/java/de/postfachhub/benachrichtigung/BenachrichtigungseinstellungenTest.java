package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BenachrichtigungseinstellungenTest {

    @EnableConfigurationProperties(Benachrichtigungseinstellungen.class)
    static class Anwendung {}

    private final ApplicationContextRunner anwendung =
            new ApplicationContextRunner().withUserConfiguration(Anwendung.class);

    @Test
    void startsWithoutAnySettingAndAllowsNothing() {
        anwendung.run(kontext -> {
            var einstellungen = kontext.getBean(Benachrichtigungseinstellungen.class);
            assertThat(einstellungen.domaenen()).isEmpty();
            assertThat(einstellungen.sammelfrist()).isEqualTo(Duration.ofMinutes(15));
            assertThat(einstellungen.vorlage().exists()).isTrue();
        });
    }

    @Test
    void takesEnvelopeSenderFromSenderUnlessSet() {
        assertThat(Versandprobe.einstellungen(Map.of()).ruecklaufadresse()).isEqualTo("hub@hub.example");
        assertThat(Versandprobe.einstellungen(Map.of("ruecklaufadresse", "rueck@hub.example"))
                        .ruecklaufadresse())
                .isEqualTo("rueck@hub.example");
    }

    @Test
    void namesAllFaultsOfAddressesAtOnce() {
        assertThatThrownBy(() -> Versandprobe.einstellungen(Map.of(
                        "domaenen", "*.agentur.example,münchen.example",
                        "absender", "Hub <hub@hub.example>",
                        "ruecklaufadresse", "rueck@hub.example\r\nBcc: alle@hub.example")))
                .rootCause()
                .hasMessageContaining("'*.agentur.example' ist keine Domäne")
                .hasMessageContaining("'münchen.example' ist keine Domäne")
                .hasMessageContaining("postfach.benachrichtigung.absender ist keine einfache Adresse")
                .hasMessageContaining("postfach.benachrichtigung.ruecklaufadresse ist keine einfache Adresse");
    }

    @Test
    void sendsFromTheFirstDomainUnlessToldOtherwise() {
        anwendung
                .withPropertyValues("postfach.benachrichtigung.domaenen=agentur.example,zweite.example")
                .run(kontext -> assertThat(kontext.getBean(Benachrichtigungseinstellungen.class)
                                .absender())
                        .isEqualTo("postfach-hub@agentur.example"));
    }

    @Test
    void refusesDurationsThatMakeNoSense() {
        for (var name : new String[] {"wartezeit", "hoechstwartezeit", "relaispause"}) {
            anwendung
                    .withPropertyValues("postfach.benachrichtigung." + name + "=0s")
                    .run(kontext -> assertThat(kontext)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("muss mindestens eine Sekunde lang sein"));
        }
    }

    @Test
    void refusesAClaimThatRunsOutBeforeAnybodyProlongsIt() {
        anwendung
                .withPropertyValues("postfach.benachrichtigung.anspruchsdauer=2s")
                .run(kontext -> assertThat(kontext)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("muss mindestens drei Sekunden lang sein"));
    }
}

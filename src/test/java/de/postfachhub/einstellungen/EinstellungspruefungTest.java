package de.postfachhub.einstellungen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EinstellungspruefungTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POSTFACH_STAMMDATEN",
                "postfach_stammdaten",
                "POSTFACH_BENACHRICHTIGUNG_HOECHSTERELAISPAUSE",
                "POSTFACH_BENACHRICHTIGUNG_HOECHSTE_RELAISPAUSE",
                "POSTFACH_BENACHRICHTIGUNG_DOMAENEN",
                "POSTFACH_BENACHRICHTIGUNG_DOMAENEN_0",
                "POSTFACH_BENUTZER_0_NAME",
                "POSTFACH_BENUTZER_12_ROLLEN_1"
            })
    void knowsEnvironmentVariables(String name) {
        assertThatCode(() -> pruefe(umgebung(name, "x"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postfach.stammdaten",
                "postfach.benachrichtigung.hoechste-relaispause",
                "postfach.benachrichtigung.hoechsteRelaispause",
                "postfach.benachrichtigung.hoechste_relaispause",
                "postfach.benachrichtigung.domaenen[3]",
                "postfach.benutzer[0].kennwort",
                "postfach.benutzer[0].agenturen[1]",
                "postfachamt.stammdatn",
                "postfach"
            })
    void knowsPropertiesAndLeavesThoseOfOthersAlone(String name) {
        assertThatCode(() -> pruefe(datei(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "POSTFACH_STAMMDATN, POSTFACH_STAMMDATEN",
        "POSTFACH_SAMMELFRIST, POSTFACH_BENACHRICHTIGUNG_SAMMELFRIST",
        "POSTFACH_BENUTZER_0_PASSWORT, ''",
        "POSTFACH_BENUTZER_0_NAM, POSTFACH_BENUTZER_<n>_NAME",
        "POSTFACH_STAMMDATEN_0, POSTFACH_STAMMDATEN",
        "POSTFACH_VERSION, ''"
    })
    void refusesEnvironmentVariables(String name, String gemeint) {
        assertThatExceptionOfType(EinstellungUnbekannt.class)
                .isThrownBy(() -> pruefe(umgebung(name, "x")))
                .withMessageContaining(name)
                .withMessageEndingWith(gemeint.isEmpty() ? ")" : "; gemeint ist vielleicht " + gemeint);
    }

    @ParameterizedTest
    @CsvSource({
        "postfach.benachrichtigung.samelfrist, postfach.benachrichtigung.sammelfrist",
        "postfach.benachrichtigung.hoechste.relaispause, postfach.benachrichtigung.hoechste-relaispause",
        "postfach.benutzer.name, postfach.benutzer[n].name",
        "postfach.benutzer[0].rolle, postfach.benutzer[n].rollen",
        "postfach.benachrichtigung.absender[0], postfach.benachrichtigung.absender"
    })
    void refusesProperties(String name, String gemeint) {
        assertThatExceptionOfType(EinstellungUnbekannt.class)
                .isThrownBy(() -> pruefe(datei(name)))
                .withMessageContaining(name)
                .withMessageEndingWith("; gemeint ist vielleicht " + gemeint);
    }

    @ParameterizedTest
    @CsvSource({
        "production, das Profil \"production\" gibt es nicht; gemeint ist vielleicht produktion; bekannt sind: produktion",
        "prod, gemeint ist vielleicht produktion",
        "PRODUKTION, gemeint ist vielleicht produktion",
        "test, das Profil \"test\" gibt es nicht; bekannt sind: produktion"
    })
    void refusesAProfileThatIsNotThere(String profil, String satz) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles("produktion", profil);

        assertThatExceptionOfType(EinstellungUnbekannt.class)
                .isThrownBy(() -> pruefe(environment))
                .withMessageContaining(satz);
    }

    @Test
    void refusesAnUnknownDefaultProfile() {
        var environment = new StandardEnvironment();
        environment.setDefaultProfiles("live");

        assertThatExceptionOfType(EinstellungUnbekannt.class).isThrownBy(() -> pruefe(environment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"produktion", "demo", "default"})
    void takesTheProfilesThatAreThere(String profil) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profil);

        assertThatCode(() -> pruefe(environment)).doesNotThrowAnyException();
    }

    @Test
    void listsAllAtOnceWithoutTheirValues() {
        assertThatExceptionOfType(EinstellungUnbekannt.class)
                .isThrownBy(() -> pruefe(datei("postfach.eins"), umgebung("POSTFACH_ZWEI", "geheim")))
                .withMessageContainingAll("\n  - postfach.eins (", "\n  - postfach.zwei (")
                .withMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTFACH_HUB_SERVICE_HOST, 10.0.0.11",
        "POSTFACH_HUB_SERVICE_PORT, 8080",
        "POSTFACH_HUB_SERVICE_PORT_HTTP, 8080",
        "POSTFACH_HUB_PORT, tcp://10.0.0.11:8080",
        "POSTFACH_PORT, tcp://10.0.0.11:8080",
        "POSTFACH_HUB_PORT_8080_TCP, tcp://10.0.0.11:8080",
        "POSTFACH_HUB_PORT_8080_TCP_PROTO, tcp",
        "POSTFACH_HUB_PORT_8080_TCP_PORT, 8080",
        "POSTFACH_HUB_PORT_8080_TCP_ADDR, 10.0.0.11"
    })
    void startsBesideAServiceOfThatNameInKubernetes(String name, String wert) {
        assertThatCode(() -> pruefe(umgebung(name, wert))).doesNotThrowAnyException();
    }

    @Test
    void refusesAPortThatIsNoAddressOfAService() {
        assertThatExceptionOfType(EinstellungUnbekannt.class)
                .isThrownBy(() -> pruefe(umgebung("POSTFACH_PORT", "8080")));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void stopsTheStartWithoutAStackTrace(CapturedOutput ausgabe) {
        assertThatThrownBy(() -> new SpringApplication(Leer.class).run("--postfach.stammdatn=x"))
                .isInstanceOf(EinstellungUnbekannt.class);

        assertThat(ausgabe)
                .contains("postfach.stammdatn", "commandLineArgs", "gemeint ist vielleicht postfach.stammdaten")
                .contains("Die Namen berichtigen")
                .doesNotContain("\tat ");
    }

    @Configuration
    static class Leer {}

    private static PropertySource<?> umgebung(String name, String wert) {
        return new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, wert));
    }

    private static PropertySource<?> datei(String name) {
        return new MapPropertySource("datei", Map.of(name, "x"));
    }

    private static void pruefe(PropertySource<?>... quellen) {
        var environment = new StandardEnvironment();
        for (var quelle : quellen) {
            environment.getPropertySources().addFirst(quelle);
        }
        pruefe(environment);
    }

    private static void pruefe(StandardEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        new Einstellungspruefung().postProcessEnvironment(environment, new SpringApplication());
    }
}

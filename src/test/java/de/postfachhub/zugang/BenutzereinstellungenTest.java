package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

class BenutzereinstellungenTest {

    private static final String KENNWORT = "{bcrypt}$2a$04$" + "a".repeat(53);

    @Test
    void comeFromEnvironmentVariablesAlone() {
        var einstellungen = ausUmgebung(Map.of(
                "POSTFACH_BENUTZER_0_NAME", "anna",
                "POSTFACH_BENUTZER_0_KENNWORT", KENNWORT,
                "POSTFACH_BENUTZER_0_ROLLEN", "LESEN, BETRIEB",
                "POSTFACH_BENUTZER_0_AGENTUREN", "735,030",
                "POSTFACH_BENUTZER_1_NAME", "zentrale",
                "POSTFACH_BENUTZER_1_KENNWORT", KENNWORT,
                "POSTFACH_BENUTZER_1_ROLLEN", "REVISION",
                "POSTFACH_BENUTZER_1_AGENTUREN", "*"));

        assertThat(einstellungen.benutzer())
                .containsExactly(
                        new Benutzer("anna", KENNWORT, List.of("LESEN", "BETRIEB"), List.of("735", "030")),
                        new Benutzer("zentrale", KENNWORT, List.of("REVISION"), List.of("*")));
        assertThat(Benutzerpruefung.fehler(einstellungen.benutzer())).isEmpty();
    }

    @Test
    void stopTheStartWithAllFaultsAtOnce() {
        var einstellungen = new Benutzereinstellungen(List.of(
                benutzer("anna", KENNWORT, "LESEN"),
                benutzer("Anna", KENNWORT, "LESEN"),
                benutzer("", "geheim-im-Klartext", "CHEF"),
                new Benutzer("a:b", KENNWORT, List.of(), List.of("24", "735"))));

        assertThatThrownBy(() -> new Benutzerverzeichnis(einstellungen))
                .isInstanceOf(BenutzerUngueltig.class)
                .hasMessageContainingAll(
                        "postfach.benutzer[1].name: \"Anna\" gibt es schon",
                        "postfach.benutzer[2].name: fehlt",
                        "postfach.benutzer[2].kennwort: muss verschlüsselt sein",
                        "postfach.benutzer[2].rollen: \"CHEF\" gibt es nicht; erlaubt sind LESEN, ADMINISTRATION",
                        "postfach.benutzer[3].name: erlaubt sind",
                        "postfach.benutzer[3].rollen: fehlt",
                        "postfach.benutzer[3].agenturen: \"24\" ist keine Agentur")
                .hasMessageNotContainingAny("geheim-im-Klartext", "benutzer[0]", "\"735\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "geheim",
                "{noop}geheim",
                "{bcrypt}geheim",
                "{bcrypt}$2a$04$zukurz",
                "$2a$04$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void takeOnlyBcrypt(String kennwort) {
        assertThat(Benutzerpruefung.fehler(List.of(benutzer("anna", kennwort, "LESEN"))))
                .singleElement()
                .asString()
                .startsWith("postfach.benutzer[0].kennwort");
    }

    /** As the file of a secret ends, for example. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " "})
    void takeNoBcryptWithMoreAtItsEnd(String ende) {
        assertThatThrownBy(() -> new Benutzerverzeichnis(
                        new Benutzereinstellungen(List.of(benutzer("anna", KENNWORT + ende, "LESEN")))))
                .isInstanceOf(BenutzerUngueltig.class)
                .hasMessageContaining("postfach.benutzer[0].kennwort: muss verschlüsselt sein");
    }

    @ParameterizedTest
    @ValueSource(strings = {" anna", "anna ", "a:b", "a\u0000b", "a\nb", "   ", "postfach-hub"})
    void refuseNamesThatNobodyCouldType(String name) {
        assertThat(Benutzerpruefung.fehler(List.of(benutzer(name, KENNWORT, "LESEN"))))
                .singleElement()
                .asString()
                .startsWith("postfach.benutzer[0].name");
    }

    @Test
    void areShownWithoutThePassword() {
        assertThat(new Benutzereinstellungen(List.of(benutzer("anna", KENNWORT, "LESEN"))).toString())
                .contains("anna")
                .doesNotContain("bcrypt");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void letNobodyInAndSayHowToAddSomebodyWhenThereAreNone(CapturedOutput ausgabe) {
        var verzeichnis = new Benutzerverzeichnis(ausUmgebung(Map.of()));

        assertThat(wege(verzeichnis).kennwort()).isTrue();

        assertThatThrownBy(() -> verzeichnis.finde("admin")).isInstanceOf(UsernameNotFoundException.class);
        assertThat(ausgabe)
                .contains(
                        "WARN",
                        "Es ist kein Benutzer eingerichtet",
                        "POSTFACH_BENUTZER_0_NAME",
                        "postfach-hub.jar kennwort");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void areNotMissedWhereAnOpenIdProviderSignsPeopleIn(CapturedOutput ausgabe) {
        var dienst = new OAuth2ClientProperties();
        dienst.getRegistration().put("zentral", new OAuth2ClientProperties.Registration());

        var wege = wege(new Benutzerverzeichnis(ausUmgebung(Map.of())), dienst);

        assertThat(wege.kennwort()).isFalse();
        assertThat(wege.dienste()).extracting(Anmeldewege.Anmeldedienst::name).containsExactly("zentral");
        assertThat(ausgabe).doesNotContain("kein Benutzer eingerichtet");
    }

    @Test
    void giveEachLoginItsOwnUser() {
        var verzeichnis =
                new Benutzerverzeichnis(new Benutzereinstellungen(List.of(benutzer("anna", KENNWORT, "LESEN"))));

        ((CredentialsContainer) verzeichnis.finde("anna")).eraseCredentials();

        assertThat(verzeichnis.finde("anna").getPassword()).isEqualTo(KENNWORT);
        assertThatThrownBy(() -> verzeichnis.finde("ANNA")).isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void areExplainedWithoutAStackTrace() {
        var analyse = new BenutzerUngueltigAnalyse()
                .analyze(new IllegalStateException(new BenutzerUngueltig(List.of("postfach.benutzer[0].name: fehlt"))));

        assertThat(analyse.getDescription()).endsWith("- postfach.benutzer[0].name: fehlt");
    }

    private static Anmeldewege wege(Benutzerverzeichnis verzeichnis, OAuth2ClientProperties... dienste) {
        var beans = new StaticListableBeanFactory();
        Stream.of(dienste).forEach(dienst -> beans.addBean("dienst", dienst));
        return new Anmeldewege(beans.getBeanProvider(OAuth2ClientProperties.class), verzeichnis);
    }

    private static Benutzer benutzer(String name, String kennwort, String... rollen) {
        return new Benutzer(name, kennwort, List.of(rollen), List.of());
    }

    private static Benutzereinstellungen ausUmgebung(Map<String, Object> variablen) {
        var umgebung = new StandardEnvironment();
        umgebung.getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variablen));
        ConfigurationPropertySources.attach(umgebung);
        return Binder.get(umgebung).bindOrCreate("postfach", Benutzereinstellungen.class);
    }
}

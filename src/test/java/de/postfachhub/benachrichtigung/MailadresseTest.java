package de.postfachhub.benachrichtigung;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailadresseTest {

    private final Benachrichtigungseinstellungen einstellungen =
            Versandprobe.einstellungen(Map.of("domaenen", "Agentur.example, agentur-zwei.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ags@agentur.example",
                "AGS@AGENTUR.EXAMPLE",
                "Nuernberg.735-AGS@agentur-zwei.example",
                "a+b_c@agentur.example"
            })
    void allowsPlainAddressOfAllowedDomain(String adresse) {
        assertThat(einstellungen.erlaubt(adresse)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ags@boese-agentur.example",
                "ags@agentur.example.evil.example",
                "ags@sub.agentur.example",
                "ags@agentur.exampl",
                "ags@agenturxexample",
                "ags@agentur.example.",
                "ags@.agentur.example",
                "ags@agentur..example",
                "ags@agentur.example ",
                " ags@agentur.example",
                "ags@\u0430gentur.example",
                "ags@agentur-zwei\u2024example",
                "ags@\u212Aagentur.example",
                "ags@münchen.example",
                "ägs@agentur.example",
                "ags@[127.0.0.1]",
                "ags@evil.example@agentur.example",
                "ags%evil.example@agentur.example",
                "evil.example!ags@agentur.example",
                "\"ags@evil.example\"@agentur.example",
                "-ags@agentur.example",
                ".ags@agentur.example",
                "ags.@agentur.example",
                "a..gs@agentur.example",
                "@agentur.example",
                "@evil.example:ags@agentur.example",
                "ags",
                "",
                "Agentur <ags@agentur.example>",
                "<ags@agentur.example>",
                "ags@agentur.example (Kommentar)",
                "ags@agentur.example,alle@agentur.example",
                "ags@agentur.example;alle@agentur.example",
                "ags@agentur.example\n",
                "ags@agentur.example\r\nBcc: alle@evil.example",
                "ags\r\n@agentur.example",
                "ags\0@agentur.example",
                "mailto:ags@agentur.example"
            })
    void refusesEverythingElse(String adresse) {
        assertThat(einstellungen.erlaubt(adresse)).isFalse();
    }

    @Test
    void refusesLookAlikeWhoseLowerCaseIsAscii() {
        var mitK = Versandprobe.einstellungen(Map.of("domaenen", "klinik.example"));

        assertThat(mitK.erlaubt("ags@klinik.example")).isTrue();
        assertThat(mitK.erlaubt("ags@\u212Alinik.example")).isFalse();
    }

    @Test
    void refusesOverlongAddress() {
        assertThat(einstellungen.erlaubt("a".repeat(64) + "@agentur.example")).isTrue();
        assertThat(einstellungen.erlaubt("a".repeat(65) + "@agentur.example")).isFalse();
        assertThat(Mailadresse.lies("a@" + "b.".repeat(130) + "example")).isEmpty();
    }

    @Test
    void allowsNothingWithoutDomain() {
        var leer = Versandprobe.einstellungen(Map.of("domaenen", ""));

        assertThat(leer.erlaubt("ags@agentur.example")).isFalse();
    }

    @Test
    void knowsMailboxByItsAddressWithDomainInLowerCase() {
        assertThat(Mailadresse.schluessel("Ags@AGENTUR.example")).isEqualTo("Ags@agentur.example");
        assertThat(Mailadresse.schluessel("a\r\nBcc: b\0")).isEqualTo("a\uFFFD\uFFFDBcc: b\uFFFD");
        assertThat(Mailadresse.schluessel("x".repeat(1000))).hasSize(254);
    }
}

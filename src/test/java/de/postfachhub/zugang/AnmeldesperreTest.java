package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class AnmeldesperreTest {

    private static final String HIER = "10.1.2.3";

    private final Probe.Uhr uhr = new Probe.Uhr();
    private final Anmeldesperre sperre = new Anmeldesperre(
            new Benutzerverzeichnis(new Benutzereinstellungen(
                    List.of(new Benutzer("anna", "{bcrypt}$2a$04$" + "a".repeat(53), List.of("LESEN"), List.of())))),
            new Binder(new MapConfigurationPropertySource())
                    .bindOrCreate("postfach.anmeldung", Anmeldeeinstellungen.class),
            uhr);

    @Test
    void beginsWithTheFifthFailureAndEndsByItself() {
        scheitere(4);
        assertThat(sperre.darfHinein("anna", HIER)).isTrue();

        scheitere(5);
        assertThat(sperre.darfHinein("anna", HIER)).isFalse();

        uhr.stelleVor(Duration.ofMinutes(14));
        assertThat(sperre.darfHinein("anna", HIER)).isFalse();
        uhr.stelleVor(Duration.ofMinutes(1));
        assertThat(sperre.darfHinein("anna", HIER)).isTrue();
    }

    @Test
    void isNotProlongedByFurtherFailures() {
        scheitere(5);
        uhr.stelleVor(Duration.ofMinutes(14));
        scheitere(100);

        uhr.stelleVor(Duration.ofMinutes(1));

        assertThat(sperre.darfHinein("anna", HIER)).isTrue();
    }

    @Test
    void isFollowedByAsManyTriesAsBefore() {
        scheitere(5);
        uhr.stelleVor(Duration.ofMinutes(15));

        scheitere(4);

        assertThat(sperre.darfHinein("anna", HIER)).isTrue();
    }

    @Test
    void countsOnlyTheFailuresOfTheLastMinutes() {
        for (int i = 0; i < 20; i++) {
            scheitere(1);
            uhr.stelleVor(Duration.ofMinutes(4));
        }
        assertThat(sperre.darfHinein("anna", HIER)).isTrue();

        for (int i = 0; i < 5; i++) {
            uhr.stelleVor(Duration.ofMinutes(3));
            scheitere(1);
        }
        assertThat(sperre.darfHinein("anna", HIER)).isFalse();
    }

    @Test
    void isForgottenAfterASuccess() {
        scheitere(4);
        sperre.darfHinein("anna", HIER);
        scheitere(4);

        assertThat(sperre.darfHinein("anna", HIER)).isTrue();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void isLoggedOnceAndNeverWithWhatSomebodyTypedInsteadOfAName(CapturedOutput ausgabe) {
        scheitere(50);
        for (int i = 0; i < 50; i++) {
            sperre.gescheitert("mein-Kennwort", HIER);
        }

        assertThat(ausgabe.getAll()
                        .split(
                                "ergebnis=abgelehnt benutzer=\"anna\" operation=\"sperre\" adresse=\"10.1.2.3\" grund=\"5 Fehlversuche, für 15 Minuten\"",
                                -1))
                .hasSize(2);
        assertThat(ausgabe).doesNotContain("mein-Kennwort");
    }

    @Test
    void locksOutWhoFailsAndNobodyElse() {
        scheitere(100);

        assertThat(sperre.darfHinein("anna", HIER)).isFalse();
        assertThat(sperre.darfHinein("anna", "10.1.2.4")).isTrue();
    }

    @Test
    void locksOutStrangersWhoGuessFromManyAddressesButNotWhoWasHereBefore() {
        assertThat(sperre.darfHinein("anna", HIER)).isTrue();

        scheitereVon(10, 4);
        assertThat(sperre.darfHinein("anna", "10.9.9.8")).isTrue();
        scheitereVon(13, 4);

        assertThat(sperre.darfHinein("anna", "10.9.9.9")).isFalse();
        assertThat(sperre.darfHinein("anna", "10.9.9.8")).isTrue();
        assertThat(sperre.darfHinein("anna", HIER)).isTrue();
        scheitere(5);
        assertThat(sperre.darfHinein("anna", HIER))
                .as("here nobody may guess either")
                .isFalse();

        uhr.stelleVor(Duration.ofMinutes(15));
        assertThat(sperre.darfHinein("anna", "10.9.9.9")).isTrue();
        assertThat(sperre.darfHinein("anna", HIER)).isTrue();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void saysThatManyGuess(CapturedOutput ausgabe) {
        scheitereVon(60, 4);

        assertThat(ausgabe.getAll().split("grund=\"50 Fehlversuche von fremden Adressen, für 15 Minuten\"", -1))
                .hasSize(2);
    }

    @Test
    void countsTheAddressesOfOneNetworkOfIpv6AsOne() {
        for (int i = 0; i < 5; i++) {
            sperre.gescheitert("anna", "2001:db8:0:7:0:0:0:" + i);
        }

        assertThat(sperre.darfHinein("anna", "2001:db8:0:7:a:b:c:d")).isFalse();
        assertThat(sperre.darfHinein("anna", "2001:db8:0:8:0:0:0:1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3",
        "'', ''",
        "2001:db8:0:7:1:2:3:4, 2001:db8:0:7::",
        "2001:db8:0:7::4, 2001:db8:0:7::",
        "2001:db8::4, 2001:db8:0:0::",
        "::1, 0:0:0:0::",
        "0:0:0:0:0:0:0:1, 0:0:0:0::",
        "fe80::1%eth0, fe80:0:0:0::",
        ":, 0:0:0:0::",
        "::::::::::::, 0:0:0:0::",
    })
    void takesTheNetworkOfAnAddress(String adresse, String netz) {
        assertThat(Herkunftsadresse.netz(adresse)).isEqualTo(netz);
    }

    /** So many addresses, each so often that it isn't locked out by itself. */
    private void scheitereVon(int adressen, int male) {
        for (int adresse = 0; adresse < adressen; adresse++) {
            for (int i = 0; i < male; i++) {
                sperre.gescheitert("anna", "10.2.0." + adresse);
            }
        }
    }

    private void scheitere(int male) {
        for (int i = 0; i < male; i++) {
            sperre.gescheitert("anna", HIER);
        }
    }
}

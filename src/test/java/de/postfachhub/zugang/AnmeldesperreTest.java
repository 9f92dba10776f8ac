package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.zugang.Benutzereinstellungen.Benutzer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class AnmeldesperreTest {

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
        assertThat(sperre.darfHinein("anna")).isTrue();

        scheitere(5);
        assertThat(sperre.darfHinein("anna")).isFalse();

        uhr.stelleVor(Duration.ofMinutes(14));
        assertThat(sperre.darfHinein("anna")).isFalse();
        uhr.stelleVor(Duration.ofMinutes(1));
        assertThat(sperre.darfHinein("anna")).isTrue();
    }

    @Test
    void isNotProlongedByFurtherFailures() {
        scheitere(5);
        uhr.stelleVor(Duration.ofMinutes(14));
        scheitere(100);

        uhr.stelleVor(Duration.ofMinutes(1));

        assertThat(sperre.darfHinein("anna")).isTrue();
    }

    @Test
    void isFollowedByAsManyTriesAsBefore() {
        scheitere(5);
        uhr.stelleVor(Duration.ofMinutes(15));

        scheitere(4);

        assertThat(sperre.darfHinein("anna")).isTrue();
    }

    @Test
    void countsOnlyTheFailuresOfTheLastMinutes() {
        for (int i = 0; i < 20; i++) {
            scheitere(1);
            uhr.stelleVor(Duration.ofMinutes(4));
        }
        assertThat(sperre.darfHinein("anna")).isTrue();

        for (int i = 0; i < 5; i++) {
            uhr.stelleVor(Duration.ofMinutes(3));
            scheitere(1);
        }
        assertThat(sperre.darfHinein("anna")).isFalse();
    }

    @Test
    void isForgottenAfterASuccess() {
        scheitere(4);
        sperre.darfHinein("anna");
        scheitere(4);

        assertThat(sperre.darfHinein("anna")).isTrue();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void isLoggedOnceAndNeverWithWhatSomebodyTypedInsteadOfAName(CapturedOutput ausgabe) {
        scheitere(50);
        for (int i = 0; i < 50; i++) {
            sperre.gescheitert("mein-Kennwort");
        }

        assertThat(ausgabe.getAll()
                        .split(
                                "ergebnis=abgelehnt benutzer=\"anna\" operation=\"sperre\" grund=\"5 Fehlversuche, für 15 Minuten\"",
                                -1))
                .hasSize(2);
        assertThat(ausgabe).doesNotContain("mein-Kennwort");
    }

    private void scheitere(int male) {
        for (int i = 0; i < male; i++) {
            sperre.gescheitert("anna");
        }
    }
}

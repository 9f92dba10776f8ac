package de.postfachhub.zusagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.postfachhub.einstellungen.ProduktionUnsicher;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class ZusagenTest {

    private final Probe tuer = new Probe("TUER");
    private final Probe leitung = new Probe("LEITUNG");

    @Test
    void stopsAStartInProductionWithAllThatDoesNotHold() {
        tuer.befund = Befund.verletzt("die Tür ist offen", "schließen");
        leitung.befund = Befund.verletzt("die Leitung ist offen", "verschlüsseln");

        assertThatExceptionOfType(ProduktionUnsicher.class)
                .isThrownBy(zusagen("produktion")::start)
                .withMessageContainingAll(
                        "LEITUNG: die Leitung ist offen; verschlüsseln", "TUER: die Tür ist offen; schließen");
    }

    @Test
    void saysInOneLineWhatDoesNotHoldElsewhere(CapturedOutput ausgabe) {
        tuer.befund = Befund.verletzt("die Tür ist offen", "schließen");
        var zusagen = zusagen("demo");

        assertThatCode(zusagen::start).doesNotThrowAnyException();
        zusagen.hubLaeuft();
        zusagen.sieh();

        assertThat(ausgabe.getAll().lines().filter(zeile -> zeile.contains("TUER")))
                .singleElement()
                .asString()
                .contains("WARN", "1 von 2 Zusagen zur Sicherheit halten nicht", "die Tür ist offen (TUER).");
        assertThat(new ZusagenHealthIndicator(zusagen).health().getStatus()).isEqualTo(Status.UP);
    }

    /** A database that is away is no connection in plain text. */
    @Test
    void takesWhatCannotBeSeenForWhatItWas() {
        var zusagen = zusagen("produktion");
        zusagen.start();
        tuer.befund = null;
        zusagen.sieh();
        assertThat(zusagen.befunde().get("TUER").stand()).isEqualTo(Befund.Stand.HAELT);

        tuer.befund = Befund.verletzt("die Tür ist offen", "schließen");
        zusagen.sieh();
        tuer.befund = null;
        zusagen.sieh();
        assertThat(new ZusagenHealthIndicator(zusagen).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void doesNotStopAStartForWhatCannotBeSeen(CapturedOutput ausgabe) {
        tuer.befund = null;
        var zusagen = zusagen("produktion");

        assertThatCode(zusagen::start).doesNotThrowAnyException();
        zusagen.hubLaeuft();

        assertThat(ausgabe)
                .contains(
                        "WARN",
                        "halten nicht oder sind nicht zu erkennen: ",
                        "nicht zu erkennen (IllegalStateException) (TUER)");
    }

    private Zusagen zusagen(String profil) {
        var umgebung = new MockEnvironment();
        umgebung.setActiveProfiles(profil);
        return new Zusagen(List.of(tuer, leitung), new StaticApplicationContext(), umgebung);
    }

    private static final class Probe implements Zusage {

        private final String code;
        private @Nullable Befund befund = Befund.haelt("alles ist gut");

        Probe(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Befund pruefe() {
            if (befund == null) {
                throw new IllegalStateException("not now");
            }
            return befund;
        }
    }
}

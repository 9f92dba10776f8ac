package de.postfachhub.leitweg;

import static de.postfachhub.nachricht.Klaerungsgrund.RUECKGABE_FREMD;
import static de.postfachhub.nachricht.Klaerungsgrund.ZURUECKGEGEBEN;
import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.leitweg.Rueckgabeeinstellungen.Konto;
import de.postfachhub.nachricht.Klaerungsgrund;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RueckgaberechtTest {

    private static final Rueckgabeeinstellungen EINSTELLUNGEN = new Rueckgabeeinstellungen(
            "agentur-{agentur}",
            List.of(
                    new Konto("rz-nord", List.of("postfach.ziel.735.#", "postfach.ziel.811.leistung")),
                    new Konto("alle", List.of("postfach.ziel.#"))));

    @ParameterizedTest
    @CsvSource({
        "agentur-735, postfach.ziel.735.leistung",
        "agentur-735, postfach.ziel.735",
        "agentur-team-nord, postfach.ziel.team-nord.leistung",
        "rz-nord, postfach.ziel.735.neu1",
        "rz-nord, postfach.ziel.735",
        "rz-nord, postfach.ziel.811.leistung",
        "alle, postfach.ziel.030.leistung"
    })
    void countsWhatItsReaderHandsBack(String wer, String zielpostfach) {
        assertThat(entscheide(wer, zielpostfach)).isEqualTo(ZURUECKGEGEBEN);
    }

    @ParameterizedTest
    @CsvSource({
        "agentur-811, postfach.ziel.735.leistung",
        "AGENTUR-735, postfach.ziel.735.leistung",
        "agentur-735, postfach.ziel.7350.leistung",
        "agentur-{agentur}, postfach.ziel.735.leistung",
        "agentur-, postfach.ziel.735.leistung",
        "portal, postfach.ziel.735.leistung",
        "rz-nord, postfach.ziel.7351.leistung",
        "rz-nord, postfach.ziel.811.leistung.zwei",
        "rz-nord, postfach.ziel.811.arbeitgeber-service"
    })
    void countsNothingFromAnyoneElse(String wer, String zielpostfach) {
        assertThat(entscheide(wer, zielpostfach)).isEqualTo(RUECKGABE_FREMD);
    }

    @Test
    void countsNothingOfWhatTheJournalDoesNotKnow() {
        assertThat(Rueckgaberecht.entscheide("alle", Optional.empty(), EINSTELLUNGEN))
                .isEqualTo(RUECKGABE_FREMD);
    }

    @Test
    void knowsOneAccountForAllAgencies() {
        var einer = new Rueckgabeeinstellungen("agenturen", List.of());

        assertThat(einer.liest("agenturen", "postfach.ziel.735.leistung")).isTrue();
        assertThat(einer.liest("portal", "postfach.ziel.735.leistung")).isFalse();
    }

    private static Klaerungsgrund entscheide(String wer, String zielpostfach) {
        return Rueckgaberecht.entscheide(wer, Optional.of(zielpostfach), EINSTELLUNGEN);
    }
}

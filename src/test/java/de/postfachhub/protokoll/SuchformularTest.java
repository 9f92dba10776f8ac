package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.protokoll.Suchformular.Fehler;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuchformularTest {

    private static final OffsetDateTime JETZT = OffsetDateTime.parse("2025-10-01T10:00:00Z");

    @Test
    void asksForEverythingUntilNowWhenNothingWasTyped() {
        assertThat(formular(" ", "", null, "").suche(JETZT, Sichtkreis.ALLES))
                .isEqualTo(new Suche(null, null, null, null, JETZT, 0, 50, Sichtkreis.ALLES));
    }

    @Test
    void readsTimesAsGermanLocalTime() {
        var suche = formular("KLAERFALL", "735", "2025-10-01T09:00", "2025-12-01T09:00")
                .suche(OffsetDateTime.parse("2026-01-01T00:00:00Z"), Sichtkreis.ALLES);

        assertThat(suche.von()).isEqualTo(OffsetDateTime.parse("2025-10-01T07:00:00Z"));
        assertThat(suche.bis()).isEqualTo(OffsetDateTime.parse("2025-12-01T08:00:00Z"));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        var formular =
                new Suchformular("<script>", "ALLES", "7%", null, "gestern", "+999999999-01-01T00:00", null, "x");

        assertThat(formular.fehler())
                .extracting(Fehler::feld)
                .containsExactly("nachrichtId", "art", "dienststelle", "von", "bis");
    }

    @Test
    void refusesASpanThatEndsBeforeItBegins() {
        assertThat(formular("", "", "2025-10-01T09:00", "2025-10-01T08:00").fehler())
                .extracting(Fehler::feld)
                .containsExactly("bis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "6f1e0a52", "{6f1e0a52-53a5-4f0e-9a39-0f6a1c3a7f10}"})
    void takesOnlyWholeIds(String nachrichtId) {
        assertThat(Suchformular.leer(nachrichtId).id()).isEmpty();
    }

    @Test
    void takesAnIdWithSpacesAroundAsItComesFromAMail() {
        var id = UUID.randomUUID();

        assertThat(Suchformular.leer(" " + id.toString().toUpperCase() + "\n").id())
                .contains(id);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "x, 0", "7, 7", "99999999999, 0", "101, 100"})
    void turnsToAPageThatExists(String seite, int gemeint) {
        assertThat(new Suchformular(null, null, null, null, null, null, null, seite).dieSeite())
                .isEqualTo(gemeint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gestern", "2999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z"})
    void beginsAnewWhenTheMomentOfTheFirstPageMakesNoSense(String stand) {
        assertThat(new Suchformular(null, null, null, null, null, null, stand, null).grenze(JETZT))
                .isEqualTo(JETZT);
    }

    @Test
    void leadsToTheNextPageOfTheSameSearchHoweverManyMessagesComeInMeanwhile() {
        var ersteSeite = new Suchformular(null, "FEHLER", null, "A&B <x>", null, null, null, null);

        assertThat(ersteSeite.adresse(1, JETZT))
                .isEqualTo("/nachrichten?art=FEHLER&anliegen=A%26B%20%3Cx%3E&stand=2025-10-01T10%3A00Z&seite=1");
        assertThat(new Suchformular(null, null, null, null, null, null, JETZT.toString(), "1")
                        .suche(JETZT.plusHours(1), Sichtkreis.ALLES)
                        .bis())
                .isEqualTo(JETZT);
    }

    private static Suchformular formular(String art, String dienststelle, @Nullable String von, @Nullable String bis) {
        return new Suchformular(null, art, dienststelle, null, von, bis, null, null);
    }
}

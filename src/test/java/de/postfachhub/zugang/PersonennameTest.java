package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonennameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "Anna Müller-Lüdenscheidt",
                "o'neill",
                "anna.admin@agentur.example",
                "Đặng Łukasz Ştefan",
                "STRAẞE",
                "müller, anna",
                "a+b_c 7",
            })
    void allowsWhatNamesAreWrittenWith(String name) {
        assertThat(Personenname.istZulaessig(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " anna",
                "anna ",
                "anna  b",
                "an\u200Bna",
                "an\u200Dna",
                "an\u00ADna",
                "an\uFEFFna",
                "anna\u202E",
                "an\u034Fna",
                "ott\u043E",
                "\u043E\u0442\u0442\u043E",
                "mu\u0308ller",
                "anna\uFF17",
                "anna\u0667",
                "\uFF21nna",
                "\uFB01nn",
                "\u01C0ena",
                "\u0251nna",
                "anna\u00A0b",
                "an:na",
                "an\tna",
                "Postfach-Hub",
                "postfach-hub",
                "Postfach\u2011Hub",
                "<b>anna</b>",
            })
    void refusesWhatLooksLikeAnotherName(String name) {
        assertThat(Personenname.istZulaessig(name)).isFalse();
    }

    @Test
    void keepsWhatTheJournalCanKeep() {
        assertThat(Personenname.istZulaessig("a".repeat(100))).isTrue();
        assertThat(Personenname.istZulaessig("a".repeat(101))).isFalse();
        // Unfolding makes names longer, at most by half as much as a column holds.
        assertThat(Personenname.schluessel("\u0149\u0390ß".repeat(33))).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @CsvSource({"anna, ANNA", "groß, GROSS", "straße, STRASSE", "İnge, inge", "ınge, INGE", "mu\u0308ller, MÜLLER"})
    void takesForOneNameWhatPeopleDo(String einer, String anderer) {
        assertThat(Personenname.gleicht(einer, anderer)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"anna, anne", "müller, muller", "Renée, Renee", "anna, anna b"})
    void tellsPeopleApart(String einer, String anderer) {
        assertThat(Personenname.gleicht(einer, anderer)).isFalse();
    }
}

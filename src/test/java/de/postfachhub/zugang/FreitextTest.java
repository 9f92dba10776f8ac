package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreitextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Müller",
                "a\tb\r\nc",
                "\uD83D\uDE00",
                "\uFFFE",
                "\u0000x\uD800",
                "\uD800",
                "\uDC00\uD800",
                "x\uD83D"
            })
    void isUnicodeWithoutHalfPairs(String text) {
        assertThat(Freitext.istUnicode(text))
                .isEqualTo(text.codePoints().noneMatch(zeichen -> zeichen >= 0xD800 && zeichen <= 0xDFFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Müller", "a\tb\r\nc", "\uD83D\uDE00", "€ – „x“"})
    void takesWhatPeopleType(String text) {
        assertThat(Freitext.fehler(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u001Bb", "\u007F", "\u0085", "\uFFFD", "\uD800", "\uDE00\uD83D"})
    void refusesWhatIsNoText(String text) {
        assertThat(Freitext.fehler(text))
                .hasValueSatisfying(satz -> assertThat(satz).contains("ohne Steuerzeichen"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Freitext.LAENGSTER + 1, 1_000_000})
    void refusesWhatIsTooLong(int laenge) {
        assertThat(Freitext.fehler("x".repeat(laenge)))
                .hasValueSatisfying(satz -> assertThat(satz).contains("zu lang"));
        assertThat(Freitext.fehler("x".repeat(Freitext.LAENGSTER))).isEmpty();
    }
}

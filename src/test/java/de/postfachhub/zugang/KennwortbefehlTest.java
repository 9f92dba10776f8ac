package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class KennwortbefehlTest {

    private final ByteArrayOutputStream ausgabe = new ByteArrayOutputStream();
    private final ByteArrayOutputStream fehler = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"zwölf Zeichen!", "zwölf Zeichen!\n", "zwölf Zeichen!\r\nnoch eine Zeile\n"})
    void makesOfTheFirstLineWhatTheSettingsAccept(String eingabe) {
        assertThat(ausfuehren(eingabe)).isZero();

        var wert = text(ausgabe).strip();
        assertThat(new BCryptPasswordEncoder().matches("zwölf Zeichen!", wert.substring("{bcrypt}".length())))
                .isTrue();
        assertThat(Benutzerpruefung.fehler(
                        List.of(new Benutzereinstellungen.Benutzer("anna", wert, List.of("LESEN"), List.of()))))
                .isEmpty();
        assertThat(text(fehler)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "elf Zeichen"})
    void refusesAPasswordThatIsTooShort(String eingabe) {
        assertThat(ausfuehren(eingabe)).isEqualTo(1);
        assertThat(text(ausgabe)).isEmpty();
        assertThat(text(fehler)).contains("mindestens 12 Zeichen");
    }

    @ParameterizedTest
    @CsvSource({"x, 72", "ä, 36", "\uD83D\uDE00, 18"})
    void takesAPasswordOf72Bytes(String zeichen, int wieOft) {
        assertThat(ausfuehren(zeichen.repeat(wieOft))).isZero();
        assertThat(ausfuehren(zeichen.repeat(wieOft) + "\r\n")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"x, 73", "ä, 37", "ä, 40", "\uD83D\uDE00, 19"})
    void refusesAPasswordOfWhichBcryptWouldIgnoreTheEnd(String zeichen, int wieOft) {
        assertThat(ausfuehren(zeichen.repeat(wieOft))).isEqualTo(1);
        assertThat(text(ausgabe)).isEmpty();
        assertThat(text(fehler)).contains("höchstens 72 Bytes");
    }

    @Test
    void refusesAPasswordThatTheTerminalHasGarbled() {
        assertThat(Kennwortbefehl.ausfuehren(
                        new ByteArrayInputStream("zwölf Zeichen!".getBytes(StandardCharsets.ISO_8859_1)),
                        new PrintStream(ausgabe, true, StandardCharsets.UTF_8),
                        new PrintStream(fehler, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(text(ausgabe)).isEmpty();
        assertThat(text(fehler)).contains("nicht lesbar");
    }

    private int ausfuehren(String eingabe) {
        return Kennwortbefehl.ausfuehren(
                new ByteArrayInputStream(eingabe.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(ausgabe, true, StandardCharsets.UTF_8),
                new PrintStream(fehler, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream strom) {
        return strom.toString(StandardCharsets.UTF_8);
    }
}

package de.postfachhub.nachricht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class NachrichtenfehlerTest {

    @Test
    void saysWhatWhereAndWhatIsAllowed() {
        assertThat(new Nachrichtenfehler(Klaerungsgrund.FELD_FEHLT, "anliegen", null, "ein Code").text())
                .isEqualTo("Feld anliegen: Ein Pflichtfeld fehlt. Erlaubt: ein Code.");
        assertThat(Nachrichtenfehler.zuGross(26_214_401, DataSize.ofMegabytes(25))
                        .text())
                .isEqualTo("Die Nachricht ist größer als erlaubt. Gefunden: 26214401 Bytes."
                        + " Erlaubt: höchstens 26214400 Bytes in UTF-8.");
        assertThat(Nachrichtenfehler.falscheNachrichtenart("ObjectMessage").text())
                .isEqualTo("Die JMS-Nachrichtenart ist nicht erlaubt. Gefunden: ObjectMessage."
                        + " Erlaubt: TextMessage oder BytesMessage.");
    }

    @Test
    void keepsWhatWasFoundShort() {
        assertThat(gefunden("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(gefunden("x".repeat(41))).isEqualTo("x".repeat(39) + "…");
    }

    @Test
    void keepsWhatWasFoundOnOneLineAndReadable() {
        assertThat(gefunden("a\r\nb\u0000\u001b\u0085\u2028\u202e\ufeff\ud83dz"))
                .isEqualTo("a" + "\ufffd".repeat(2) + "b" + "\ufffd".repeat(7) + "z");
        assertThat(gefunden("x".repeat(38) + "\ud83d\ude00\ud83d\ude00")).isEqualTo("x".repeat(38) + "\ufffd…");
    }

    @Test
    void refusesFaultyMessageWithoutFault() {
        assertThatThrownBy(() -> new Kopfergebnis.Fehlerhaft(Teilkopf.NICHTS, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String gefunden(String text) {
        return new Nachrichtenfehler(Klaerungsgrund.UNGUELTIGER_WERT, "anliegen", text, "ein Code").gefunden();
    }
}

package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import de.postfachhub.zustaendigkeit.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormelanfangTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+49 30",
                "-1",
                "@SUM(A1)",
                "|x",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "｜x",
                " =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff＝1",
                "\t1",
                "\r1"
            })
    void isFoundInEveryDisguise(String text) {
        assertThat(Formelanfang.hat(text)).isTrue();
        assertThat(Formelanfang.entschaerft(text)).isEqualTo("'" + text);
        assertThat(Form.NAME.nimmtAn(text)).isFalse();
        assertThat(Form.GRUND.nimmtAn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Augsburg", "a=1", "# =1", "'=1", "1-2", "Groß-Gerau", "(alt)"})
    void isNotFoundElsewhere(String text) {
        assertThat(Formelanfang.hat(text)).isFalse();
        assertThat(Formelanfang.entschaerft(text)).isEqualTo(text);
        assertThat(Form.NAME.nimmtAn(text)).isTrue();
        assertThat(Form.GRUND.nimmtAn(text)).isTrue();
    }

    @Test
    void isNotFoundInNothing() {
        assertThat(Formelanfang.hat("")).isFalse();
        assertThat(Formelanfang.hat("  ")).isFalse();
        assertThat(Formelanfang.entschaerft(null)).isNull();
    }
}

package de.postfachhub.postfachpruefung;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PruefcodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HK47-W9TC",
                "hk47w9tc",
                " Hk47 w9Tc ",
                "h k 4 7 w 9 t c",
                "HK47\u2013W9TC",
                "hk47.w9tc",
                "\tHK47W9TC\n"
            })
    void readsACodeInAnyCaseAndWithAnySeparator(String eingabe) {
        assertThat(Pruefcode.lies(eingabe)).contains("HK47W9TC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HK47-W9T",
                "HK47-W9TCC",
                "HK47-W9T0",
                "HK47-W9TI",
                "HK47_W9TC",
                "HK47-W9TÇ",
                "HK47-W9T\u0660"
            })
    void readsNothingElse(String eingabe) {
        assertThat(Pruefcode.lies(eingabe)).isEmpty();
    }

    @Test
    void readsNoEndlessText() {
        assertThat(Pruefcode.lies("-".repeat(10_000_000) + "HK47W9TC")).isEmpty();
    }

    @Test
    void makesCodesThatItReadsFromAllItsCharacters() {
        var zufall = new SecureRandom();
        var codes =
                IntStream.range(0, 2_000).mapToObj(i -> Pruefcode.neu(zufall)).toList();
        Set<Integer> zeichen = new HashSet<>();

        assertThat(codes).doesNotHaveDuplicates().allSatisfy(code -> {
            assertThat(Pruefcode.gruppiert(code)).matches("\\w{4}-\\w{4}");
            assertThat(Pruefcode.lies(Pruefcode.gruppiert(code))).contains(code);
            code.chars().forEach(zeichen::add);
        });
        assertThat(zeichen).hasSize(Pruefcode.ZEICHEN.length());
    }
}

package de.postfachhub.nachricht;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KlaerungsgrundTest {

    @ParameterizedTest
    @EnumSource
    void saysWhatItMeansAndWhatToDo(Klaerungsgrund grund) {
        assertThat(grund.text()).matches("[A-ZÄÖÜ][^\\p{Cntrl}]{15,150}\\.");
        assertThat(grund.massnahme()).matches("[A-ZÄÖÜ][^\\p{Cntrl}]{15,250}\\.");
    }

    @Test
    void givesEachReasonATextOfItsOwn() {
        var texte =
                Arrays.stream(Klaerungsgrund.values()).map(Klaerungsgrund::text).toList();

        assertThat(new HashSet<>(texte)).hasSameSizeAs(texte);
    }
}

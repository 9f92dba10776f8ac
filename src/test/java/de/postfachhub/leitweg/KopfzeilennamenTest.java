package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KopfzeilennamenTest {

    private final Kopfzeilennamen namen = new Kopfzeilennamen();

    @ParameterizedTest
    @CsvSource({
        "fachverfahren, fachverfahren",
        "fach_HYPHEN_verfahren, fach_HYPHEN_verfahren",
        "fach-verfahren, fach_HYPHEN_verfahren",
        "de.portal.id, de_DOT_portal_DOT_id",
        "9leben, _9leben",
        "a b, a_20_b",
        "'', _"
    })
    void writesEveryNameInAFormThatJmsTakes(String name, String geschrieben) {
        assertThat(namen.encodeKey(name)).isEqualTo(geschrieben);
        assertThat(namen.decodeKey(name)).isEqualTo(name);
    }
}

package de.postfachhub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestdatenbankTest {

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void eachTestHasADatabaseOfItsOwn(Testdatenbank datenbank) {
        datenbank.jdbc().sql("CREATE TABLE spur (nummer int)").update();

        assertThat(Testdatenbank.alle())
                .allSatisfy(andere -> assertThat(andere.jdbc()
                                .sql("SELECT count(*) FROM information_schema.tables WHERE table_name = 'spur'")
                                .query(Integer.class)
                                .single())
                        .isZero());
    }
}

package de.postfachhub.protokoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.postfachhub.Testdatenbank;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SchreibprobeTest {

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void leavesNothingBehind(Testdatenbank datenbank) {
        assertThat(probe(datenbank).unternimm()).isEqualTo(datenbank.name());

        assertThat(zeilen(datenbank, "eingangsbuch")).isZero();
        assertThat(zeilen(datenbank, "protokoll")).isZero();
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void failsWhenTheRegisterOrTheJournalIsMissing(Testdatenbank datenbank) {
        for (var tabelle : new String[] {"protokoll", "eingangsbuch"}) {
            datenbank
                    .jdbc()
                    .sql("ALTER TABLE " + tabelle + " RENAME TO verlegt")
                    .update();
            assertThatThrownBy(() -> probe(datenbank).unternimm()).isInstanceOf(DataAccessException.class);
            datenbank.jdbc().sql("ALTER TABLE verlegt RENAME TO " + tabelle).update();
        }
        assertThat(probe(datenbank).unternimm()).isNotEmpty();
    }

    private static Schreibprobe probe(Testdatenbank datenbank) {
        var transaktionen = new JdbcTransactionManager(datenbank.dataSource());
        var uhr = Clock.systemUTC();
        return new Schreibprobe(
                new Eingangsbuch(datenbank.jdbc(), transaktionen, uhr),
                new JdbcTemplate(datenbank.dataSource()),
                transaktionen,
                new Instanz("probe"),
                uhr);
    }

    private static long zeilen(Testdatenbank datenbank, String tabelle) {
        return datenbank
                .jdbc()
                .sql("SELECT count(*) FROM " + tabelle)
                .query(Long.class)
                .single();
    }
}

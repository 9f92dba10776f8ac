package de.postfachhub.datenbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.postfachhub.Testdatenbank;
import java.net.ConnectException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

class DatenbankfehlerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "40001", "40P01", "42501", "42P01", "42703", "42883", "53100", "53300", "57P01", "57014", "25006",
                        "55P03",
                "58030", "XX000", "XX001", "08001", "08006", "26000", "0A000", "P0001", "28000", "54000", "HY000",
                        "90028",
                "90067", "HYT00", "50000", ""
            })
    void waitsWhateverTheDatabaseSays(String zustand) {
        var fehler = new RuntimeException(
                new UncategorizedSQLException("x", "x", new SQLException("x", zustand.isEmpty() ? null : zustand)));

        assertThat(Datenbankfehler.von(fehler))
                .hasValueSatisfying(einer -> assertThat(einer.inhaltAbgelehnt()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "22P05", "22P02", "23502", "23505", "23514", "22018"})
    void doesNotWaitForWhatTheContentCauses(String zustand) {
        var ursache = new SQLException("x", zustand);
        var folge = new SQLException("current transaction is aborted", "25P02", ursache);
        var stapel = new BatchUpdateException("x", "25P02", new int[0]);
        stapel.setNextException(ursache);

        assertThat(List.of(ursache, folge, stapel, new RuntimeException(stapel)))
                .allSatisfy(fehler -> assertThat(Datenbankfehler.von(fehler)).hasValueSatisfying(einer -> {
                    assertThat(einer.inhaltAbgelehnt()).isTrue();
                    assertThat(einer.grund()).isEqualTo("SQLSTATE " + zustand);
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "90020, BELEGT",
        "90028, DATEI",
        "90031, DATEI",
        "90030, BESCHAEDIGT",
        "90048, BESCHAEDIGT",
        "90067, NICHT_ERREICHBAR",
        "90096, RECHTE_FEHLEN",
        "90097, NUR_LESBAR",
        "90098, GESCHLOSSEN",
        "90121, GESCHLOSSEN",
        "90131, BEHINDERT",
        "50200, BEHINDERT"
    })
    void knowsWhatH2SaysInItsOwnCodes(String zustand, Datenbankstoerung stoerung) {
        assertThat(Datenbankfehler.von(new SQLException("x", zustand)))
                .hasValueSatisfying(fehler -> assertThat(fehler.stoerung()).isEqualTo(stoerung));
    }

    @Test
    void tellsWhatTheDriverSaysAndNotWhatThePoolSays() {
        var treiber = new SQLException("connection to 127.0.0.1:1 refused", "08001", new ConnectException("refused"));
        var vorrat = new SQLTransientConnectionException("request timed out", "08001", treiber);

        assertThat(Datenbankfehler.meldung(new RuntimeException(vorrat))).hasValue("connection to 127.0.0.1:1 refused");
        assertThat(Datenbankfehler.meldung(new RuntimeException("x"))).isEmpty();
    }

    @Test
    void waitsForTheDatabaseAlone() {
        assertThat(Datenbankfehler.abzuwarten(new SQLException("x", "40P01"))).isPresent();
        assertThat(Datenbankfehler.abzuwarten(new SQLException("x", "23505"))).isEmpty();
        assertThat(Datenbankfehler.abzuwarten(new IllegalStateException("x"))).isEmpty();
    }

    static Stream<RuntimeException> ohneServer() {
        var erschoepft = new SQLTransientConnectionException("Connection is not available, request timed out");
        return Stream.of(
                new CannotCreateTransactionException("x", erschoepft),
                new CannotGetJdbcConnectionException("x", erschoepft),
                new CannotCreateTransactionException("x"),
                new TransactionSystemException("x"),
                new CannotAcquireLockException("x"),
                new QueryTimeoutException("x"));
    }

    @ParameterizedTest
    @MethodSource("ohneServer")
    void waitsWhenThePoolOrSpringSaysThatItCanNotBeReached(RuntimeException fehler) {
        assertThat(Datenbankfehler.von(fehler)).hasValueSatisfying(einer -> {
            assertThat(einer.inhaltAbgelehnt()).isFalse();
            assertThat(einer.stoerung()).isEqualTo(Datenbankstoerung.NICHT_ERREICHBAR);
        });
    }

    static Stream<Exception> desProgramms() {
        return Stream.of(
                new EmptyResultDataAccessException(1),
                new IncorrectResultSizeDataAccessException(1, 2),
                new InvalidDataAccessApiUsageException("x"),
                new IllegalTransactionStateException("x"),
                new UnexpectedRollbackException("x"),
                new IllegalStateException("x"),
                new jakarta.mail.MessagingException("x", new java.net.SocketTimeoutException()));
    }

    @ParameterizedTest
    @MethodSource("desProgramms")
    void isNoFaultOfTheDatabaseWhenNothingWasAskedOfIt(Exception fehler) {
        assertThat(Datenbankfehler.von(fehler)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void findsTheRowThatIsAtFaultInABatch(Testdatenbank datenbank) {
        var jdbc = new JdbcTemplate(datenbank.dataSource());
        jdbc.execute("CREATE TABLE probe (wert varchar(3) NOT NULL)");
        var transaktion = new TransactionTemplate(new JdbcTransactionManager(datenbank.dataSource()));

        for (var schlechter : new String[] {"zu lang", null}) {
            List<Object[]> werte = Stream.of("a", "b", schlechter, "c")
                    .map(wert -> new Object[] {wert})
                    .toList();
            var fehler = catchThrowable(() -> transaktion.executeWithoutResult(
                    status -> jdbc.batchUpdate("INSERT INTO probe VALUES (?)", werte)));

            assertThat(Datenbankfehler.von(fehler))
                    .hasValueSatisfying(
                            einer -> assertThat(einer.inhaltAbgelehnt()).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void waitsForATableThatIsMissing(Testdatenbank datenbank) {
        var fehler = catchThrowable(() ->
                datenbank.jdbc().sql("INSERT INTO gibt_es_nicht VALUES (1)").update());

        assertThat(Datenbankfehler.von(fehler)).hasValueSatisfying(einer -> {
            assertThat(einer.inhaltAbgelehnt()).isFalse();
            assertThat(einer.stoerung()).isEqualTo(Datenbankstoerung.TABELLEN_FEHLEN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001"})
    void endsWithAChainThatIsACircle(String zustand) {
        var eine = new SQLException("x", zustand);
        eine.setNextException(new SQLException("x", zustand, new RuntimeException(eine)));

        assertThat(Datenbankfehler.von(eine)).isPresent();
        assertThat(Datenbankfehler.von(new DataIntegrityViolationException("x", eine)))
                .isPresent();
    }
}

package de.postfachhub.zustaendigkeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Rechtskreis;
import de.postfachhub.zustaendigkeit.Testtabellen.Instanz;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class AktuelleZustaendigkeitenTest {

    private static final Stammdaten LEISTUNG = Testtabellen.aus(
            "735,Nürnberg,2023-01-01,,\n", "735,LEISTUNG,postfach.ziel.735.leistung,,2023-01-01,\n", "");

    private final Logger logger = (Logger) LoggerFactory.getLogger(AktuelleZustaendigkeiten.class);
    private final ListAppender<ILoggingEvent> protokoll = new ListAppender<>();

    @BeforeEach
    void hoereZu() {
        protokoll.start();
        logger.addAppender(protokoll);
    }

    @AfterEach
    void hoereWeg() {
        logger.detachAppender(protokoll);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void takesOverWhatAnotherInstanceWrites(Testdatenbank datenbank) {
        var eine = Instanz.an(datenbank);
        var andere = Instanz.an(datenbank);

        eine.fuegeEin(LEISTUNG);
        assertThat(ziel(eine)).isEqualTo("postfach.ziel.735.leistung");
        assertThat(ziel(andere)).isNull();

        andere.zustaendigkeiten().aktualisiere();
        assertThat(ziel(andere)).isEqualTo("postfach.ziel.735.leistung");
        assertThat(andere.zustaendigkeiten().stand().generation()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void decidesByTheLastTablesWhileTheDatabaseIsDown(Testdatenbank datenbank) {
        var leitung = new Leitung(datenbank);
        var instanz = Instanz.an(new Testdatenbank(datenbank.name(), datenbank.url(), leitung));
        instanz.fuegeEin(LEISTUNG);
        var bestaetigt = instanz.zustaendigkeiten().stand().bestaetigtAm();
        protokoll.list.clear();

        leitung.unterbrochen = true;
        instanz.zustaendigkeiten().aktualisiere();
        instanz.zustaendigkeiten().aktualisiere();
        assertThat(ziel(instanz)).isEqualTo("postfach.ziel.735.leistung");
        assertThat(instanz.zustaendigkeiten().stand().bestaetigtAm()).isEqualTo(bestaetigt);

        leitung.unterbrochen = false;
        instanz.zustaendigkeiten().aktualisiere();
        instanz.zustaendigkeiten().aktualisiere();
        assertThat(instanz.zustaendigkeiten().stand().bestaetigtAm()).isAfter(bestaetigt);

        assertThat(protokoll.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        verloren -> assertThat(verloren).contains("nicht lesbar", "es gilt weiter Generation 1"),
                        wieder -> assertThat(wieder).contains("wieder aktuell: Generation 1"));
    }

    @ParameterizedTest
    @MethodSource("de.postfachhub.Testdatenbank#alle")
    void keepsTheLastTablesWhileTheNewOnesAreInconsistent(Testdatenbank datenbank) {
        var instanz = Instanz.an(datenbank);
        instanz.fuegeEin(LEISTUNG);
        protokoll.list.clear();

        // Past the only writer, as somebody with a database console might.
        datenbank.jdbc().sql("""
                        INSERT INTO postfach (dienststelle, bereich, zielpostfach, gueltig_ab, erfasst_am)
                        VALUES ('735', 'LEISTUNG', 'postfach.ziel.falsch', DATE '2024-01-01', CURRENT_TIMESTAMP)
                        """).update();
        datenbank.jdbc().sql("UPDATE stand SET generation = generation + 1").update();
        instanz.zustaendigkeiten().aktualisiere();
        instanz.zustaendigkeiten().aktualisiere();

        assertThat(ziel(instanz)).isEqualTo("postfach.ziel.735.leistung");
        assertThat(instanz.zustaendigkeiten().stand().generation()).isEqualTo(1);
        assertThat(protokoll.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("fehlerhaft", "postfaecher.csv", "UEBERSCHNEIDUNG");
        assertThatThrownBy(() -> Instanz.an(datenbank)).isInstanceOf(StammdatenUngueltig.class);
    }

    private static String ziel(Instanz instanz) {
        return instanz.zustaendigkeiten()
                .ordneZu(new Zuordnungsfrage(
                        "735",
                        Testtabellen.EGZ,
                        Rechtskreis.SGB_III,
                        Herkunft.UNTERNEHMENSPROFIL,
                        OffsetDateTime.parse("2025-10-01T09:00+02:00")))
                .zielpostfach();
    }

    /** A way to the database that can be cut. */
    private static final class Leitung extends DelegatingDataSource {

        private boolean unterbrochen;

        private Leitung(Testdatenbank datenbank) {
            super(datenbank.dataSource());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (unterbrochen) {
                throw new SQLException("unterbrochen");
            }
            return super.getConnection();
        }
    }
}

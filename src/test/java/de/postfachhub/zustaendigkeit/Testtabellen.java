package de.postfachhub.zustaendigkeit;

import de.postfachhub.Testdatenbank;
import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import de.postfachhub.nachricht.Bereich;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables written as CSV lines in a test, and an instance of the hub's room around a database. */
final class Testtabellen {

    static final String EGZ = "ANFRAGE_EINGLIEDERUNGSZUSCHUSS";

    /** Two Anliegen that are worked on in Leistung, one that isn't. */
    static final Anliegenkatalog KATALOG = new Anliegenkatalog() {
        private final List<Anliegen> alle = List.of(
                new Anliegen(EGZ, "Anfrage Eingliederungszuschuss", Bereich.LEISTUNG),
                new Anliegen("ANTRAG_EINGLIEDERUNGSZUSCHUSS", "Antrag Eingliederungszuschuss", Bereich.LEISTUNG),
                new Anliegen("STELLENANGEBOT", "Stellenangebot", Bereich.ARBEITGEBER_SERVICE));

        @Override
        public Optional<Anliegen> finde(String code) {
            return alle.stream()
                    .filter(anliegen -> anliegen.code().equals(code))
                    .findFirst();
        }

        @Override
        public List<Anliegen> alle() {
            return alle;
        }
    };

    private Testtabellen() {}

    /** The rows of these lines without header; ids are line numbers, the first being 2. */
    static Stammdaten aus(String dienststellen, String postfaecher, String weiterleitungen) {
        return new Stammdatenleser(KATALOG)
                .lies(
                        "Test",
                        tabelle -> (String.join(",", tabelle.pflichtspalten()) + "\n"
                                        + switch (tabelle) {
                                            case DIENSTSTELLE -> dienststellen;
                                            case POSTFACH -> postfaecher;
                                            case WEITERLEITUNG -> weiterleitungen;
                                        })
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** What one running hub has of this room. */
    record Instanz(
            Stammdatenspeicher speicher,
            AktuelleZustaendigkeiten zustaendigkeiten,
            Stammdatenpflege pflege,
            TransactionTemplate transaktion) {

        static Instanz an(Testdatenbank datenbank, Clock uhr) {
            var speicher = new Stammdatenspeicher(
                    JdbcClient.create(datenbank.dataSource()), new JdbcTemplate(datenbank.dataSource()));
            var zustaendigkeiten = new AktuelleZustaendigkeiten(speicher, KATALOG, uhr);
            var transaktion = new TransactionTemplate(new JdbcTransactionManager(datenbank.dataSource()));
            return new Instanz(
                    speicher,
                    zustaendigkeiten,
                    new Stammdatenpflege(speicher, zustaendigkeiten, KATALOG, transaktion, uhr),
                    transaktion);
        }

        static Instanz an(Testdatenbank datenbank) {
            return an(datenbank, Clock.systemUTC());
        }

        boolean fuegeEin(Stammdaten neu) {
            return pflege.schreibe(bekannt -> new Stammdatenaenderung(List.of(), neu));
        }

        Stammdatendateien dateien(String ort) {
            return new Stammdatendateien(
                    new Stammdateneinstellungen(ort),
                    new Stammdatenleser(KATALOG),
                    pflege,
                    zustaendigkeiten,
                    new DefaultResourceLoader());
        }
    }
}

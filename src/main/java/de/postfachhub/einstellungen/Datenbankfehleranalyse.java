package de.postfachhub.einstellungen;

import de.postfachhub.datenbank.Datenbankfehler;
import de.postfachhub.datenbank.Datenbankstoerung;
import de.postfachhub.verschluesselung.Tlsfehler;
import java.util.EnumSet;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the database can't be used, without a stack trace. Flyway is the first that opens it. */
final class Datenbankfehleranalyse extends AbstractFailureAnalyzer<FlywayException> {

    private static final Set<Datenbankstoerung> VORUEBERGEHEND =
            EnumSet.of(Datenbankstoerung.NICHT_ERREICHBAR, Datenbankstoerung.KEINE_VERBINDUNG_FREI);

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, FlywayException ursache) {
        var tls = Tlsfehler.von(ursache);
        if (tls.isPresent()) {
            return new FailureAnalysis(
                    tls.get().text("zur Datenbank"), tls.get().massnahme(), ursache);
        }
        var stoerung = Datenbankfehler.von(ursache).map(Datenbankfehler::stoerung);
        if (stoerung.isEmpty()) {
            return new FailureAnalysis(
                    "Die Tabellen der Datenbank passen nicht zu diesem Hub: " + ursache.getMessage(),
                    "Prüfen, ob spring.datasource.url auf die richtige Datenbank zeigt und ob sie ein neuerer Hub benutzt hat.",
                    ursache);
        }
        return new FailureAnalysis(
                stoerung.get().satz()
                        + Datenbankfehler.meldung(ursache)
                                .map(meldung -> " Sie meldet: " + meldung)
                                .orElse(""),
                stoerung.get().massnahme(),
                ursache);
    }

    /** Whether the database may answer later by itself: it can't be reached, starts, or has no connection free. */
    static boolean vergeht(Exception fehler) {
        return Tlsfehler.von(fehler).isEmpty()
                && Datenbankfehler.von(fehler)
                        .map(Datenbankfehler::stoerung)
                        .filter(VORUEBERGEHEND::contains)
                        .isPresent();
    }
}

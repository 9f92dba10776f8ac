package de.postfachhub.einstellungen;

import de.postfachhub.datenbank.Datenbankstoerung;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do with a file without a database: the hub can't know whether something was in it. */
final class DatenbankdateiLeerAnalyse extends AbstractFailureAnalyzer<DatenbankdateiLeer> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, DatenbankdateiLeer ursache) {
        return new FailureAnalysis(
                ursache.getMessage(),
                Datenbankstoerung.BESCHAEDIGT.massnahme()
                        + " Hat dieser Hub noch nie eine Nachricht angenommen, so genügt es, die Datei zu entfernen: er"
                        + " legt sie neu an.",
                ursache);
    }
}

package de.postfachhub.einstellungen;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows unknown settings as a list instead of a stack trace. */
final class EinstellungUnbekanntAnalyse extends AbstractFailureAnalyzer<EinstellungUnbekannt> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, EinstellungUnbekannt ursache) {
        return new FailureAnalysis(
                ursache.getMessage(),
                "Die Namen berichtigen oder die Einstellungen entfernen und den Hub neu starten."
                        + " Alle Einstellungen stehen in der README.",
                ursache);
    }
}

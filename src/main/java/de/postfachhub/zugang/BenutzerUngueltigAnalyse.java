package de.postfachhub.zugang;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of the configured users alone, without a stack trace. */
final class BenutzerUngueltigAnalyse extends AbstractFailureAnalyzer<BenutzerUngueltig> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, BenutzerUngueltig ursache) {
        return new FailureAnalysis(
                ursache.getMessage(), "Diese Einstellungen berichtigen und den Hub neu starten.", ursache);
    }
}

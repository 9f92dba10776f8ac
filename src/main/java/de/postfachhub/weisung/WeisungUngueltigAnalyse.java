package de.postfachhub.weisung;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of the configured Weisungen alone, without a stack trace. */
final class WeisungUngueltigAnalyse extends AbstractFailureAnalyzer<WeisungUngueltig> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, WeisungUngueltig ursache) {
        return new FailureAnalysis(
                ursache.getMessage(), "Diese Einstellungen berichtigen und den Hub neu starten.", ursache);
    }
}

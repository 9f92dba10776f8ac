package de.postfachhub.nachricht;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of the catalogue alone, without a stack trace. */
final class KatalogFehlerhaftAnalyse extends AbstractFailureAnalyzer<KatalogFehlerhaft> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, KatalogFehlerhaft ursache) {
        return new FailureAnalysis(
                ursache.getMessage(), "Die genannten Stellen berichtigen und den Hub neu starten.", ursache);
    }
}

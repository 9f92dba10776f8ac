package de.postfachhub.einstellungen;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what production lacks as a list instead of a stack trace. */
final class ProduktionUnsicherAnalyse extends AbstractFailureAnalyzer<ProduktionUnsicher> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, ProduktionUnsicher ursache) {
        return new FailureAnalysis(
                ursache.getMessage(),
                "Das berichtigen und den Hub neu starten. Ein vollständiges Beispiel steht in der README unter"
                        + " \"Production\".",
                ursache);
    }
}

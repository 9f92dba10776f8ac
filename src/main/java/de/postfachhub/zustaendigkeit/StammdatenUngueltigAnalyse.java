package de.postfachhub.zustaendigkeit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows faulty Stammdaten at the start as a list instead of a stack trace. Registered in {@code META-INF/spring.factories}. */
final class StammdatenUngueltigAnalyse extends AbstractFailureAnalyzer<StammdatenUngueltig> {

    @Override
    protected FailureAnalysis analyze(Throwable ausloeser, StammdatenUngueltig ursache) {
        return new FailureAnalysis(
                ursache.getMessage(),
                "Die genannten Stellen berichtigen und den Hub neu starten. Es wurde nichts importiert.",
                ursache);
    }
}

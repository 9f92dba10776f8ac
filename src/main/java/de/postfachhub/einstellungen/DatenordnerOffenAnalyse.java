package de.postfachhub.einstellungen;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which folder it is and what to do, without a stack trace. */
final class DatenordnerOffenAnalyse extends AbstractFailureAnalyzer<DatenordnerOffen> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, DatenordnerOffen ursache) {
        return new FailureAnalysis(ursache.getMessage(), DatenordnerOffen.MASSNAHME, ursache);
    }
}

package de.postfachhub.verschluesselung;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a start that needs the connection fails, without a stack trace. */
final class TlsVerweigertAnalyse extends AbstractFailureAnalyzer<TlsVerweigert> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, TlsVerweigert ursache) {
        return new FailureAnalysis(ursache.getMessage(), ursache.fehler().massnahme(), ursache);
    }
}

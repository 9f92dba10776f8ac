package de.postfachhub.leitweg;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which settings the broker didn't accept, without a stack trace. */
final class BrokerVerweigertAnalyse extends AbstractFailureAnalyzer<BrokerVerweigert> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, BrokerVerweigert ursache) {
        return new FailureAnalysis(
                ursache.getMessage() + " Er meldet: " + ursache.getCause().getMessage(),
                "spring.artemis.user und spring.artemis.password prüfen und ob dieser Benutzer am Broker eingerichtet ist.",
                ursache);
    }
}

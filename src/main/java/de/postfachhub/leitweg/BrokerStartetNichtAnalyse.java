package de.postfachhub.leitweg;

import java.io.IOException;
import org.apache.activemq.artemis.core.server.ActiveMQLockAcquisitionTimeoutException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says why the embedded broker doesn't start, and what to do, without a stack trace. */
final class BrokerStartetNichtAnalyse extends AbstractFailureAnalyzer<BrokerStartetNicht> {

    /** Artemis's number for it. Netty's native transport throws no {@link java.net.BindException}. */
    private static final String ADRESSE_BELEGT = "AMQ229230";

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, BrokerStartetNicht ursache) {
        if (findCause(ursache, ActiveMQLockAcquisitionTimeoutException.class) != null) {
            return new FailureAnalysis(
                    "Den Ordner des eingebetteten Brokers " + ursache.ordner() + " benutzt schon ein anderer Prozess,"
                            + " wahrscheinlich ein zweiter Hub.",
                    "Den anderen Hub beenden oder diesen in einem eigenen Ordner starten. Mehrere Hubs nebeneinander brauchen einen"
                            + " gemeinsamen Broker (spring.artemis.broker-url) und eine gemeinsame Datenbank (spring.datasource.url).",
                    ursache);
        }
        var zustand = findCause(ursache, IllegalStateException.class);
        if (zustand != null && String.valueOf(zustand.getMessage()).startsWith(ADRESSE_BELEGT)) {
            return new FailureAnalysis(
                    "Der eingebettete Broker kann nicht auf seiner Adresse hören: sie ist schon belegt oder gehört nicht zu"
                            + " diesem Rechner.",
                    "In postfach.leitweg.acceptor eine freie Adresse angeben, zum Beispiel tcp://127.0.0.1:61617, oder den Prozess"
                            + " beenden, der sie belegt.",
                    ursache);
        }
        var grund = NestedExceptionUtils.getMostSpecificCause(ursache);
        return new FailureAnalysis(
                "Der eingebettete Broker startet nicht: " + grund,
                findCause(ursache, IOException.class) == null
                        ? "Die Einstellungen spring.artemis.* und postfach.leitweg.* prüfen."
                        : "Prüfen, ob der Hub in den Ordner " + ursache.ordner()
                                + " schreiben darf und dort Platz ist.",
                ursache);
    }
}

package de.postfachhub.leitweg;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where route files are expected, without a stack trace. */
final class RoutenordnerUngueltigAnalyse extends AbstractFailureAnalyzer<RoutenordnerUngueltig> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, RoutenordnerUngueltig ursache) {
        return new FailureAnalysis(
                ursache.getMessage(),
                "In postfach.leitweg.routen den Ordner mit den Dateien *.camel.yaml angeben. Ohne diese Einstellung gelten die"
                        + " Routen im Ordner routes neben der jar-Datei, und wo es den nicht gibt, die mitgelieferten.",
                ursache);
    }
}

package de.postfachhub.benachrichtigung;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with the template of the mails alone, without a stack trace. */
final class VorlageUngueltigAnalyse extends AbstractFailureAnalyzer<VorlageUngueltig> {

    @Override
    protected FailureAnalysis analyze(Throwable ganzes, VorlageUngueltig ursache) {
        return new FailureAnalysis(ursache.getMessage(), "Die Vorlage berichtigen und den Hub neu starten.", ursache);
    }
}

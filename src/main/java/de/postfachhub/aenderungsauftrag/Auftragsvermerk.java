package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import de.postfachhub.zugang.Handelnder;
import java.util.Locale;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who did or wanted what with a request, as lines of the audit log; without the reasons that people typed. */
final class Auftragsvermerk {

    private static final String AUFTRAG = "Änderungsauftrag ";

    private Auftragsvermerk() {}

    /** Once the step holds, and not if the transaction that runs is taken back. */
    static void nachCommit(long auftrag, Auftragsschritt schritt) {
        var zeile = Auditzeile.zu("auftrag-" + schritt.zustand().name().toLowerCase(Locale.ROOT))
                .mit(Feld.BENUTZER, schritt.wer())
                .mit(Feld.ZIEL, AUFTRAG + auftrag);
        Handelnder.beiAnmeldedienst(schritt.kennung()).ifPresent(kennung -> zeile.mit(Feld.KENNUNG, kennung));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                zeile.erlaubt();
            }
        });
    }

    static void abgelehnt(String operation, Handelnder wer, String ziel, Befund warum) {
        Auditzeile.zu(operation, wer)
                .mit(Feld.ZIEL, ziel)
                .mit(Feld.GRUND, warum.code())
                .abgelehnt();
    }

    static String ziel(Aenderungsauftrag auftrag) {
        return AUFTRAG + auftrag.id();
    }
}

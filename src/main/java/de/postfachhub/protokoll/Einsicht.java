package de.postfachhub.protokoll;

import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import de.postfachhub.zugang.Handelnder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/**
 * Who looked up a single message, as a line of the audit log, found or not. Going through a list is what the operator does all day and leaves
 * none.
 */
final class Einsicht {

    private Einsicht() {}

    static void vermerke(Handelnder wer, HttpServletRequest anfrage, UUID nachrichtId, boolean gefunden) {
        var zeile = Auditzeile.zu("nachricht-ansehen", wer)
                .mit(Feld.ADRESSE, anfrage.getRemoteAddr())
                .mit(Feld.NACHRICHT, nachrichtId.toString());
        if (gefunden) {
            zeile.erlaubt();
        } else {
            zeile.mit(Feld.GRUND, "nicht gefunden, oder keine eigene Agentur").abgelehnt();
        }
    }
}

package de.postfachhub.aenderungsauftrag;

import de.postfachhub.nachricht.Herkunft;
import de.postfachhub.nachricht.Klaerungsgrund;
import de.postfachhub.nachricht.Rechtskreis;
import java.time.LocalDate;

/** Messages that are delivered today and would become a Klärfall through a request. */
public record Sackgasse(
        String dienststelle,
        String anliegen,
        Rechtskreis rechtskreis,
        Herkunft herkunft,
        LocalDate ab,
        Klaerungsgrund grund) {}

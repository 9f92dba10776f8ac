package de.postfachhub.zustaendigkeit;

import de.postfachhub.nachricht.Bereich;

/** Where a message goes: to a part of the agency, or to a person who clears it up. */
public enum Ergebnis {
    ARBEITGEBER_SERVICE,
    LEISTUNG,
    KLAERFALL;

    static Ergebnis von(Bereich bereich) {
        return switch (bereich) {
            case ARBEITGEBER_SERVICE -> ARBEITGEBER_SERVICE;
            case LEISTUNG -> LEISTUNG;
        };
    }
}

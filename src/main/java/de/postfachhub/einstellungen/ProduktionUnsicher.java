package de.postfachhub.einstellungen;

import java.util.List;

/** The settings are not good enough for production. The message lists all faults, without values of secrets. */
final class ProduktionUnsicher extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProduktionUnsicher(List<String> maengel) {
        super("Mit dem Profil produktion startet der Hub so nicht. Es fehlt oder ist zu schwach:\n  - "
                + String.join("\n  - ", maengel));
    }
}

package de.postfachhub.einstellungen;

import java.util.List;

/** The hub is not good enough for production. The message lists all faults, without values of secrets. */
public final class ProduktionUnsicher extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param maengel each says what is wrong and what to do */
    public ProduktionUnsicher(List<String> maengel) {
        super("Mit dem Profil produktion startet der Hub so nicht. Es fehlt oder ist zu schwach:\n  - "
                + String.join("\n  - ", maengel));
    }
}

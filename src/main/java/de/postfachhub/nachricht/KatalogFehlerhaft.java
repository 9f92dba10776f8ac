package de.postfachhub.nachricht;

import java.util.List;

/** The hub can't start with this catalogue; the message lists all its faults, one a line. */
final class KatalogFehlerhaft extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KatalogFehlerhaft(String datei, List<String> fehler) {
        super("Der Anliegenkatalog (Einstellung postfach.anliegenkatalog) kann nicht benutzt werden: " + datei
                + fehler.stream().map("\n  "::concat).reduce("", String::concat));
    }
}

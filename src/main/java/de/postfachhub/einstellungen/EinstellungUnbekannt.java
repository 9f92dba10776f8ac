package de.postfachhub.einstellungen;

import java.util.List;

/** Something is set that the hub doesn't know. The message lists all of it, without values. */
final class EinstellungUnbekannt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EinstellungUnbekannt(List<String> funde) {
        super("Diese Einstellungen kennt der Hub nicht; sie würden nichts bewirken:\n  - "
                + String.join("\n  - ", funde));
    }
}

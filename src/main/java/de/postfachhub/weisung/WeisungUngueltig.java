package de.postfachhub.weisung;

import java.util.List;

/** The configured Weisungen contradict themselves or the catalogue; the hub doesn't start. The message lists all of it. */
final class WeisungUngueltig extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WeisungUngueltig(List<String> fehler) {
        super("Die Weisungen (Einstellung postfach.weisungen) sind fehlerhaft:\n  - " + String.join("\n  - ", fehler));
    }
}

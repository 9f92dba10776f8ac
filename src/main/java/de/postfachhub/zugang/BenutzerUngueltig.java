package de.postfachhub.zugang;

import java.util.List;

/** The configured users have faults; the hub doesn't start. The message lists all of them. */
final class BenutzerUngueltig extends RuntimeException {

    BenutzerUngueltig(List<String> fehler) {
        super("Die Einstellungen der Benutzer sind fehlerhaft:\n  - " + String.join("\n  - ", fehler));
    }
}

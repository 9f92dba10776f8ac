package de.postfachhub.benachrichtigung;

import java.util.List;

/** What lies in {@code postfach.benachrichtigung} is no command of the hub. The journal names this class as the reason. */
final class AuftragUnvollstaendig extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    AuftragUnvollstaendig(List<String> fehlendeFelder) {
        super("Dem Auftrag zur Benachrichtigung fehlen die Felder " + fehlendeFelder
                + ". Nur der Hub selbst darf an postfach.benachrichtigung senden.");
    }
}

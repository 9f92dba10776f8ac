package de.postfachhub.benachrichtigung;

import de.postfachhub.benachrichtigung.Versandbuch.Anspruch;
import de.postfachhub.nachricht.Anliegenkatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Writes the mails. The same messages give the same mail. */
@Component
final class Mailschreiber {

    private final Benachrichtigungseinstellungen einstellungen;
    private final Anliegenkatalog katalog;
    private final Mailvorlage vorlage;

    /** @throws VorlageUngueltig with a text that says why */
    Mailschreiber(Benachrichtigungseinstellungen einstellungen, Anliegenkatalog katalog) {
        this.einstellungen = einstellungen;
        this.katalog = katalog;
        this.vorlage = lies(einstellungen.vorlage());
    }

    Mail schreibe(Anspruch anspruch) {
        var inhalt = new Mailinhalt(anspruch.mail(), anspruch.benachrichtigungen(), katalog);
        var absender = einstellungen.absender();
        var messageId = "<" + anspruch.mail() + absender.substring(absender.indexOf('@')) + ">";
        return new Mail(
                anspruch.mail(),
                messageId,
                anspruch.postfach().adresse(),
                absender,
                vorlage.betreff(inhalt),
                vorlage.text(inhalt),
                anspruch.benachrichtigungen().stream()
                        .map(Benachrichtigung::nachrichtId)
                        .toList(),
                anspruch.postfach().versuche() + 1,
                anspruch.kennung());
    }

    private static Mailvorlage lies(Resource datei) {
        try {
            var text = datei.getContentAsString(StandardCharsets.UTF_8);
            return Mailvorlage.lies(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException | IllegalArgumentException e) {
            throw new VorlageUngueltig(
                    "Die Vorlage der Benachrichtigungen (postfach.benachrichtigung.vorlage), " + datei.getDescription()
                            + ", ist nicht zu verwenden: " + e.getMessage(),
                    e);
        }
    }
}

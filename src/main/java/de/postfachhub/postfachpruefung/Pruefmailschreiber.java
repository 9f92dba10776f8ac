package de.postfachhub.postfachpruefung;

import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the test mails. Names nobody, not even who asked for the mail. */
@Component
final class Pruefmailschreiber {

    private static final DateTimeFormatter ZEIT = DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm 'Uhr'", Locale.GERMANY)
            .withZone(ZoneId.of("Europe/Berlin"));

    private static final String BETREFF = "Postfach-Hub: Prüfung dieses Postfachs";
    private static final String TEXT = """
            Guten Tag,

            dieses Postfach soll Benachrichtigungen des Postfach-Hubs erhalten. Mit dieser
            E-Mail wird geprüft, ob sie hier ankommen und gelesen werden.

              Code: %s

            Bitte geben Sie den Code der Administration Ihrer Agentur. Sie gibt ihn im
            Postfach-Hub auf der Seite "Postfachprüfung" ein, und zwar für die Adresse

              %s

            Der Code gilt bis %s. Groß- und Kleinschreibung und der
            Bindestrich sind gleichgültig. Kommen mehrere solche E-Mails an, so gilt nur
            der Code der neuesten.

            Haben Sie diese E-Mail nicht erwartet, so ist nichts zu tun: Ohne den Code
            ändert sich nichts.

            Diese E-Mail wurde automatisch erzeugt. Bitte antworten Sie nicht darauf.
            """;

    private final Benachrichtigungseinstellungen mails;
    private final Pruefeinstellungen einstellungen;

    Pruefmailschreiber(Benachrichtigungseinstellungen mails, Pruefeinstellungen einstellungen) {
        this.mails = mails;
        this.einstellungen = einstellungen;
    }

    /** @param code as it was made */
    Pruefmail schreibe(Pruefung pruefung, String code, Instant jetzt) {
        var id = UUID.randomUUID();
        var absender = mails.absender();
        return new Pruefmail(
                id,
                "<" + id + absender.substring(absender.indexOf('@')) + ">",
                pruefung.adresse(),
                absender,
                BETREFF,
                TEXT.formatted(
                        Pruefcode.gruppiert(code),
                        pruefung.adresse(),
                        ZEIT.format(jetzt.plus(einstellungen.gueltigkeit()))),
                pruefung.nummer(),
                pruefung.versuche() + 1);
    }
}

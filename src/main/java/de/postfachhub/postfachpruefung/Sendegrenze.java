package de.postfachhub.postfachpruefung;

import de.postfachhub.zugang.Handelnder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many test mails go to the same person, are asked for by the same user, and go out in all, so that nobody can flood anybody. */
@Component
final class Sendegrenze {

    private static final Duration TAG = Duration.ofHours(24);
    private static final DateTimeFormatter ZEIT =
            DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm:ss", Locale.GERMANY).withZone(ZoneId.of("Europe/Berlin"));

    private final Anforderungen anforderungen;
    private final Pruefeinstellungen einstellungen;

    Sendegrenze(Anforderungen anforderungen, Pruefeinstellungen einstellungen) {
        this.anforderungen = anforderungen;
        this.einstellungen = einstellungen;
    }

    /**
     * Makes everybody else who asks wait until the end of the caller's transaction.
     *
     * @throws PruefungAbgewiesen if another one would be too many
     */
    void pruefe(String adresse, Handelnder wer, Instant jetzt) {
        anforderungen.sperre();
        var seit = jetzt.minus(TAG);
        int jePostfach = einstellungen.hoechstensTaeglich();
        int jeBenutzer = einstellungen.hoechstensTaeglichJeBenutzer();
        int insgesamt = einstellungen.hoechstensTaeglichInsgesamt();
        verlange(
                anforderungen.an(adresse, seit, jePostfach),
                TAG,
                jetzt,
                "An dieses Postfach gehen in 24 Stunden höchstens %d Codes; Großschreibung und Zusätze wie +a machen kein anderes daraus."
                        .formatted(jePostfach));
        verlange(
                anforderungen.an(adresse, seit, 1),
                einstellungen.mindestabstand(),
                jetzt,
                "Für dieses Postfach wurde gerade erst ein Code angefordert.");
        verlange(
                anforderungen.von(wer, seit, jeBenutzer),
                TAG,
                jetzt,
                "Sie können in 24 Stunden höchstens %d Codes anfordern.".formatted(jeBenutzer));
        verlange(
                anforderungen.alle(seit, insgesamt),
                TAG,
                jetzt,
                "Der Hub sendet in 24 Stunden höchstens %d Codes an alle Postfächer zusammen.".formatted(insgesamt));
    }

    private static void verlange(Optional<Instant> frueherer, Duration abstand, Instant jetzt, String text) {
        frueherer
                .map(zeitpunkt -> zeitpunkt.plus(abstand))
                .filter(jetzt::isBefore)
                .ifPresent(fruehestens -> {
                    throw PruefungAbgewiesen.zuOft(
                            text + " Der nächste ist ab " + ZEIT.format(fruehestens) + " Uhr möglich.");
                });
    }
}

package de.postfachhub.postfachpruefung;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How often test mails go to the same mailbox, so that nobody can flood it. */
final class Sendegrenze {

    private static final Duration TAG = Duration.ofHours(24);
    private static final DateTimeFormatter ZEIT =
            DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm:ss", Locale.GERMANY).withZone(ZoneId.of("Europe/Berlin"));

    private Sendegrenze() {}

    /**
     * @param bisherige newest first
     * @throws PruefungAbgewiesen if another one would be too many
     */
    static void pruefe(List<Pruefung> bisherige, Pruefeinstellungen einstellungen, Instant jetzt) {
        int grenze = einstellungen.hoechstensTaeglich();
        if (bisherige.size() >= grenze) {
            var wieder = bisherige.get(grenze - 1).angefordertAm().plus(TAG);
            verlange(wieder, jetzt, "An dieses Postfach gehen in 24 Stunden höchstens " + grenze + " Codes.");
        }
        if (!bisherige.isEmpty()) {
            var wieder = bisherige.get(0).angefordertAm().plus(einstellungen.mindestabstand());
            verlange(wieder, jetzt, "Für dieses Postfach wurde gerade erst ein Code angefordert.");
        }
    }

    private static void verlange(Instant fruehestens, Instant jetzt, String text) {
        if (jetzt.isBefore(fruehestens)) {
            throw PruefungAbgewiesen.zuOft(text + " Der nächste ist ab " + ZEIT.format(fruehestens) + " Uhr möglich.");
        }
    }
}

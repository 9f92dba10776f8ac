package de.postfachhub.benachrichtigung;

import de.postfachhub.nachricht.Anliegen;
import de.postfachhub.nachricht.Anliegenkatalog;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a mail can say, as German text.
 *
 * @param benachrichtigungen oldest first, at least one
 */
record Mailinhalt(UUID referenz, List<Benachrichtigung> benachrichtigungen, Anliegenkatalog katalog) {

    /** More ids than these help nobody who reads a mail; support finds them all by the reference. */
    private static final int HOECHSTENS_IDS = 5;

    private static final DateTimeFormatter ZEIT = DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm 'Uhr'", Locale.GERMANY)
            .withZone(ZoneId.of("Europe/Berlin"));

    String anzahl() {
        return String.valueOf(benachrichtigungen.size());
    }

    String neueNachrichten() {
        return benachrichtigungen.size() == 1 ? "1 neue Nachricht" : anzahl() + " neue Nachrichten";
    }

    String anliegen() {
        return gemeinsam(this::bezeichnung, "verschiedene Anliegen");
    }

    String dienststelle() {
        return gemeinsam(b -> "Dienststelle " + b.dienststelle(), "mehrere Dienststellen");
    }

    String bereich() {
        return gemeinsam(b -> b.bereich().bezeichnung(), "mehrere Bereiche");
    }

    /** From the earliest to the latest receipt, to the minute. */
    String eingang() {
        var erster = zeit(benachrichtigungen.get(0).eingangAm());
        var letzter = zeit(benachrichtigungen.get(benachrichtigungen.size() - 1).eingangAm());
        return erster.equals(letzter) ? erster : erster + " bis " + letzter;
    }

    /** A paragraph for each Dienststelle and Bereich, a line for each Anliegen in it. */
    String uebersicht() {
        var teams = benachrichtigungen.stream()
                .collect(Collectors.groupingBy(
                        b -> "Dienststelle " + b.dienststelle() + ", "
                                + b.bereich().bezeichnung(),
                        TreeMap::new,
                        Collectors.groupingBy(this::bezeichnung, TreeMap::new, Collectors.counting())));
        return teams.entrySet().stream()
                .map(team -> team.getKey()
                        + team.getValue().entrySet().stream()
                                .map(zeile -> "\n  " + zeile.getValue() + " x " + zeile.getKey())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));
    }

    /** A line for each message; none at all if there are many. */
    String nachrichtIds() {
        if (benachrichtigungen.size() > HOECHSTENS_IDS) {
            return "";
        }
        return benachrichtigungen.stream()
                .map(b -> "Nachricht-ID: " + b.nachrichtId())
                .collect(Collectors.joining("\n"));
    }

    private String gemeinsam(Function<Benachrichtigung, String> was, String verschieden) {
        var werte = benachrichtigungen.stream().map(was).distinct().toList();
        return werte.size() == 1 ? werte.get(0) : verschieden;
    }

    /** The code, if the catalogue was replaced by one that no longer has it. */
    private String bezeichnung(Benachrichtigung b) {
        return katalog.finde(b.anliegen()).map(Anliegen::bezeichnung).orElse(b.anliegen());
    }

    private static String zeit(OffsetDateTime zeit) {
        return ZEIT.format(zeit);
    }
}

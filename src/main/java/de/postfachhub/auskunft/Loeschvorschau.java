package de.postfachhub.auskunft;

import de.postfachhub.auskunft.Auskunft.Nachricht;
import de.postfachhub.auskunft.AuskunftAbgewiesen.Fehler;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure would do.
 *
 * @param nachrichtIds the messages that it is about
 * @param protokollzeilen rows of the journal that lose what leads to the message: nachrichtId, vorgangId, eingangAm, id at the broker, and
 *     the time but for the minute
 * @param benachrichtigungen rows that are deleted
 * @param bleibt what must stay, and why
 * @param hindernisse why it can't be done now; none: it can
 */
record Loeschvorschau(
        List<UUID> nachrichtIds,
        int protokollzeilen,
        int benachrichtigungen,
        List<Bleibendes> bleibt,
        List<Fehler> hindernisse) {

    /** @param bis when it goes */
    record Bleibendes(String was, String warum, @Nullable OffsetDateTime bis) {}

    /** How much would be touched: who confirms says it, so that nothing is erased that nobody has seen. */
    public int zeilen() {
        return protokollzeilen + benachrichtigungen;
    }

    /**
     * @param bis when what must stay of messages is deleted
     * @param nachweisBis when the record is
     */
    static Loeschvorschau von(
            Kennung kennung, List<Nachricht> nachrichten, OffsetDateTime bis, OffsetDateTime nachweisBis) {
        return new Loeschvorschau(
                nachrichten.stream()
                        .map(nachricht -> nachricht.protokoll().nachrichtId())
                        .filter(Objects::nonNull)
                        .toList(),
                nachrichten.stream()
                        .mapToInt(nachricht -> nachricht.protokoll().zeilen().size())
                        .sum(),
                nachrichten.stream()
                        .mapToInt(nachricht -> nachricht.benachrichtigungen().size())
                        .sum(),
                bleibendes(nachrichten, bis, nachweisBis),
                nachrichten.stream()
                        .flatMap(nachricht -> hindernisse(kennung, nachricht).stream())
                        .toList());
    }

    private static List<Bleibendes> bleibendes(
            List<Nachricht> nachrichten, OffsetDateTime bis, OffsetDateTime nachweisBis) {
        List<Bleibendes> bleibendes = new ArrayList<>();
        for (var nachricht : nachrichten) {
            var eintrag = nachricht.protokoll().eingangsbuch();
            if (eintrag != null) {
                bleibendes.add(new Bleibendes(
                        "Eintrag im Eingangsbuch zu " + nachricht.name() + " (nachrichtId und zwei SHA-256-Summen)",
                        "Ohne ihn würde dieselbe Nachricht ein zweites Mal zugestellt, wenn sie noch einmal eingeht. Der Hub braucht ihn für"
                                + " die Aufgabe, die ihm übertragen ist (Art. 17 Abs. 3 Buchst. b DSGVO).",
                        nachricht.eingangsbuchBis()));
            }
        }
        bleibendes.add(new Bleibendes(
                "Löschvermerk je Nachricht (nachrichtId und Zeitpunkt)",
                "Damit ein verspäteter Eintrag aus einer Warteschlange den Bezug nicht wiederherstellt"
                        + " (Art. 17 Abs. 3 Buchst. b DSGVO).",
                bis));
        bleibendes.add(new Bleibendes(
                "Zeilen des Protokolls ohne Bezug zu Nachricht und Vorgang",
                "Für Zahlen: Art des Ereignisses, Minute, Anliegen, Dienststelle, Ziel. Sie führen zu keiner Person mehr.",
                bis));
        bleibendes.add(new Bleibendes(
                "Nachweis dieses Vorgangs (wer, wann, Grund, Aktenzeichen; die vorgangId nur als SHA-256-Summe)",
                "Der Verantwortliche muss die Löschung nachweisen können (Art. 5 Abs. 2 DSGVO).",
                nachweisBis));
        return List.copyOf(bleibendes);
    }

    private static List<Fehler> hindernisse(Kennung kennung, Nachricht nachricht) {
        var protokoll = nachricht.protokoll();
        var stand = protokoll.stand();
        List<Fehler> hindernisse = new ArrayList<>();
        if (stand != null && !protokoll.zugestellt()) {
            hindernisse.add(new Fehler(
                    "NICHT_ABGESCHLOSSEN",
                    "nachrichtId",
                    "Die Nachricht %s ist noch nicht abgeschlossen: %s. Zuerst muss der Betrieb sie erledigen; danach kann gelöscht werden, spätestens löscht sie die Aufbewahrung."
                            .formatted(nachricht.name(), stand.text())));
        }
        if (protokoll.wartetAufMail()
                || nachricht.benachrichtigungen().stream()
                        .anyMatch(eine -> eine.status().offen())) {
            hindernisse.add(new Fehler(
                    "BENACHRICHTIGUNG_OFFEN",
                    "nachrichtId",
                    "Für die Nachricht %s steht noch eine Benachrichtigung aus. Zuerst muss sie versandt oder aufgegeben sein; die Sperre eines Postfachs hebt der Betrieb auf."
                            .formatted(nachricht.name())));
        }
        if (kennung.vorgangId() != null && protokoll.vorgangIds().size() > 1) {
            hindernisse.add(new Fehler(
                    "MEHRERE_VORGAENGE",
                    "vorgangId",
                    "Unter der Nachricht %s stehen auch andere Vorgänge. Bitte prüfen, wem sie gehört, und nach ihrer nachrichtId löschen."
                            .formatted(nachricht.name())));
        }
        return hindernisse;
    }
}

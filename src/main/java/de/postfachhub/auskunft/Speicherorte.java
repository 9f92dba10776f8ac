package de.postfachhub.auskunft;

import de.postfachhub.auskunft.Auskunft.Nachricht;
import de.postfachhub.auskunft.Auskunft.Speicherort;
import de.postfachhub.protokoll.Schritt;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a message, or what leads to it, may be besides, and nobody but those who are asked there can tell. */
final class Speicherorte {

    private static final String ZIEL = "postfach.ziel.";
    private static final String BETRIEB = "Betrieb des Hubs und des Brokers";

    private static final List<Speicherort> IMMER = List.of(
            new Speicherort(
                    "Dateien des Brokers",
                    "die Nachricht selbst, auch nachdem sie entnommen wurde, bis der Broker den Platz neu beschreibt",
                    BETRIEB),
            new Speicherort("Log des Hubs", "die nachrichtId in Zeilen über Klärfälle und über Einsicht", BETRIEB),
            new Speicherort("Sicherungen der Datenbank", "der Stand des Protokolls zur Zeit der Sicherung", BETRIEB),
            new Speicherort(
                    "absendendes Portal",
                    "die Nachricht und der Vorgang, zu dem sie gehört",
                    "Verantwortliche des Portals"));

    private Speicherorte() {}

    static List<Speicherort> zu(List<Nachricht> nachrichten) {
        var schritte = nachrichten.stream()
                .flatMap(nachricht -> nachricht.protokoll().zeilen().stream())
                .map(zeile -> zeile.ereignis())
                .toList();
        return Stream.of(warteschlangen(schritte), postfaecher(schritte), IMMER.stream())
                .flatMap(orte -> orte)
                .toList();
    }

    private static Stream<Speicherort> warteschlangen(List<Schritt> schritte) {
        return schritte.stream()
                .map(Schritt::queue)
                .filter(Objects::nonNull)
                .distinct()
                .map(queue -> queue.startsWith(ZIEL)
                        ? new Speicherort(
                                "Warteschlange " + queue,
                                "die Nachricht selbst, solange das Team sie nicht entnommen hat; danach das Fachverfahren",
                                "die Agentur, deren Team aus dieser Warteschlange liest")
                        : new Speicherort(
                                "Warteschlange " + queue,
                                "die Nachricht selbst, solange sie dort auf jemanden wartet",
                                BETRIEB));
    }

    private static Stream<Speicherort> postfaecher(List<Schritt> schritte) {
        return schritte.stream()
                .map(Schritt::organisationspostfach)
                .filter(Objects::nonNull)
                .distinct()
                .map(postfach -> new Speicherort(
                        "Organisationspostfach " + postfach,
                        "die E-Mail, dass eine Nachricht eingegangen ist: Anliegen, Dienststelle, Zeit und eine Referenz, nichts über"
                                + " Personen",
                        "das Team, das dieses Postfach liest"));
    }
}

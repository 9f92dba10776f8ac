package de.postfachhub.betrieb;

import de.postfachhub.benachrichtigung.Versandstand;
import de.postfachhub.betrieb.Ablesung.Stand;
import de.postfachhub.betrieb.Warteschlangen.Warteschlange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that the start page shows.
 *
 * @param am when it was put together
 * @param brokerAntwortet whether {@code warteschlangen} are of now; empty otherwise
 * @param wartefrist for how long a message may wait for a person, as the data protection concept says
 */
record Lage(
        Instant am,
        Stand<Stundenbild> stunde,
        Stand<Versandstand> versand,
        Stand<List<Teil>> teile,
        boolean brokerAntwortet,
        List<Warteschlange> warteschlangen,
        Duration wartefrist) {

    private static final Map<String, String> NAMEN = Map.ofEntries(
            Map.entry("postfach.eingang", "wartet auf Übernahme"),
            Map.entry("postfach.annahme", "wartet auf Zuordnung"),
            Map.entry("postfach.benachrichtigung", "wartet auf Vormerkung für eine E-Mail"),
            Map.entry("postfach.protokoll", "wartet auf Eintrag ins Protokoll"),
            Map.entry("postfach.klaerfall", "wartet auf Klärung durch den Betrieb"),
            Map.entry("postfach.rueckgabe", "von Agenturen zurückgegeben"),
            Map.entry("postfach.wiedervorlage", "wird erneut vorgelegt"),
            Map.entry("postfach.ausgesondert", "vom Broker ausgesondert, wird abgelegt"),
            Map.entry("postfach.fehler", "gescheiterte Nachrichten"),
            Map.entry("postfach.fehler.benachrichtigung", "gescheiterte Aufträge für E-Mails"),
            Map.entry("postfach.fehler.protokoll", "gescheiterte Einträge ins Protokoll"),
            Map.entry("postfach.fehler.unlesbar", "für den Hub unlesbare Nachrichten"));

    /** What the messages in a queue of the hub wait for. */
    public static String bedeutung(String queue) {
        return NAMEN.getOrDefault(queue, "");
    }

    /** How long the oldest message of a queue has been there; empty where the broker doesn't tell. */
    public String alter(Warteschlange queue) {
        var seit = queue.aeltesteSeit();
        return seit == null ? "" : Dauer.text(Duration.between(seit, am));
    }

    boolean ueberfaellig(Warteschlange queue) {
        var seit = queue.aeltesteSeit();
        return seit != null && seit.plus(wartefrist).isBefore(am);
    }

    public List<Hinweis> hinweise() {
        return Hinweis.zu(this);
    }

    public String titel() {
        if (!hinweise().isEmpty()) {
            return "Braucht jemanden";
        }
        return vollstaendig() ? "Alles läuft" : "Wird gelesen";
    }

    /** Kinds alone, no numbers: what a screen reader says when it changes, and only then. */
    public String kurz() {
        var hinweise = hinweise();
        if (!hinweise.isEmpty()) {
            return "Braucht jemanden: "
                    + String.join(", ", hinweise.stream().map(Hinweis::thema).toList()) + ".";
        }
        return vollstaendig()
                ? "Alle Teile sind in Ordnung, nichts wartet auf eine Person."
                : "Die Lage ist noch nicht bekannt.";
    }

    private boolean vollstaendig() {
        return stunde.wert() != null && teile.wert() != null && !teile.gestoert();
    }
}

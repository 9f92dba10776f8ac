package de.postfachhub.aufbewahrung;

import java.util.List;

/**
 * Who empties each queue of the broker. The hub deletes nothing there: a message is never lost. Where messages wait for a person, operators
 * are told of those that wait for longer than {@link Frist#WARTEND}. The texts are those of {@code docs/datenschutz.md}.
 *
 * @param name of the queue; {@code postfach.ziel.*} stands for those of the agencies
 * @param inhalt what of persons is in it
 * @param leert who takes messages out
 * @param hinweis whether the start page tells of those that wait for too long; of an agency's queue the hub doesn't know it, since it may
 *     not look into it
 */
record Warteschlangenfrist(String name, String inhalt, String leert, boolean hinweis) {

    private static final String NACHRICHT = "ganze Nachricht: Daten des Unternehmens, Sozialdaten Dritter";
    private static final String VERWEIS = "nachrichtId, Organisationspostfach, keine Inhalte";
    private static final String HUB = "der Hub, in Sekunden";

    static final List<Warteschlangenfrist> ALLE = List.of(
            new Warteschlangenfrist("postfach.eingang", NACHRICHT, HUB, false),
            new Warteschlangenfrist("postfach.annahme", NACHRICHT, HUB, false),
            new Warteschlangenfrist("postfach.rueckgabe", NACHRICHT, HUB, false),
            new Warteschlangenfrist("postfach.wiedervorlage", NACHRICHT, HUB, false),
            new Warteschlangenfrist("postfach.ausgesondert", NACHRICHT, HUB, false),
            new Warteschlangenfrist("postfach.benachrichtigung", VERWEIS, HUB, false),
            new Warteschlangenfrist("postfach.protokoll", VERWEIS, HUB, false),
            new Warteschlangenfrist("postfach.probe", "Probe des Hubs ohne Inhalt", HUB, false),
            new Warteschlangenfrist("postfach.ziel.*", NACHRICHT, "die Agentur", false),
            new Warteschlangenfrist("postfach.klaerfall", NACHRICHT, "der Betrieb, nach der Klärung", true),
            new Warteschlangenfrist("postfach.fehler", NACHRICHT, "der Betrieb, nach der Behebung", true),
            new Warteschlangenfrist(
                    "postfach.fehler.benachrichtigung", VERWEIS, "der Betrieb, nach der Behebung", true),
            new Warteschlangenfrist("postfach.fehler.protokoll", VERWEIS, "der Betrieb, nach der Behebung", true),
            new Warteschlangenfrist("postfach.fehler.unlesbar", NACHRICHT, "der Betrieb, mit dem Absender", true));
}

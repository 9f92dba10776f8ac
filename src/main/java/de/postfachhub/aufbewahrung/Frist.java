package de.postfachhub.aufbewahrung;

import java.time.Duration;
import java.util.function.BiFunction;

/** The periods that can be set. */
enum Frist {
    NACHRICHTEN("postfach.aufbewahrung", (nachrichten, uebrige) -> nachrichten.aufbewahrung()),
    AUFTRAEGE("postfach.aufbewahrung.auftraege", (nachrichten, uebrige) -> uebrige.auftraege()),
    VORSCHAUEN("postfach.aufbewahrung.vorschauen", (nachrichten, uebrige) -> uebrige.vorschauen()),
    PRUEFUNGEN("postfach.aufbewahrung.pruefungen", (nachrichten, uebrige) -> uebrige.pruefungen()),
    POSTFAECHER("postfach.aufbewahrung.postfaecher", (nachrichten, uebrige) -> uebrige.postfaecher()),
    LOESCHPROTOKOLL("postfach.aufbewahrung.loeschprotokoll", (nachrichten, uebrige) -> uebrige.loeschprotokoll()),
    WARTEND("postfach.aufbewahrung.wartend", (nachrichten, uebrige) -> uebrige.wartend());

    private final String einstellung;
    private final BiFunction<Aufbewahrung, Aufbewahrungsfristen, Duration> wert;

    Frist(String einstellung, BiFunction<Aufbewahrung, Aufbewahrungsfristen, Duration> wert) {
        this.einstellung = einstellung;
        this.wert = wert;
    }

    String einstellung() {
        return einstellung;
    }

    Duration dauer(Aufbewahrung nachrichten, Aufbewahrungsfristen uebrige) {
        return wert.apply(nachrichten, uebrige);
    }
}

package de.postfachhub.grenzen;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts whose bodies are being read, in all and for each address. A body that is there already is read in a fraction of a millisecond;
 * places are scarce only while somebody sends slowly, and one address never has all of them.
 */
final class Andrang {

    /** So that many at the same moment aren't taken for an attack. */
    private static final Duration GEDULD = Duration.ofMillis(100);

    private final int imGanzen;
    private final int jeAdresse;
    private final Map<String, Integer> plaetze = new HashMap<>();
    private int belegt;

    Andrang(int imGanzen, int jeAdresse) {
        this.imGanzen = imGanzen;
        this.jeAdresse = jeAdresse;
    }

    /** @return whether there is a place; who got one has to {@link #verlasse} it */
    synchronized boolean betrete(String adresse) {
        long bis = System.nanoTime() + GEDULD.toNanos();
        while (belegt >= imGanzen || plaetze.getOrDefault(adresse, 0) >= jeAdresse) {
            long rest = (bis - System.nanoTime()) / 1_000_000;
            if (rest <= 0) {
                return false;
            }
            try {
                wait(rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        belegt++;
        plaetze.merge(adresse, 1, Integer::sum);
        return true;
    }

    synchronized void verlasse(String adresse) {
        belegt--;
        plaetze.computeIfPresent(adresse, (wer, zahl) -> zahl == 1 ? null : zahl - 1);
        notifyAll();
    }
}

package de.postfachhub.zugang;

import de.postfachhub.zugang.Auditzeile.Feld;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts the wrong passwords of the configured users and locks whoever has too many. Other names need no memory: they never get
 * in, and the answer to a locked one is the same. So no flood of invented names fills it or drives a lock out of it.
 *
 * <p>May be used by many threads.
 */
@Component
final class Anmeldesperre {

    private final Benutzerverzeichnis verzeichnis;
    private final Anmeldeeinstellungen einstellungen;
    private final Clock uhr;
    private final Map<String, Deque<Instant>> fehlversuche = new HashMap<>();

    Anmeldesperre(Benutzerverzeichnis verzeichnis, Anmeldeeinstellungen einstellungen, Clock uhr) {
        this.verzeichnis = verzeichnis;
        this.einstellungen = einstellungen;
        this.uhr = uhr;
    }

    /** After a wrong password. While a name is locked nothing counts, so that the lock has an end. */
    synchronized void gescheitert(String name) {
        if (!verzeichnis.kennt(name) || gesperrt(name)) {
            return;
        }
        var zeiten = fehlversuche.computeIfAbsent(name, neu -> new ArrayDeque<>());
        zeiten.addLast(uhr.instant());
        if (gesperrt(name)) {
            Auditzeile.zu("sperre")
                    .mit(Feld.BENUTZER, name)
                    .mit(
                            Feld.GRUND,
                            "%d Fehlversuche, für %d Minuten"
                                    .formatted(
                                            einstellungen.fehlversuche(),
                                            einstellungen.sperrdauer().toMinutes()))
                    .abgelehnt();
        }
    }

    /**
     * After the right password. Asked only then, so that of many attempts at the same time none gets in once too many of them
     * have failed.
     *
     * @return whether it is of use; if so, the failures before it are forgotten
     */
    synchronized boolean darfHinein(String name) {
        if (gesperrt(name)) {
            return false;
        }
        fehlversuche.remove(name);
        return true;
    }

    private boolean gesperrt(String name) {
        var zeiten = fehlversuche.get(name);
        if (zeiten == null) {
            return false;
        }
        var seit = uhr.instant().minus(einstellungen.sperrdauer());
        if (zeiten.size() >= einstellungen.fehlversuche() && zeiten.getLast().isAfter(seit)) {
            return true;
        }
        // The end of a lock forgets everything, else the next slip of the fingers would lock again.
        boolean abgelaufen = zeiten.size() >= einstellungen.fehlversuche();
        zeiten.removeIf(zeit -> abgelaufen || !zeit.isAfter(seit));
        return false;
    }
}

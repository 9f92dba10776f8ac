package de.postfachhub.zugang;

import de.postfachhub.zugang.Auditzeile.Feld;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts the wrong passwords of the configured users, by the address that they come from, and locks out who has too many. Those of all
 * strange addresses together are counted too, against somebody who guesses from many; that locks out strangers alone: from where a user
 * has signed in before they still can. So nobody can lock out whom they know by name.
 *
 * <p>Other names need no memory: they never get in, and the answer to a locked one is the same. So no flood of invented names fills it
 * or drives a lock out of it. Of addresses it keeps as many as may fail before a name is locked for strangers.
 *
 * <p>May be used by many threads.
 */
@Component
final class Anmeldesperre {

    private static final int BEKANNTE_JE_NAME = 20;

    private record Stelle(String name, String adresse) {}

    private final Benutzerverzeichnis verzeichnis;
    private final Anmeldeeinstellungen einstellungen;
    private final Clock uhr;
    private final Map<Stelle, Fehlversuche> jeStelle = new HashMap<>();
    private final Map<String, Fehlversuche> vonFremden = new HashMap<>();
    private final Map<String, Set<String>> bekannte = new HashMap<>();

    Anmeldesperre(Benutzerverzeichnis verzeichnis, Anmeldeeinstellungen einstellungen, Clock uhr) {
        this.verzeichnis = verzeichnis;
        this.einstellungen = einstellungen;
        this.uhr = uhr;
    }

    /** After a wrong password. While somebody is locked out nothing counts, so that the lock has an end. */
    synchronized void gescheitert(String name, String von) {
        var stelle = new Stelle(name, Herkunftsadresse.netz(von));
        var jetzt = uhr.instant();
        if (!verzeichnis.kennt(name) || gesperrt(stelle, jetzt)) {
            return;
        }
        jeStelle.values().removeIf(versuche -> versuche.keine(jetzt));
        if (jeStelle.computeIfAbsent(stelle, neue -> versuche(einstellungen.fehlversuche()))
                .zaehle(jetzt)) {
            melde(name, von, einstellungen.fehlversuche() + " Fehlversuche");
        }
        if (!istBekannt(stelle)
                && vonFremden
                        .computeIfAbsent(name, neuer -> versuche(einstellungen.fehlversucheInsgesamt()))
                        .zaehle(jetzt)) {
            melde(name, von, einstellungen.fehlversucheInsgesamt() + " Fehlversuche von fremden Adressen");
        }
    }

    /**
     * After the right password. Asked only then, so that of many attempts at the same time none gets in once too many of them
     * have failed.
     *
     * @return whether it is of use; if so, the failures from there are forgotten and the address is known
     */
    synchronized boolean darfHinein(String name, String von) {
        var stelle = new Stelle(name, Herkunftsadresse.netz(von));
        if (gesperrt(stelle, uhr.instant())) {
            return false;
        }
        jeStelle.remove(stelle);
        var adressen = bekannte.computeIfAbsent(name, neuer -> new LinkedHashSet<>());
        adressen.remove(stelle.adresse());
        adressen.add(stelle.adresse());
        if (adressen.size() > BEKANNTE_JE_NAME) {
            adressen.remove(adressen.iterator().next());
        }
        return true;
    }

    private boolean gesperrt(Stelle stelle, Instant jetzt) {
        return zuViele(jeStelle.get(stelle), jetzt)
                || !istBekannt(stelle) && zuViele(vonFremden.get(stelle.name()), jetzt);
    }

    private static boolean zuViele(@Nullable Fehlversuche versuche, Instant jetzt) {
        return versuche != null && versuche.zuViele(jetzt);
    }

    private boolean istBekannt(Stelle stelle) {
        return bekannte.getOrDefault(stelle.name(), Set.of()).contains(stelle.adresse());
    }

    private Fehlversuche versuche(int hoechstens) {
        return new Fehlversuche(hoechstens, einstellungen.sperrdauer());
    }

    private void melde(String name, String von, String was) {
        Auditzeile.zu("sperre")
                .mit(Feld.BENUTZER, name)
                .mit(Feld.ADRESSE, von)
                .mit(Feld.GRUND, was + ", für " + einstellungen.sperrdauer().toMinutes() + " Minuten")
                .abgelehnt();
    }
}

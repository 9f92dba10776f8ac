package de.postfachhub.benachrichtigung;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an Organisationspostfach as a recipient, and how it changes. Immutable.
 *
 * @param faelligAm when something is to be sent; null: nothing is
 * @param offeneMail the mail whose messages are fixed and that the relay hasn't taken; there is never a second one
 * @param versuche failed attempts of the open mail
 * @param anspruch whose the mailbox is, see {@link Mail#anspruch()}; null: nobody's
 * @param beanspruchtBis until when it belongs to the instance that is sending, unless that one prolongs it
 * @param antwort why the last attempt failed, see {@link Mailfehler#beleg()}; null after one that didn't
 * @param abgewiesenSeit first of the refusals with this answer that came one after the other; null if the last attempt wasn't refused
 */
record Versandpostfach(
        String adresse,
        @Nullable Instant faelligAm,
        @Nullable Instant letzteMailAm,
        @Nullable UUID offeneMail,
        int versuche,
        @Nullable UUID anspruch,
        @Nullable Instant beanspruchtBis,
        @Nullable Instant gesperrtSeit,
        @Nullable String antwort,
        @Nullable Instant abgewiesenSeit) {

    boolean gesperrt() {
        return gesperrtSeit != null;
    }

    /** Whether the mail is still to be sent. False once another instance has finished it. */
    boolean erwartet(Mail mail) {
        return mail.id().equals(offeneMail);
    }

    /** Whether the mail is still the caller's to send. False once another instance has taken it over. */
    boolean gehoertNoch(Mail mail) {
        return erwartet(mail) && mail.anspruch().equals(anspruch);
    }

    /** Whether the mailbox was refused in just that way before, and nothing else happened to it since. */
    boolean schonAbgewiesen(Mailfehler fehler) {
        return abgewiesenSeit != null && fehler.beleg().equals(antwort);
    }

    /** Something new waits; what is due already stays so. */
    Versandpostfach faellig(Versandtakt takt, Instant jetzt) {
        var am = faelligAm != null ? faelligAm : takt.naechsteMail(letzteMailAm, jetzt);
        return new Versandpostfach(
                adresse,
                am,
                letzteMailAm,
                offeneMail,
                versuche,
                anspruch,
                beanspruchtBis,
                gesperrtSeit,
                antwort,
                abgewiesenSeit);
    }

    Versandpostfach beansprucht(UUID mail, UUID neuerAnspruch, Instant bis) {
        return new Versandpostfach(
                adresse,
                faelligAm,
                letzteMailAm,
                mail,
                versuche,
                neuerAnspruch,
                bis,
                gesperrtSeit,
                antwort,
                abgewiesenSeit);
    }

    Versandpostfach versandt(Instant jetzt) {
        return new Versandpostfach(adresse, null, jetzt, null, 0, null, null, gesperrtSeit, null, null);
    }

    /** The open mail is tried again later. */
    Versandpostfach verschoben(Instant auf, int neueVersuche, Mailfehler fehler, Instant jetzt) {
        return new Versandpostfach(
                adresse,
                auf,
                letzteMailAm,
                offeneMail,
                neueVersuche,
                null,
                null,
                gesperrtSeit,
                fehler.beleg(),
                abgewiesenSeit(fehler, jetzt));
    }

    /** Nothing is open or due any more. */
    Versandpostfach geleert() {
        return new Versandpostfach(adresse, null, letzteMailAm, null, 0, null, null, gesperrtSeit, null, null);
    }

    /** As {@link #geleert}, but that it was refused still counts. */
    Versandpostfach aufgegeben(Mailfehler fehler, Instant jetzt) {
        return new Versandpostfach(
                adresse,
                null,
                letzteMailAm,
                null,
                0,
                null,
                null,
                gesperrtSeit,
                fehler.beleg(),
                abgewiesenSeit(fehler, jetzt));
    }

    Versandpostfach gesperrt(Mailfehler fehler, Instant jetzt) {
        return new Versandpostfach(
                adresse, null, letzteMailAm, null, 0, null, null, jetzt, fehler.beleg(), abgewiesenSeit(fehler, jetzt));
    }

    Versandpostfach entsperrt() {
        return new Versandpostfach(adresse, null, letzteMailAm, null, 0, null, null, null, null, null);
    }

    /** The refusals were not the mailbox's: it is not suspended, and no attempt counts. That there were some still does. */
    Versandpostfach entlastet() {
        return new Versandpostfach(
                adresse,
                faelligAm,
                letzteMailAm,
                offeneMail,
                0,
                anspruch,
                beanspruchtBis,
                null,
                antwort,
                abgewiesenSeit);
    }

    private @Nullable Instant abgewiesenSeit(Mailfehler fehler, Instant jetzt) {
        if (!fehler.istAbweisung()) {
            return null;
        }
        return schonAbgewiesen(fehler) ? abgewiesenSeit : jetzt;
    }
}

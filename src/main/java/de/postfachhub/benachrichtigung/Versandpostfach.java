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
 * @param beanspruchtBis until when it belongs to the instance that is sending
 * @param antwort why the last attempt failed, see {@link Mailfehler#beleg()}; null after one that didn't
 */
record Versandpostfach(
        String adresse,
        @Nullable Instant faelligAm,
        @Nullable Instant letzteMailAm,
        @Nullable UUID offeneMail,
        int versuche,
        @Nullable Instant beanspruchtBis,
        @Nullable Instant gesperrtSeit,
        @Nullable String antwort) {

    boolean gesperrt() {
        return gesperrtSeit != null;
    }

    /** Whether the mail is still to be sent. False once another instance has finished it. */
    boolean erwartet(Mail mail) {
        return mail.id().equals(offeneMail);
    }

    /** Whether the mail is still the caller's to send. False once another instance has taken it over. */
    boolean gehoertNoch(Mail mail) {
        return erwartet(mail) && mail.beanspruchtBis().equals(beanspruchtBis);
    }

    /** Something new waits; what is due already stays so. */
    Versandpostfach faellig(Versandtakt takt, Instant jetzt) {
        var am = faelligAm != null ? faelligAm : takt.naechsteMail(letzteMailAm, jetzt);
        return new Versandpostfach(
                adresse, am, letzteMailAm, offeneMail, versuche, beanspruchtBis, gesperrtSeit, antwort);
    }

    Versandpostfach beansprucht(UUID mail, Instant bis) {
        return new Versandpostfach(adresse, faelligAm, letzteMailAm, mail, versuche, bis, gesperrtSeit, antwort);
    }

    Versandpostfach versandt(Instant jetzt) {
        return new Versandpostfach(adresse, null, jetzt, null, 0, null, gesperrtSeit, null);
    }

    /** The open mail is tried again later. */
    Versandpostfach verschoben(Instant auf, int neueVersuche, String neueAntwort) {
        return new Versandpostfach(
                adresse, auf, letzteMailAm, offeneMail, neueVersuche, null, gesperrtSeit, neueAntwort);
    }

    /** Nothing is open or due any more. */
    Versandpostfach geleert() {
        return new Versandpostfach(adresse, null, letzteMailAm, null, 0, null, gesperrtSeit, null);
    }

    Versandpostfach gesperrt(Instant seit, String neueAntwort) {
        return new Versandpostfach(adresse, null, letzteMailAm, null, 0, null, seit, neueAntwort);
    }

    Versandpostfach entsperrt() {
        return new Versandpostfach(adresse, null, letzteMailAm, null, 0, null, null, null);
    }
}

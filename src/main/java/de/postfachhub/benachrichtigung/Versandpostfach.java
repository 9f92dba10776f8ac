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
 * @param besitz whose the mailbox is; null: nobody's
 * @param fehlschlag of the last attempt; null after one that succeeded
 */
record Versandpostfach(
        String adresse,
        @Nullable Instant faelligAm,
        @Nullable Instant letzteMailAm,
        @Nullable UUID offeneMail,
        int versuche,
        @Nullable Besitz besitz,
        @Nullable Instant gesperrtSeit,
        @Nullable Fehlschlag fehlschlag) {

    /**
     * That the mailbox belongs to the instance that is sending.
     *
     * @param anspruch see {@link Mail#anspruch()}; null of a hub that draws none, as those before did
     * @param bis until when, unless that one prolongs it
     */
    record Besitz(@Nullable UUID anspruch, Instant bis) {}

    /**
     * Why an attempt failed.
     *
     * @param antwort see {@link Mailfehler#beleg()}
     * @param abgewiesenSeit first of the refusals with this answer that came one after the other; null if it wasn't refused
     */
    record Fehlschlag(String antwort, @Nullable Instant abgewiesenSeit) {}

    boolean gesperrt() {
        return gesperrtSeit != null;
    }

    /** Whether the mail is still to be sent. False once another instance has finished it. */
    boolean erwartet(Mail mail) {
        return mail.id().equals(offeneMail);
    }

    /** Whether the mail is still the caller's to send. False once another instance has taken it over. */
    boolean gehoertNoch(Mail mail) {
        return erwartet(mail) && besitz != null && mail.anspruch().equals(besitz.anspruch());
    }

    /** Whether the mailbox was refused in just that way before, and nothing else happened to it since. */
    boolean schonAbgewiesen(String antwort) {
        return fehlschlag != null
                && fehlschlag.abgewiesenSeit() != null
                && fehlschlag.antwort().equals(antwort);
    }

    /** Why the last attempt failed; null after one that succeeded. */
    @Nullable
    String antwort() {
        return fehlschlag == null ? null : fehlschlag.antwort();
    }

    /** Something new waits; what is due already stays so. */
    Versandpostfach faellig(Versandtakt takt, Instant jetzt) {
        var am = faelligAm != null ? faelligAm : takt.naechsteMail(letzteMailAm, jetzt);
        return new Versandpostfach(adresse, am, letzteMailAm, offeneMail, versuche, besitz, gesperrtSeit, fehlschlag);
    }

    Versandpostfach beansprucht(UUID mail, Besitz neuer) {
        return new Versandpostfach(adresse, faelligAm, letzteMailAm, mail, versuche, neuer, gesperrtSeit, fehlschlag);
    }

    /** The open mail is tried again later. */
    Versandpostfach verschoben(Instant auf, int neueVersuche, Mailfehler fehler, Instant jetzt) {
        return new Versandpostfach(
                adresse, auf, letzteMailAm, offeneMail, neueVersuche, null, gesperrtSeit, fehlschlag(fehler, jetzt));
    }

    Versandpostfach versandt(Instant jetzt) {
        return geleert(jetzt, gesperrtSeit, null);
    }

    /** Nothing is open or due any more. */
    Versandpostfach geleert() {
        return geleert(letzteMailAm, gesperrtSeit, null);
    }

    /** As {@link #geleert}, but that it was refused still counts. */
    Versandpostfach aufgegeben(Mailfehler fehler, Instant jetzt) {
        return geleert(letzteMailAm, gesperrtSeit, fehlschlag(fehler, jetzt));
    }

    Versandpostfach gesperrt(Mailfehler fehler, Instant jetzt) {
        return geleert(letzteMailAm, jetzt, fehlschlag(fehler, jetzt));
    }

    Versandpostfach entsperrt() {
        return geleert(letzteMailAm, null, null);
    }

    private Versandpostfach geleert(
            @Nullable Instant letzte, @Nullable Instant gesperrt, @Nullable Fehlschlag letzter) {
        return new Versandpostfach(adresse, null, letzte, null, 0, null, gesperrt, letzter);
    }

    /** The refusals were not the mailbox's: it is not suspended, and no attempt counts. That there were some still does. */
    Versandpostfach entlastet() {
        return new Versandpostfach(adresse, faelligAm, letzteMailAm, offeneMail, 0, besitz, null, fehlschlag);
    }

    private Fehlschlag fehlschlag(Mailfehler fehler, Instant jetzt) {
        if (!fehler.istAbweisung()) {
            return new Fehlschlag(fehler.beleg(), null);
        }
        return fehlschlag != null && schonAbgewiesen(fehler.beleg())
                ? fehlschlag
                : new Fehlschlag(fehler.beleg(), jetzt);
    }
}

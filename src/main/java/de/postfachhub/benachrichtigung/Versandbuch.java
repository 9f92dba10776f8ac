package de.postfachhub.benachrichtigung;

import static de.postfachhub.benachrichtigung.Benachrichtigungsstatus.GESCHEITERT;
import static de.postfachhub.benachrichtigung.Benachrichtigungsstatus.GESPERRT;
import static de.postfachhub.benachrichtigung.Benachrichtigungsstatus.NICHT_ERLAUBT;
import static de.postfachhub.benachrichtigung.Benachrichtigungsstatus.VERSANDT;
import static de.postfachhub.benachrichtigung.Benachrichtigungsstatus.WARTET;

import de.postfachhub.protokoll.Ereignis;
import de.postfachhub.protokoll.Ereignisse;
import de.postfachhub.protokoll.Hinweis;
import de.postfachhub.protokoll.Protokoll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The steps of the outbox. Each runs in a transaction of the caller, begins with the lock on the mailbox, and writes the
 * journal in the same transaction as the state: what the journal says of a mailbox and what is true of it can't part.
 */
@Component
final class Versandbuch {

    /** A mailbox that the caller now owns, and the messages that its mail tells of, oldest first. */
    record Anspruch(Versandpostfach postfach, UUID mail, UUID kennung, List<Benachrichtigung> benachrichtigungen) {}

    private final Postfachtabelle postfaecher;
    private final Benachrichtigungstabelle benachrichtigungen;
    private final Ereignisse ereignisse;
    private final Protokoll protokoll;
    private final Versandtakt takt;
    private final Versandmessung messung;

    Versandbuch(
            Postfachtabelle postfaecher,
            Benachrichtigungstabelle benachrichtigungen,
            Ereignisse ereignisse,
            Protokoll protokoll,
            Benachrichtigungseinstellungen einstellungen,
            Versandmessung messung) {
        this.postfaecher = postfaecher;
        this.benachrichtigungen = benachrichtigungen;
        this.ereignisse = ereignisse;
        this.protokoll = protokoll;
        this.takt = einstellungen.takt();
        this.messung = messung;
    }

    /** Without effect if the message was noted for the mailbox before, or was erased since. */
    void merkeVor(Benachrichtigung neue, Instant jetzt) {
        if (istGeloescht(neue)) {
            return;
        }
        var postfach = postfaecher.sperreOderLegeAn(neue.organisationspostfach());
        if (!benachrichtigungen.lege(neue, postfach.gesperrt() ? GESPERRT : WARTET, jetzt)) {
            return;
        }
        if (postfach.gesperrt()) {
            protokolliereOhneMail(List.of(neue), Hinweis.POSTFACH_GESPERRT);
        } else {
            postfaecher.schreibe(postfach.faellig(takt, jetzt));
        }
    }

    /** Keeps what can't be mailed, so that an operator sees it. */
    void weiseAb(Benachrichtigung neue, Instant jetzt) {
        if (!istGeloescht(neue) && benachrichtigungen.lege(neue, NICHT_ERLAUBT, jetzt)) {
            protokolliereOhneMail(List.of(neue), Hinweis.DOMAENE_NICHT_ERLAUBT);
        }
    }

    /**
     * Fixes the messages of the mailbox's mail, unless they are.
     *
     * @param postfach locked, see {@link Postfachtabelle#sperreFaelliges}
     * @return empty if there is nothing to be said; the mailbox is then no longer due
     */
    Optional<Anspruch> beanspruche(Versandpostfach postfach, Instant bis) {
        var adresse = postfach.adresse();
        var mail = postfach.offeneMail();
        var inhalt = mail == null ? benachrichtigungen.wartende(adresse) : benachrichtigungen.inMail(adresse, mail);
        if (inhalt.isEmpty()) {
            postfaecher.schreibe(postfach.geleert());
            return Optional.empty();
        }
        if (mail == null) {
            mail = inhalt.get(0).id();
            benachrichtigungen.fuegeZusammen(adresse, mail);
        }
        var kennung = UUID.randomUUID();
        var beansprucht = postfach.beansprucht(mail, new Versandpostfach.Besitz(kennung, bis));
        postfaecher.schreibe(beansprucht);
        return Optional.of(new Anspruch(beansprucht, mail, kennung, inhalt));
    }

    /** The address of a due mailbox is no longer one to which the hub may write. */
    void verwirf(Versandpostfach postfach, Instant jetzt) {
        protokolliereOhneMail(benachrichtigungen.wartende(postfach.adresse()), Hinweis.DOMAENE_NICHT_ERLAUBT);
        benachrichtigungen.stelleUm(postfach.adresse(), WARTET, NICHT_ERLAUBT, jetzt);
        postfaecher.schreibe(postfach.geleert());
    }

    /** The mail is out. */
    void schliesseAb(Versandpostfach postfach, UUID mail, Instant jetzt) {
        var adresse = postfach.adresse();
        var gemeldete = benachrichtigungen.inMail(adresse, mail);
        messung.versandt(gemeldete, jetzt);
        protokolliere(
                gemeldete,
                benachrichtigung -> ereignisse.benachrichtigt(
                        benachrichtigung.nachrichtId(), benachrichtigung.dienststelle(), adresse));
        benachrichtigungen.schliesseMail(adresse, mail, VERSANDT, null, jetzt);
        ruecke(postfach.versandt(jetzt), jetzt);
    }

    /** The mail is not sent again by itself. */
    void gibAuf(Versandpostfach postfach, UUID mail, Mailfehler fehler, Instant jetzt) {
        protokolliereOhneMail(benachrichtigungen.inMail(postfach.adresse(), mail), Hinweis.MAIL_UNZUSTELLBAR);
        benachrichtigungen.schliesseMail(postfach.adresse(), mail, GESCHEITERT, fehler.beleg(), jetzt);
        ruecke(postfach.aufgegeben(fehler, jetzt), jetzt);
    }

    /** The mail stays as it is and is tried again. */
    void verschiebe(Versandpostfach postfach, Instant auf, int versuche, Mailfehler fehler, Instant jetzt) {
        postfaecher.schreibe(postfach.verschoben(auf, versuche, fehler, jetzt));
    }

    /** Nothing is sent to the mailbox until {@link #entsperre}. */
    void sperre(Versandpostfach postfach, Mailfehler fehler, Instant jetzt) {
        protokolliereOhneMail(benachrichtigungen.wartende(postfach.adresse()), Hinweis.POSTFACH_GESPERRT);
        benachrichtigungen.stelleUm(postfach.adresse(), WARTET, GESPERRT, jetzt);
        postfaecher.schreibe(postfach.gesperrt(fehler, jetzt));
    }

    /** Everything that was held back by the suspension goes into one mail. */
    void entsperre(Versandpostfach postfach, Instant jetzt) {
        benachrichtigungen.stelleUm(postfach.adresse(), GESPERRT, WARTET, jetzt);
        ruecke(postfach.entsperrt(), jetzt);
    }

    /** The relay refuses every mail: what befell the mailbox for that is taken back. */
    void entlaste(Versandpostfach postfach, Instant jetzt) {
        if (postfach.gesperrt()) {
            benachrichtigungen.stelleUm(postfach.adresse(), GESPERRT, WARTET, jetzt);
        }
        ruecke(postfach.entlastet(), jetzt);
    }

    /** Everything that was given up for the mailbox goes into one mail. */
    void wiederhole(Versandpostfach postfach, Instant jetzt) {
        benachrichtigungen.stelleUm(postfach.adresse(), GESCHEITERT, WARTET, jetzt);
        benachrichtigungen.stelleUm(postfach.adresse(), NICHT_ERLAUBT, WARTET, jetzt);
        ruecke(postfach, jetzt);
    }

    /** The command comes late, and the row that would have held it back is gone. */
    private boolean istGeloescht(Benachrichtigung neue) {
        var angekommen = neue.angekommenAm();
        return protokoll.istGeloescht(
                neue.nachrichtId(), angekommen == null ? neue.eingangAm().toInstant() : angekommen);
    }

    private void ruecke(Versandpostfach postfach, Instant jetzt) {
        boolean nochEtwas = benachrichtigungen.wartetEtwas(postfach.adresse());
        postfaecher.schreibe(nochEtwas ? postfach.faellig(takt, jetzt) : postfach);
    }

    private void protokolliereOhneMail(List<Benachrichtigung> betroffene, Hinweis grund) {
        protokolliere(
                betroffene,
                benachrichtigung -> ereignisse.nichtBenachrichtigt(
                        benachrichtigung.nachrichtId(),
                        benachrichtigung.dienststelle(),
                        benachrichtigung.organisationspostfach(),
                        grund));
    }

    private void protokolliere(
            List<Benachrichtigung> betroffene, Function<Benachrichtigung, List<Ereignis>> geschehen) {
        protokoll.schreibe(
                betroffene.stream().map(geschehen).flatMap(List::stream).toList());
    }
}

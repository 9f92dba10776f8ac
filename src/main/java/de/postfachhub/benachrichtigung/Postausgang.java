package de.postfachhub.benachrichtigung;

import de.postfachhub.benachrichtigung.Versandbuch.Anspruch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox of the notification mails. A sender asks for the {@linkplain #naechste() next} mail, hands it to the relay, and
 * says that it was {@linkplain #versandt sent} or {@linkplain #gescheitert failed}.
 *
 * <p>It lives in the database, so that nothing is lost when the hub is killed at any moment. A mail that the relay has taken
 * and that was not yet reported as sent is repeated, unchanged, when its claim has run out: one mail for each sending thread
 * at most. Any number of threads and instances may send; each mailbox belongs to one of them at a time, for as long as that one is
 * alive and hears nothing from the relay.
 *
 * <p>The journal is written together with the state, in one transaction. All methods throw
 * {@link org.springframework.dao.DataAccessException} or {@link org.springframework.transaction.TransactionException} when
 * the database can't be used; nothing has changed then, and asking again is right.
 */
@Component("postausgang")
public final class Postausgang {

    private static final Logger LOG = LoggerFactory.getLogger(Postausgang.class);

    private final Versandbuch versandbuch;
    private final Postfachtabelle postfaecher;
    private final Mailschreiber mailschreiber;
    private final Relaiszustand relais;
    private final Abweisungsreihe reihe;
    private final Versandgespraeche gespraeche;
    private final Benachrichtigungseinstellungen einstellungen;
    private final Versandtakt takt;
    private final TransactionTemplate transaktion;
    private final Versandmessung messung;
    private final Clock uhr;

    Postausgang(
            Versandbuch versandbuch,
            Postfachtabelle postfaecher,
            Mailschreiber mailschreiber,
            Relaiszustand relais,
            Abweisungsreihe reihe,
            Versandgespraeche gespraeche,
            Benachrichtigungseinstellungen einstellungen,
            PlatformTransactionManager transaktionen,
            Versandmessung messung,
            Clock uhr) {
        this.versandbuch = versandbuch;
        this.postfaecher = postfaecher;
        this.mailschreiber = mailschreiber;
        this.relais = relais;
        this.reihe = reihe;
        this.gespraeche = gespraeche;
        this.einstellungen = einstellungen;
        this.takt = einstellungen.takt();
        this.transaktion = new TransactionTemplate(transaktionen);
        this.messung = messung;
        this.uhr = uhr;
        if (einstellungen.domaenen().isEmpty()) {
            LOG.warn("Es werden keine Benachrichtigungen versandt: keine Domäne ist erlaubt. Zum Einschalten"
                    + " postfach.benachrichtigung.domaenen auf die Domänen der Organisationspostfächer setzen.");
        }
    }

    /**
     * Notes that a mailbox is to be told of a message. The same message is noted for the same mailbox only once, however often
     * the command is repeated. An address that is malformed or in no allowed domain gets no mail; the journal says so.
     */
    public void vormerken(Benachrichtigungsauftrag auftrag) {
        var jetzt = jetzt();
        var neue = Benachrichtigung.aus(auftrag);
        boolean erlaubt = einstellungen.erlaubt(neue.organisationspostfach());
        transaktion.executeWithoutResult(status -> {
            if (erlaubt) {
                versandbuch.merkeVor(neue, jetzt);
            } else {
                versandbuch.weiseAb(neue, jetzt);
            }
        });
    }

    /**
     * The mail that has been due for longest; it is then the caller's alone until it is reported as {@link #versandt} or
     * {@link #gescheitert}. Null when none is due or the relay is given a pause.
     */
    public @Nullable Mail naechste() {
        var jetzt = jetzt();
        if (!relais.bereit(jetzt)) {
            return null;
        }
        var anspruch = transaktion.execute(status -> beanspruche(jetzt));
        if (anspruch == null) {
            pruefeEndeDerReihe();
            return null;
        }
        var mail = mailschreiber.schreibe(anspruch);
        gespraeche.beginnt(mail.id(), jetzt, bis -> postfaecher.verlaengere(mail.to(), mail.anspruch(), bis));
        return mail;
    }

    /** The relay has taken the mail. Without effect if that was reported before. */
    public void versandt(Mail mail) {
        gespraeche.beantwortet(mail.id());
        relais.erreicht();
        var jetzt = jetzt();
        // Even if the claim has run out meanwhile: the mail is out, and must not be repeated without need.
        mitPostfach(mail, Versandpostfach::erwartet, postfach -> versandbuch.schliesseAb(postfach, mail.id(), jetzt));
        gespraeche.endet(mail.id());
    }

    /**
     * The mail could not be handed to the relay. By what the relay said, to this mail and to others, it is tried again later or given
     * up, or the mailbox is suspended, or all sending pauses. Without effect if the mail is no longer the caller's.
     *
     * @param mail null if none could even be written; what was claimed for it is due again when the claim has run out
     */
    public void gescheitert(@Nullable Mail mail, Exception ausnahme) {
        if (mail == null) {
            LOG.error(
                    "Benachrichtigung: keine Mail geschrieben, {}",
                    ausnahme.getClass().getName());
            return;
        }
        var fehler = Mailfehler.von(ausnahme);
        // Nobody tells the outbox a second time; if the database is away the claim must run out.
        gespraeche.endet(mail.id());
        if (fehler.art() == Mailfehler.Art.RELAIS_GESTOERT) {
            stelleZurueck(mail, fehler, jetzt());
        } else {
            LOG.warn(
                    "Benachrichtigung {}, Versuch {}: {} ({})",
                    mail.id(),
                    mail.versuch(),
                    fehler.art(),
                    fehler.beleg());
            bewerte(mail, fehler, jetzt());
        }
        messung.gescheitert(fehler);
    }

    private void bewerte(Mail mail, Mailfehler fehler, Instant jetzt) {
        mitPostfach(mail, Versandpostfach::gehoertNoch, postfach -> entscheide(postfach, mail, fehler, jetzt));
        // After the commit: of several instances that are refused at the same time the last one sees them all.
        if (fehler.istAbweisung() && reihe.besteht(fehler.beleg())) {
            relais.gestoert(jetzt, fehler);
            reihe.entlaste(fehler.beleg(), jetzt);
        } else {
            relais.geantwortet(reihe::besteht);
        }
    }

    /** Last in the line: a mail on which the relay breaks down each time must not hold back the others. */
    private void stelleZurueck(Mail mail, Mailfehler fehler, Instant jetzt) {
        var naechsterVersuch = relais.gestoert(jetzt, fehler);
        mitPostfach(
                mail,
                Versandpostfach::gehoertNoch,
                postfach -> versandbuch.verschiebe(postfach, naechsterVersuch, postfach.versuche(), fehler, jetzt));
    }

    /** Another instance may have got a mail out while this one had none to try with. */
    private void pruefeEndeDerReihe() {
        var stoerung = relais.stoerung();
        if (stoerung != null && stoerung.fehler().istAbweisung()) {
            relais.geantwortet(reihe::besteht);
        }
    }

    private @Nullable Anspruch beanspruche(Instant jetzt) {
        while (true) {
            var faelliges = postfaecher.sperreFaelliges(jetzt);
            if (faelliges.isEmpty()) {
                return null;
            }
            // Settings may have changed since the message was noted.
            if (!einstellungen.erlaubt(faelliges.get().adresse())) {
                versandbuch.verwirf(faelliges.get(), jetzt);
                continue;
            }
            var anspruch = versandbuch.beanspruche(faelliges.get(), jetzt.plus(einstellungen.anspruchsdauer()));
            if (anspruch.isPresent()) {
                return anspruch.get();
            }
        }
    }

    private void entscheide(Versandpostfach postfach, Mail mail, Mailfehler fehler, Instant jetzt) {
        int versuche = postfach.versuche() + 1;
        if (fehler.istAbweisung() && reihe.umfasst(postfach, fehler)) {
            var naechsterVersuch = jetzt.plus(einstellungen.relaispause());
            versandbuch.verschiebe(postfach, naechsterVersuch, postfach.versuche(), fehler, jetzt);
        } else if (fehler.art() == Mailfehler.Art.POSTFACH_UNBEKANNT) {
            versandbuch.sperre(postfach, fehler, jetzt);
        } else if (fehler.art() == Mailfehler.Art.ABGEWIESEN && versuche >= einstellungen.hoechstversuche()) {
            versandbuch.gibAuf(postfach, mail.id(), fehler, jetzt);
        } else {
            versandbuch.verschiebe(postfach, jetzt.plus(takt.vorWiederholung(versuche)), versuche, fehler, jetzt);
        }
    }

    private void mitPostfach(Mail mail, BiPredicate<Versandpostfach, Mail> wenn, Consumer<Versandpostfach> dann) {
        transaktion.executeWithoutResult(status -> postfaecher
                .sperre(mail.to())
                .filter(postfach -> wenn.test(postfach, mail))
                .ifPresent(dann));
    }

    /** As exact as a column keeps it, so that what is read equals what was written. */
    private Instant jetzt() {
        return uhr.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

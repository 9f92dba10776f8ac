package de.postfachhub.postfachpruefung;

import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import de.postfachhub.benachrichtigung.Mailfehler;
import de.postfachhub.benachrichtigung.Versandaufsicht;
import de.postfachhub.benachrichtigung.Versandgespraeche;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox of the test mails. A sender asks for the {@linkplain #naechste() next} mail, hands it to the relay, and says that it
 * was {@linkplain #versandt sent} or {@linkplain #gescheitert failed}.
 *
 * <p>A code is made together with its mail and kept as a hash alone, so it exists in no other place than the mail. A mail that
 * wasn't reported as sent, by an instance that is no longer alive, is due again after
 * {@code postfach.benachrichtigung.anspruchsdauer} and gets another code. Any number of threads and instances may send. All methods throw {@link org.springframework.dao.DataAccessException} or
 * {@link org.springframework.transaction.TransactionException} when the database can't be used; nothing has changed then.
 */
@Component("pruefversand")
public final class Pruefversand {

    private static final Logger LOG = LoggerFactory.getLogger(Pruefversand.class);

    private final Pruefungstabelle tabelle;
    private final Pruefmailschreiber schreiber;
    private final Benachrichtigungseinstellungen mails;
    private final Versandaufsicht benachrichtigungen;
    private final Versandgespraeche gespraeche;
    private final Pruefeinstellungen einstellungen;
    private final PasswordEncoder hash;
    private final TransactionTemplate transaktion;
    private final Clock uhr;
    private final SecureRandom zufall = new SecureRandom();

    Pruefversand(
            Pruefungstabelle tabelle,
            Pruefmailschreiber schreiber,
            Benachrichtigungseinstellungen mails,
            Versandaufsicht benachrichtigungen,
            Versandgespraeche gespraeche,
            Pruefeinstellungen einstellungen,
            PasswordEncoder hash,
            PlatformTransactionManager transaktionen,
            Clock uhr) {
        this.tabelle = tabelle;
        this.schreiber = schreiber;
        this.mails = mails;
        this.benachrichtigungen = benachrichtigungen;
        this.gespraeche = gespraeche;
        this.einstellungen = einstellungen;
        this.hash = hash;
        this.transaktion = new TransactionTemplate(transaktionen);
        this.uhr = uhr;
    }

    /**
     * The test mail that has been due for longest, the caller's alone until it is reported as {@link #versandt} or
     * {@link #gescheitert}. Null when none is due.
     */
    public @Nullable Pruefmail naechste() {
        var jetzt = uhr.instant().truncatedTo(ChronoUnit.MICROS);
        var mail = beanspruche(jetzt);
        if (mail != null) {
            gespraeche.beginnt(mail.id(), jetzt, bis -> tabelle.verlaengere(mail, bis));
        }
        return mail;
    }

    private @Nullable Pruefmail beanspruche(Instant jetzt) {
        return transaktion.execute(status -> {
            var faellige = tabelle.sperreFaellige(jetzt);
            while (faellige.isPresent()) {
                var ende = vorzeitigesEnde(faellige.get(), jetzt);
                if (ende == null) {
                    return beginne(faellige.get(), jetzt);
                }
                tabelle.beende(faellige.get(), ende, null, jetzt);
                faellige = tabelle.sperreFaellige(jetzt);
            }
            return null;
        });
    }

    /** The relay has taken the mail. */
    public void versandt(Pruefmail mail) {
        gespraeche.beantwortet(mail.id());
        tabelle.versandt(mail, uhr.instant());
        gespraeche.endet(mail.id());
    }

    /**
     * The mail could not be handed to the relay. By what the relay said another one is tried later, or the mailbox counts as
     * undeliverable.
     *
     * @param mail null if there was none yet
     */
    public void gescheitert(@Nullable Pruefmail mail, Exception ausnahme) {
        if (mail == null) {
            LOG.error(
                    "Postfachprüfung: keine Testmail geschrieben, {}",
                    ausnahme.getClass().getName());
            return;
        }
        var jetzt = uhr.instant();
        // Nobody tells a second time; if the database is away the claim must run out.
        gespraeche.endet(mail.id());
        var fehler = beurteile(mail, Mailfehler.von(ausnahme));
        LOG.warn("Testmail {}, Versuch {}: {} ({})", mail.id(), mail.versuch(), fehler.art(), fehler.beleg());
        mails.vorWiederholung(fehler, mail.versuch())
                .ifPresentOrElse(
                        pause -> tabelle.verschiebe(mail, fehler.beleg(), jetzt.plus(pause)),
                        () -> tabelle.unzustellbar(mail, fehler.beleg(), jetzt));
    }

    /** As for notifications, a refusal that everybody gets is none of the mailbox; one that proves a wrong address is. */
    private Mailfehler beurteile(Pruefmail mail, Mailfehler fehler) {
        boolean jederMail = benachrichtigungen.weistAlleAb(fehler)
                || fehler.istAbweisung()
                        && fehler.art() == Mailfehler.Art.ABGEWIESEN
                        && benachrichtigungen.sprechenFuerDasRelay(1
                                + tabelle.andereAbgewiesene(
                                        mail, fehler.beleg(), benachrichtigungen.zuletztVersandt()));
        return jederMail ? fehler.desRelais() : fehler;
    }

    /** Settings may have changed since the mail was asked for, and the relay may have been away for long. */
    private @Nullable Ausgang vorzeitigesEnde(Pruefung pruefung, Instant jetzt) {
        if (!mails.erlaubt(pruefung.adresse())) {
            return Ausgang.NICHT_ERLAUBT;
        }
        var ende = pruefung.angefordertAm().plus(einstellungen.gueltigkeit());
        return jetzt.isBefore(ende) ? null : Ausgang.VERFALLEN;
    }

    private Pruefmail beginne(Pruefung pruefung, Instant jetzt) {
        var code = Pruefcode.neu(zufall);
        tabelle.beginneVersand(pruefung, hash.encode(code), jetzt, jetzt.plus(mails.anspruchsdauer()));
        return schreiber.schreibe(pruefung, code, jetzt);
    }
}

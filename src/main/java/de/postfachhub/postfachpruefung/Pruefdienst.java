package de.postfachhub.postfachpruefung;

import de.postfachhub.benachrichtigung.Benachrichtigungseinstellungen;
import de.postfachhub.benachrichtigung.Mailadresse;
import de.postfachhub.benachrichtigung.Versandaufsicht;
import de.postfachhub.zugang.Auditzeile;
import de.postfachhub.zugang.Auditzeile.Feld;
import de.postfachhub.zugang.Handelnder;
import de.postfachhub.zugang.Rolle;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The checks, and who may do what with them: who has the role ADMINISTRATION asks for codes and enters them, for any mailbox to
 * which the hub may write. Safe for use by many threads and instances.
 */
@Component
final class Pruefdienst implements Postfachpruefungen {

    private final Pruefungstabelle tabelle;
    private final Sendegrenze grenze;
    private final Versandaufsicht versand;
    private final Benachrichtigungseinstellungen mails;
    private final Pruefeinstellungen einstellungen;
    private final PasswordEncoder hash;
    private final TransactionTemplate transaktion;
    private final Clock uhr;

    Pruefdienst(
            Pruefungstabelle tabelle,
            Sendegrenze grenze,
            Versandaufsicht versand,
            Benachrichtigungseinstellungen mails,
            Pruefeinstellungen einstellungen,
            PasswordEncoder hash,
            PlatformTransactionManager transaktionen,
            Clock uhr) {
        this.tabelle = tabelle;
        this.grenze = grenze;
        this.versand = versand;
        this.mails = mails;
        this.einstellungen = einstellungen;
        this.hash = hash;
        this.transaktion = new TransactionTemplate(transaktionen);
        this.uhr = uhr;
    }

    @Override
    public Pruefstand stand(String organisationspostfach) {
        return auskunft(Mailadresse.schluessel(organisationspostfach)).stand();
    }

    @Override
    public void sendeCode(String organisationspostfach, boolean persoenliches, Handelnder wer) {
        verlangeAdministration(wer);
        var adresse = beschreibbar(organisationspostfach);
        if (!persoenliches && Personenpostfach.wirktPersoenlich(adresse)) {
            throw PruefungAbgewiesen.persoenliches();
        }
        try {
            transaktion.executeWithoutResult(status -> {
                var jetzt = jetzt();
                grenze.pruefe(adresse, wer, jetzt);
                var bisherige = tabelle.alle(adresse);
                int nummer = bisherige.isEmpty() ? 1 : bisherige.get(0).nummer() + 1;
                tabelle.lege(adresse, nummer, wer, jetzt);
            });
            vermerk("testmail", adresse, wer).erlaubt();
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            throw PruefungAbgewiesen.zuOft(
                    "Im selben Augenblick werden andere Codes angefordert; dieser noch nicht. Bitte noch einmal versuchen.");
        }
    }

    @Override
    public boolean bestaetige(String organisationspostfach, String code, Handelnder wer) {
        return gibEin(organisationspostfach, code, wer) == Codeeingabe.RICHTIG;
    }

    /** Counts wrong codes under a lock, so that many tries at once are no more than many in a row. */
    Codeeingabe gibEin(String organisationspostfach, String eingabe, Handelnder wer) {
        verlangeAdministration(wer);
        var code = Pruefcode.lies(eingabe);
        if (code.isEmpty()) {
            return Codeeingabe.UNFOERMIG;
        }
        var jetzt = jetzt();
        var adresse = Mailadresse.schluessel(organisationspostfach);
        var ergebnis = transaktion.execute(status -> tabelle.sperreOffene(adresse)
                .map(offene -> vergleiche(offene, code.get(), wer, jetzt))
                .orElse(Codeeingabe.KEINER));
        var zeile = vermerk("testmail-code", adresse, wer).mit(Feld.GRUND, ergebnis.name());
        if (ergebnis == Codeeingabe.RICHTIG) {
            zeile.erlaubt();
        } else {
            zeile.abgelehnt();
        }
        return ergebnis;
    }

    /**
     * State of a mailbox, and for who may act or audits its history.
     *
     * @throws PruefungAbgewiesen if it is no address
     */
    Pruefauskunft auskunft(String organisationspostfach, Handelnder wer) {
        var auskunft = auskunft(adresse(organisationspostfach));
        return wer.hat(Rolle.ADMINISTRATION) || wer.hat(Rolle.REVISION) ? auskunft : auskunft.ohneVerlauf();
    }

    private Pruefauskunft auskunft(String adresse) {
        return Pruefauskunft.aus(
                adresse, tabelle.alle(adresse), versand.gesperrtSeit(adresse), einstellungen, uhr.instant());
    }

    private Codeeingabe vergleiche(Pruefung offene, String code, Handelnder wer, Instant jetzt) {
        if (offene.code() == null) {
            return Codeeingabe.KEINER;
        }
        if (!offene.laeuft(einstellungen.gueltigkeit(), jetzt)) {
            return Codeeingabe.ABGELAUFEN;
        }
        if (hash.matches(code, offene.code())) {
            tabelle.beende(offene, Ausgang.BESTAETIGT, wer, jetzt);
            return Codeeingabe.RICHTIG;
        }
        tabelle.zaehleFehleingabe(offene);
        if (offene.fehleingaben() + 1 < einstellungen.hoechsteingaben()) {
            return Codeeingabe.FALSCH;
        }
        tabelle.beende(offene, Ausgang.VERBRAUCHT, null, jetzt);
        return Codeeingabe.VERBRAUCHT;
    }

    /** Of the address only what names no person. */
    private static Auditzeile vermerk(String operation, String adresse, Handelnder wer) {
        return Auditzeile.zu(operation, wer)
                .mit(Feld.ZIEL, "Postfach in " + adresse.substring(adresse.lastIndexOf('@') + 1));
    }

    private String beschreibbar(String organisationspostfach) {
        var adresse = adresse(organisationspostfach);
        if (!mails.erlaubt(adresse)) {
            throw PruefungAbgewiesen.nichtErlaubt(mails.domaenen());
        }
        if (versand.gesperrtSeit(adresse).isPresent()) {
            throw PruefungAbgewiesen.gesperrt();
        }
        return adresse;
    }

    private static String adresse(String organisationspostfach) {
        return Mailadresse.lies(organisationspostfach)
                .map(Mailadresse::toString)
                .orElseThrow(PruefungAbgewiesen::keineAdresse);
    }

    private static void verlangeAdministration(Handelnder wer) {
        if (!wer.hat(Rolle.ADMINISTRATION)) {
            throw new AccessDeniedException("only ADMINISTRATION checks mailboxes");
        }
    }

    /** As exact as a column keeps it. */
    private Instant jetzt() {
        return uhr.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

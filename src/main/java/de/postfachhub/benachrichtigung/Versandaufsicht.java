package de.postfachhub.benachrichtigung;

import static de.postfachhub.benachrichtigung.Benachrichtigungsstatus.GESCHEITERT;
import static de.postfachhub.benachrichtigung.Benachrichtigungsstatus.NICHT_ERLAUBT;

import de.postfachhub.protokoll.Sichtkreis;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator does about mails that were not sent. Safe for use by many threads and instances. */
@Component
public final class Versandaufsicht {

    /** What came of the wish to send again what had failed. */
    enum Wiederholung {
        EINGEREIHT,
        UNBEKANNT,
        POSTFACH_GESPERRT,
        NICHT_ERLAUBT
    }

    private final Versandbuch versandbuch;
    private final Abweisungsreihe reihe;
    private final Postfachtabelle postfaecher;
    private final Benachrichtigungstabelle benachrichtigungen;
    private final Benachrichtigungseinstellungen einstellungen;
    private final TransactionTemplate transaktion;
    private final Clock uhr;

    Versandaufsicht(
            Versandbuch versandbuch,
            Abweisungsreihe reihe,
            Postfachtabelle postfaecher,
            Benachrichtigungstabelle benachrichtigungen,
            Benachrichtigungseinstellungen einstellungen,
            PlatformTransactionManager transaktionen,
            Clock uhr) {
        this.versandbuch = versandbuch;
        this.reihe = reihe;
        this.postfaecher = postfaecher;
        this.benachrichtigungen = benachrichtigungen;
        this.einstellungen = einstellungen;
        this.transaktion = new TransactionTemplate(transaktionen);
        this.uhr = uhr;
    }

    /**
     * Lifts the suspension of a mailbox; what was held back goes to it in one mail.
     *
     * @return false if the mailbox is not suspended
     */
    public boolean hebeSperreAuf(String organisationspostfach) {
        var adresse = Mailadresse.lies(organisationspostfach).map(Mailadresse::toString);
        return Boolean.TRUE.equals(transaktion.execute(status -> {
            var gesperrtes = adresse.flatMap(postfaecher::sperre).filter(Versandpostfach::gesperrt);
            gesperrtes.ifPresent(postfach -> versandbuch.entsperre(postfach, uhr.instant()));
            return gesperrtes.isPresent();
        }));
    }

    /**
     * Since when a mailbox is suspended because its server doesn't know it, in whatever case or with whatever sub-address; empty if it
     * isn't.
     *
     * @param organisationspostfach see {@link Mailadresse#schluessel}
     */
    public Optional<Instant> gesperrtSeit(String organisationspostfach) {
        return postfaecher.gesperrtSeit(Mailadresse.person(organisationspostfach));
    }

    /** Whether the relay refuses every notification in that way. A test mail that it refuses so says nothing of its mailbox. */
    public boolean weistAlleAb(Mailfehler fehler) {
        return fehler.istAbweisung() && reihe.besteht(fehler.beleg());
    }

    /**
     * Whether so many mailboxes, refused in the same way without a mail that the relay took in between, speak for the relay and for none
     * of them.
     */
    public boolean sprechenFuerDasRelay(long postfaecher) {
        return Abweisungsreihe.ergeben(postfaecher);
    }

    /** When the relay last took a notification, from any instance; empty if it never did. */
    public Optional<Instant> zuletztVersandt() {
        return postfaecher.zuletztVersandt();
    }

    public Versandstand stand() {
        return new Versandstand(benachrichtigungen.wartende(), postfaecher.anzahlGesperrter());
    }

    /** The suspended mailboxes, the longest suspended first. */
    List<Versandpostfach> gesperrte(Sichtkreis sicht) {
        return postfaecher.gesperrte(sicht);
    }

    /**
     * Sends again what was given up or refused for the mailbox of the given entry, all of it in one mail.
     *
     * @param id of any of these entries
     */
    Wiederholung wiederhole(UUID id) {
        return transaktion.execute(status -> benachrichtigungen
                .finde(id, List.of(GESCHEITERT, NICHT_ERLAUBT))
                .map(gescheiterte -> wiederhole(gescheiterte.organisationspostfach()))
                .orElse(Wiederholung.UNBEKANNT));
    }

    private Wiederholung wiederhole(String adresse) {
        if (!einstellungen.erlaubt(adresse)) {
            return Wiederholung.NICHT_ERLAUBT;
        }
        var postfach = postfaecher.sperreOderLegeAn(adresse);
        if (postfach.gesperrt()) {
            return Wiederholung.POSTFACH_GESPERRT;
        }
        versandbuch.wiederhole(postfach, uhr.instant());
        return Wiederholung.EINGEREIHT;
    }
}

package de.postfachhub.benachrichtigung;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Several mailboxes that were refused alike, one after the other, without any mail that the relay took in between: that speaks for the
 * relay, or for how it sees the hub (address of the sender, right to relay, block list), and for none of the mailboxes.
 *
 * <p>It is read from what stands at the mailboxes, so that all instances see the same and a restart forgets nothing. Whoever was refused,
 * saw another mail go out, and is refused in the same way again, is no part of it: that relay works.
 */
@Component
final class Abweisungsreihe {

    /** Two dead mailboxes in a row may be chance, or belong together. */
    private static final int AB_POSTFAECHERN = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Abweisungsreihe.class);

    private final Postfachtabelle postfaecher;
    private final Versandbuch versandbuch;
    private final TransactionTemplate transaktion;

    Abweisungsreihe(Postfachtabelle postfaecher, Versandbuch versandbuch, PlatformTransactionManager transaktionen) {
        this.postfaecher = postfaecher;
        this.versandbuch = versandbuch;
        this.transaktion = new TransactionTemplate(transaktionen);
    }

    /** Whether so many mailboxes speak for the relay. */
    static boolean ergeben(long postfaecher) {
        return postfaecher >= AB_POSTFAECHERN;
    }

    /** @param antwort see {@link Mailfehler#beleg()} */
    boolean besteht(String antwort) {
        return ergeben(postfaecher.gleichAbgewiesene(antwort).size());
    }

    /** Whether a refusal of the mailbox belongs to those that others got; then it is no reason to do anything to the mailbox. */
    boolean umfasst(Versandpostfach postfach, Mailfehler abweisung) {
        var reihe = adressen(postfaecher.gleichAbgewiesene(abweisung.beleg()));
        boolean kommtHinzu = !reihe.contains(postfach.adresse()) && !postfach.schonAbgewiesen(abweisung.beleg());
        return ergeben(kommtHinzu ? reihe.size() + 1 : reihe.size());
    }

    /**
     * Takes back what the refusals did to the mailboxes before it was known what they mean. One transaction for each, which locks one
     * row as all others do; what a killed hub leaves undone the next refusal does.
     */
    void entlaste(String antwort, Instant jetzt) {
        for (var betroffenes : postfaecher.gleichAbgewiesene(antwort)) {
            if (betroffenes.gesperrt() || betroffenes.versuche() > 0) {
                transaktion.executeWithoutResult(status -> postfaecher
                        .sperre(betroffenes.adresse())
                        .filter(postfach -> postfach.schonAbgewiesen(antwort))
                        .ifPresent(postfach -> entlaste(postfach, jetzt)));
            }
        }
    }

    private void entlaste(Versandpostfach postfach, Instant jetzt) {
        if (postfach.gesperrt()) {
            LOG.info(
                    "The suspension of a mailbox is lifted: the relay refuses all mails alike ({}).",
                    postfach.antwort());
        }
        versandbuch.entlaste(postfach, jetzt);
    }

    private static List<String> adressen(List<Versandpostfach> postfaecher) {
        return postfaecher.stream().map(Versandpostfach::adresse).toList();
    }
}

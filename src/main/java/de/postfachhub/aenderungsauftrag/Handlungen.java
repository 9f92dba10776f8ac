package de.postfachhub.aenderungsauftrag;

import static de.postfachhub.aenderungsauftrag.Auftragszustand.EINGEREICHT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.ENTWURF;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.GENEHMIGT;
import static de.postfachhub.aenderungsauftrag.Auftragszustand.WIRKSAM;

import de.postfachhub.zugang.Handelnder;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * What a user can do with a request on its page. The page only offers it; the service decides.
 *
 * @param entscheiden whether it can be refused, and for {@code genehmigen} approved too
 * @param bestaetigen whether an approval has to accept a mailbox that wasn't checked
 * @param warumNicht German: why somebody who could expect to decide may not; null if there is nothing to explain
 */
record Handlungen(
        boolean einreichen,
        boolean zurueckziehen,
        boolean entscheiden,
        boolean genehmigen,
        boolean bestaetigen,
        boolean umkehren,
        boolean neueFassung,
        boolean vorlage,
        @Nullable String warumNicht) {

    /**
     * @param darstellbar whether the form has fields for all that the request contains
     * @param ungeprueft whether it brings a mailbox that wasn't checked
     * @param umgekehrt whether another one takes it back already
     */
    static Handlungen von(
            Aenderungsauftrag auftrag, Handelnder wer, boolean darstellbar, boolean ungeprueft, boolean umgekehrt) {
        var zustand = auftrag.zustand();
        var verwalten = Rechte.darfVerwalten(auftrag.antrag().dienststelle(), wer);
        var gegen = Rechte.gegenGenehmigung(auftrag, wer);
        var inDenTabellen = EnumSet.of(GENEHMIGT, WIRKSAM).contains(zustand);
        return new Handlungen(
                verwalten && zustand == ENTWURF,
                verwalten && EnumSet.of(ENTWURF, EINGEREICHT).contains(zustand),
                zustand == EINGEREICHT && Rechte.gegenEntscheidung(auftrag, wer).isEmpty(),
                zustand == EINGEREICHT && gegen.isEmpty(),
                ungeprueft,
                verwalten && inDenTabellen && !umgekehrt,
                verwalten && !inDenTabellen && darstellbar,
                verwalten && inDenTabellen && darstellbar,
                zustand == EINGEREICHT
                        ? gegen.map(befund -> warumNicht(befund, auftrag, wer)).orElse(null)
                        : null);
    }

    private static @Nullable String warumNicht(Befund befund, Aenderungsauftrag auftrag, Handelnder wer) {
        if (Rechte.istBeteiligt(auftrag, wer)) {
            return "Genehmigen darf nur eine zweite Person: Sie haben diesen Auftrag geschrieben oder eingereicht.";
        }
        return befund.code().equals("ROLLE_FEHLT") ? null : befund.text();
    }
}

package de.postfachhub.aenderungsauftrag;

import de.postfachhub.zugang.Handelnder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The change requests and what people may do with them. The same rules for pages and API. Every step is one transaction; who
 * comes second is refused with {@link Auftragskonflikt} and nothing changes.
 */
public interface Aenderungsauftraege {

    /**
     * All that speaks against a request today or is worth knowing about it, a conflict with what has changed since and mailboxes
     * that aren't checked included.
     *
     * @return empty if there is nothing to say, and for a request that isn't open any more
     */
    List<Befund> befunde(Aenderungsauftrag auftrag);

    /**
     * Makes a draft.
     *
     * @param ersetzt number of a draft or lapsed or refused request of which this is the new version; an open one is withdrawn
     * @param einmalschluessel sent again by the same person it leads to the request that was made first, also at the same time and at
     *     another instance; null: each call makes a draft
     * @throws AuftragAbgewiesen if a rule speaks against it
     * @throws Auftragskonflikt if the key has made a request with another content
     */
    Aenderungsauftrag stelle(Antrag antrag, @Nullable Long ersetzt, @Nullable UUID einmalschluessel, Handelnder wer);

    /** Submits a draft. */
    Aenderungsauftrag reicheEin(long id, Handelnder wer);

    /**
     * Approves and writes the tables.
     *
     * @param ungeprueftesPostfach that an Organisationspostfach wasn't checked is accepted
     * @param grund may be null
     * @throws AuftragAbgewiesen if a rule speaks against it, if it would create a dead end, if a mailbox isn't checked, if nobody may
     *     read a queue, or if the user doesn't act for every agency that it hits
     * @throws Auftragskonflikt if the tables have changed since it was written
     */
    Aenderungsauftrag genehmige(long id, boolean ungeprueftesPostfach, @Nullable String grund, Handelnder wer);

    Aenderungsauftrag lehneAb(long id, @Nullable String grund, Handelnder wer);

    /** Withdraws a draft or a submitted request. */
    Aenderungsauftrag nimmZurueck(long id, @Nullable String grund, Handelnder wer);

    /**
     * Makes a draft that restores what was valid before an approved request.
     *
     * @param einmalschluessel as in {@link #stelle}
     */
    Aenderungsauftrag kehreUm(long id, @Nullable UUID einmalschluessel, Handelnder wer);

    Optional<Aenderungsauftrag> finde(long id);

    /** Newest first; one more than {@code groesse} if there are more. */
    List<Aenderungsauftrag> suche(Auftragssuche suche);
}

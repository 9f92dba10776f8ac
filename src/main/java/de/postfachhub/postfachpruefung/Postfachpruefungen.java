package de.postfachhub.postfachpruefung;

import de.postfachhub.zugang.Handelnder;

/** The checks of the Organisationspostfächer. */
public interface Postfachpruefungen {

    Pruefstand stand(String organisationspostfach);

    /**
     * Sends a mail with a new code; the old one is worth nothing any more.
     *
     * @param persoenliches that the mailbox may be a person's is accepted
     */
    void sendeCode(String organisationspostfach, boolean persoenliches, Handelnder wer);

    /** @return false if the code is wrong, too old, or was tried too often */
    boolean bestaetige(String organisationspostfach, String code, Handelnder wer);
}

package de.postfachhub.postfachpruefung;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One test mail and what came of it.
 *
 * @param adresse see {@code Mailadresse.schluessel}
 * @param nummer from 1 for each mailbox
 * @param versuche attempts to send that were begun
 * @param antwort why the last of them failed; null after one that didn't
 * @param code hash; null before the mail is made and once the check has ended
 * @param codeAm when the code was made
 * @param ausgang null while the check is open
 * @param bestaetigtVon who entered the code
 */
record Pruefung(
        String adresse,
        int nummer,
        String angefordertVon,
        Instant angefordertAm,
        int versuche,
        @Nullable String antwort,
        @Nullable String code,
        @Nullable Instant codeAm,
        @Nullable Instant versandtAm,
        int fehleingaben,
        @Nullable Ausgang ausgang,
        @Nullable Instant ausgangAm,
        @Nullable String bestaetigtVon) {

    /** When the code stops to be worth something, or the attempts to send one stop. */
    Instant gueltigBis(Duration gueltigkeit) {
        return (codeAm == null ? angefordertAm : codeAm).plus(gueltigkeit);
    }

    /** Whether its code is still to be entered. */
    boolean laeuft(Duration gueltigkeit, Instant jetzt) {
        return ausgang == null && jetzt.isBefore(gueltigBis(gueltigkeit));
    }
}

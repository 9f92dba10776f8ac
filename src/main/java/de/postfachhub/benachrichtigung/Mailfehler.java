package de.postfachhub.benachrichtigung;

import de.postfachhub.verschluesselung.Tlsfehler;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed attempt to send means.
 *
 * @param beleg codes of the relay's answer, as {@code 550 5.1.1}, what is wrong with its certificate, as {@code TLS_ABGELAUFEN}, or
 *     the kind of the exception; never its text, which may quote addresses
 * @param erklaerung what is wrong and what to do, in German; empty where the code must do
 */
public record Mailfehler(Art art, String beleg, String erklaerung) {

    public enum Art {
        /** The mailbox doesn't exist: nothing more is sent to it until a person has looked. */
        POSTFACH_UNBEKANNT,
        /** The relay or the mailbox can't take this mail now. */
        VORUEBERGEHEND,
        /** No mail at all can be sent now: the relay is away, busy, or refuses the hub itself. */
        RELAIS_GESTOERT,
        /** This mail is refused. */
        ABGEWIESEN
    }

    /**
     * Of all that speak of addresses (RFC 3463, 3.2; RFC 7505) those that prove the recipient's to be a wrong one: no such mailbox, no
     * such system, no address, moved, no mail at all. X.1.0 is "something about an address", and relays give it for the sender's.
     */
    private static final Set<String> POSTFACH_UNBEKANNT = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    /**
     * Codes that can go with them (RFC 5321, 4.2.3; RFC 7504; 511 is no standard, and common). Any other speaks of something else, as 552
     * of a full mailbox: a relay that contradicts itself proves nothing.
     */
    private static final Set<Integer> FUER_ADRESSEN = Set.of(501, 511, 550, 551, 553, 554, 556);

    /** X.1.7 and X.1.8 speak of the sender's address, not of the mailbox. */
    private static final Set<String> ABSENDER_UNGUELTIG = Set.of("5.1.7", "5.1.8");

    /** A recipient too many or a full mailbox; to be tried again (RFC 5321, 4.5.3.1.10). */
    private static final int OHNE_PLATZ = 552;

    /** Service not available; login or encryption is missing, wrong or can't be had now (RFC 4954, RFC 3207). */
    private static final Set<Integer> DEN_HUB_BETREFFEND = Set.of(421, 432, 454, 530, 534, 535, 538);

    Mailfehler(Art art, String beleg) {
        this(art, beleg, "");
    }

    public static Mailfehler von(Throwable ausnahme) {
        var kette = kette(ausnahme);
        for (var glied : kette) {
            var antwort = antwort(glied);
            if (antwort != null) {
                return new Mailfehler(art(antwort, kette), antwort.toString());
            }
        }
        var art = kette.stream().anyMatch(Mailfehler::ohneVerbindung) ? Art.RELAIS_GESTOERT : Art.ABGEWIESEN;
        var klasse = kette.get(0).getClass().getSimpleName();
        return Tlsfehler.von(ausnahme)
                .map(tls -> new Mailfehler(art, tls.code(), tls.text("zum Mailserver") + " " + tls.massnahme()))
                .orElse(new Mailfehler(art, klasse));
    }

    /**
     * Whether the relay refused this mail for good. Every mail that is refused alike says nothing of this one: see
     * {@link Abweisungsreihe}.
     */
    public boolean istAbweisung() {
        return (art == Art.POSTFACH_UNBEKANNT || art == Art.ABGEWIESEN) && Character.isDigit(beleg.charAt(0));
    }

    /** The same, once it is known that the relay refuses every mail alike. */
    public Mailfehler desRelais() {
        return new Mailfehler(Art.RELAIS_GESTOERT, beleg, erklaerung);
    }

    private static Art art(Smtpantwort antwort, List<Throwable> kette) {
        int code = antwort.code();
        if (betrifftAbsender(kette) || code < 400 || code > 599 || DEN_HUB_BETREFFEND.contains(code)) {
            return Art.RELAIS_GESTOERT;
        }
        if (ABSENDER_UNGUELTIG.contains(antwort.erweitert())) {
            return Art.RELAIS_GESTOERT;
        }
        if (POSTFACH_UNBEKANNT.contains(antwort.erweitert()) && FUER_ADRESSEN.contains(code)) {
            return Art.POSTFACH_UNBEKANNT;
        }
        return code < 500 || code == OHNE_PLATZ && betrifftEmpfaenger(kette) ? Art.VORUEBERGEHEND : Art.ABGEWIESEN;
    }

    private static @Nullable Smtpantwort antwort(Throwable glied) {
        var text = String.valueOf(glied.getMessage());
        if (glied instanceof SMTPAddressFailedException empfaenger) {
            return Smtpantwort.aus(empfaenger.getReturnCode(), text);
        }
        if (glied instanceof SMTPSendFailedException mail) {
            return Smtpantwort.aus(mail.getReturnCode(), text);
        }
        return glied instanceof SMTPSenderFailedException absender
                ? Smtpantwort.aus(absender.getReturnCode(), text)
                : null;
    }

    /** A refused {@code MAIL FROM} meets every mail alike: giving up one mail after the other would lose them all. */
    private static boolean betrifftAbsender(List<Throwable> kette) {
        return kette.stream()
                .anyMatch(glied -> glied instanceof SMTPSenderFailedException
                        || glied instanceof SMTPSendFailedException mail
                                && String.valueOf(mail.getCommand()).startsWith("MAIL"));
    }

    private static boolean betrifftEmpfaenger(List<Throwable> kette) {
        return kette.stream().anyMatch(SMTPAddressFailedException.class::isInstance);
    }

    private static boolean ohneVerbindung(Throwable glied) {
        boolean mailSelbst = glied instanceof SendFailedException || glied instanceof ParseException;
        return glied instanceof IOException || glied instanceof MessagingException && !mailSelbst;
    }

    /** A {@link MessagingException} gives its next exception as its cause. */
    private static List<Throwable> kette(Throwable ausnahme) {
        return Stream.<Throwable>iterate(ausnahme, glied -> glied != null, Throwable::getCause)
                .limit(20)
                .toList();
    }
}

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
        /** The mailbox doesn't exist (RFC 3463, X.1.X): nothing more is sent to it until a person has looked. */
        POSTFACH_UNBEKANNT,
        /** The relay or the mailbox can't take this mail now. */
        VORUEBERGEHEND,
        /** No mail at all can be sent now: the relay is away, busy, or refuses the hub itself. */
        RELAIS_GESTOERT,
        /** This mail is refused. */
        ABGEWIESEN
    }

    /** X.1.7 and X.1.8 speak of the sender's address, not of the mailbox. */
    private static final Set<String> ABSENDER_UNGUELTIG = Set.of("5.1.7", "5.1.8");

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
                return new Mailfehler(art(antwort, betrifftAbsender(kette)), antwort.toString());
            }
        }
        var art = kette.stream().anyMatch(Mailfehler::ohneVerbindung) ? Art.RELAIS_GESTOERT : Art.ABGEWIESEN;
        var klasse = kette.get(0).getClass().getSimpleName();
        return Tlsfehler.von(ausnahme)
                .map(tls -> new Mailfehler(art, tls.code(), tls.text("zum Mailserver") + " " + tls.massnahme()))
                .orElse(new Mailfehler(art, klasse));
    }

    private static Art art(Smtpantwort antwort, boolean betrifftAbsender) {
        int code = antwort.code();
        if (betrifftAbsender || code < 400 || code > 599 || DEN_HUB_BETREFFEND.contains(code)) {
            return Art.RELAIS_GESTOERT;
        }
        if (antwort.erweitert().startsWith("5.1.")) {
            return ABSENDER_UNGUELTIG.contains(antwort.erweitert()) ? Art.RELAIS_GESTOERT : Art.POSTFACH_UNBEKANNT;
        }
        return code < 500 ? Art.VORUEBERGEHEND : Art.ABGEWIESEN;
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

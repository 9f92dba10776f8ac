package de.postfachhub.verschluesselung;

import de.postfachhub.verschluesselung.Tlsfehler.Art;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an exception why TLS failed: by its class where it has one of its own, else by words of its text that no translation
 * changes.
 */
final class Tlsdiagnose {

    private Tlsdiagnose() {}

    /** The innermost exception that says something decides. */
    static Optional<Tlsfehler> von(Throwable ausnahme) {
        var kette = Stream.<Throwable>iterate(ausnahme, glied -> glied != null, Throwable::getCause)
                .limit(20)
                .toList();
        for (int i = kette.size() - 1; i >= 0; i--) {
            if (kette.get(i) instanceof TlsVerweigert verweigert) {
                return Optional.of(verweigert.fehler());
            }
            var art = art(kette.get(i));
            if (art != null) {
                return Optional.of(new Tlsfehler(art, grenze(art, kette)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Art art(Throwable glied) {
        if (glied instanceof CertificateExpiredException) {
            return Art.ABGELAUFEN;
        }
        if (glied instanceof CertificateNotYetValidException) {
            return Art.NOCH_NICHT_GUELTIG;
        }
        if (glied instanceof CertPathBuilderException
                || glied instanceof CertPathValidatorException pfad && pfad.getReason() == PKIXReason.NO_TRUST_ANCHOR) {
            return Art.AUSSTELLER_UNBEKANNT;
        }
        if (glied instanceof CertPathValidatorException || glied instanceof CertificateException) {
            return nameFehlt(glied) ? Art.NAME_PASST_NICHT : Art.ZERTIFIKAT_UNGUELTIG;
        }
        return vomProtokoll(glied, String.valueOf(glied.getMessage()));
    }

    /** Java has no class of its own for it. */
    private static boolean nameFehlt(Throwable glied) {
        var text = String.valueOf(glied.getMessage());
        return text.startsWith("No name matching") || text.startsWith("No subject alternative");
    }

    private static @Nullable Art vomProtokoll(Throwable glied, String text) {
        if (glied instanceof SSLPeerUnverifiedException) {
            return Art.NAME_PASST_NICHT;
        }
        if (glied instanceof SSLHandshakeException && text.contains("fatal alert")) {
            return Art.ABGELEHNT;
        }
        if (glied instanceof SSLException && text.startsWith("Unsupported or unrecognized SSL message")
                || text.startsWith("STARTTLS is required")) {
            return Art.KEIN_TLS;
        }
        return glied instanceof SQLException sql ? vonPostgres(String.valueOf(sql.getSQLState()), text) : null;
    }

    /** The driver speaks the language of the machine; the class and the acronym stay. */
    private static @Nullable Art vonPostgres(String zustand, String text) {
        if (text.contains("PgjdbcHostnameVerifier")) {
            return Art.NAME_PASST_NICHT;
        }
        return zustand.equals("08004") && text.contains("SSL") ? Art.KEIN_TLS : null;
    }

    private static @Nullable Instant grenze(Art art, List<Throwable> kette) {
        return kette.stream()
                .filter(CertPathValidatorException.class::isInstance)
                .map(CertPathValidatorException.class::cast)
                .filter(pfad -> pfad.getCertPath() != null && pfad.getIndex() >= 0)
                .map(pfad ->
                        (X509Certificate) pfad.getCertPath().getCertificates().get(pfad.getIndex()))
                .map(zertifikat -> switch (art) {
                    case ABGELAUFEN -> zertifikat.getNotAfter().toInstant();
                    case NOCH_NICHT_GUELTIG -> zertifikat.getNotBefore().toInstant();
                    default -> null;
                })
                .findFirst()
                .orElse(null);
    }
}

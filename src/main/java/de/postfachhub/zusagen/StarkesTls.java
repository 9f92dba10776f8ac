package de.postfachhub.zusagen;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.stereotype.Component;

/**
 * What HTTPS offers: no version, cipher or certificate that BSI TR-02102 has given up.
 *
 * @see <a href="https://www.bsi.bund.de/dok/TR-02102">BSI TR-02102-1, 2.3.1 (RSA) and TR-02102-2, 3 (versions and cipher suites)</a>
 */
@Component
final class StarkesTls implements Zusage {

    private static final Set<String> VERSIONEN = Set.of("TLSv1.2", "TLSv1.3");
    private static final Pattern SCHWACHE_CHIFFRE =
            Pattern.compile("(TLS|SSL)_RSA_.*|.*(NULL|anon|EXPORT|RC4|DES|MD5).*");
    private static final Pattern SCHWACHE_UNTERSCHRIFT =
            Pattern.compile("(SHA-?1|MD[25])with.*", Pattern.CASE_INSENSITIVE);
    private static final int RSA_MINDESTENS = 2048;
    private static final int RSA_EMPFOHLEN = 3072;
    private static final int EC_MINDESTENS = 250;

    private final Webserver server;

    StarkesTls(Webserver server) {
        this.server = server;
    }

    @Override
    public String code() {
        return "STARKES_TLS";
    }

    @Override
    public Befund pruefe() throws IOException, GeneralSecurityException {
        var schwaechen = new ArrayList<String>();
        var empfehlungen = new ArrayList<String>();
        int anzahl = 0;
        for (var anschluss : server.anschluesse()) {
            for (var host : NurHttps.mitTls(anschluss) ? anschluss.findSslHostConfigs() : new SSLHostConfig[0]) {
                anzahl++;
                pruefeVerbindung(host, schwaechen);
                for (var eigenes : host.getCertificates()) {
                    for (var zertifikat : zertifikate(eigenes.getCertificateKeystore())) {
                        pruefeZertifikat(zertifikat, schwaechen, empfehlungen);
                    }
                }
            }
        }
        return anzahl == 0
                ? Befund.verletzt("es gibt kein HTTPS", "server.ssl.bundle angeben")
                : Befund.aus(
                        schwaechen,
                        "HTTPS bietet nur TLS 1.2 und 1.3 mit einem starken Zertifikat" + String.join("", empfehlungen),
                        "options.enabled-protocols und options.ciphers des SSL-Bundles entfernen, das Zertifikat neu ausstellen lassen: RSA"
                                + " ab 3072 Bit oder EC ab 256 Bit, unterschrieben mit SHA-256 oder besser");
    }

    /** Tomcat names versions that Java has switched off; only what both have is spoken. */
    private static void pruefeVerbindung(SSLHostConfig host, List<String> schwaechen) throws NoSuchAlgorithmException {
        var gesprochene = new ArrayList<>(
                List.of(SSLContext.getDefault().getDefaultSSLParameters().getProtocols()));
        if (host.getEnabledProtocols() != null) {
            gesprochene.retainAll(List.of(host.getEnabledProtocols()));
        }
        if (gesprochene.isEmpty()) {
            schwaechen.add("HTTPS bietet nur Versionen von TLS an, die Java nicht mehr spricht");
        }
        gesprochene.stream()
                .filter(version -> !VERSIONEN.contains(version))
                .forEach(version -> schwaechen.add("HTTPS bietet " + version + " an"));
        if (host.getEnabledCiphers() != null) {
            Stream.of(host.getEnabledCiphers())
                    .filter(chiffre -> SCHWACHE_CHIFFRE.matcher(chiffre).matches())
                    .forEach(chiffre -> schwaechen.add("HTTPS bietet " + chiffre + " an"));
        }
    }

    private static void pruefeZertifikat(
            X509Certificate zertifikat, List<String> schwaechen, List<String> empfehlungen) {
        if (zertifikat.getPublicKey() instanceof RSAPublicKey rsa) {
            int laenge = rsa.getModulus().bitLength();
            if (laenge < RSA_MINDESTENS) {
                schwaechen.add("das Zertifikat hat nur RSA mit " + laenge + " Bit");
            } else if (laenge < RSA_EMPFOHLEN) {
                empfehlungen.add(" (RSA mit " + laenge + " Bit, besser sind 3072)");
            }
        } else if (zertifikat.getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() < EC_MINDESTENS) {
            schwaechen.add(
                    "das Zertifikat hat nur EC mit " + ec.getParams().getOrder().bitLength() + " Bit");
        }
        boolean wurzel = zertifikat.getSubjectX500Principal().equals(zertifikat.getIssuerX500Principal());
        if (SCHWACHE_UNTERSCHRIFT.matcher(zertifikat.getSigAlgName()).matches()
                && (!wurzel || zertifikat.getBasicConstraints() < 0)) {
            schwaechen.add("das Zertifikat ist mit " + zertifikat.getSigAlgName() + " unterschrieben");
        }
    }

    private static List<X509Certificate> zertifikate(KeyStore speicher) throws KeyStoreException {
        var alle = new ArrayList<X509Certificate>();
        for (var name : Collections.list(speicher.aliases())) {
            if (speicher.isKeyEntry(name)) {
                for (Certificate zertifikat : speicher.getCertificateChain(name)) {
                    alle.add((X509Certificate) zertifikat);
                }
            }
        }
        return alle;
    }
}

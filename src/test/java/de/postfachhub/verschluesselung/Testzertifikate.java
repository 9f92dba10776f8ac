package de.postfachhub.verschluesselung;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certification authority of the test's own, made by the keytool of the running JDK. */
public final class Testzertifikate {

    public static final String KENNWORT = "geheim1";
    private static final String HIER = "san=ip:127.0.0.1,dns:localhost";

    private static final String[] EC = {"-keyalg", "EC", "-groupname", "secp256r1"};

    private final Path ordner;
    private final Path alle;
    private final String ca;

    public Testzertifikate(Path ordner, String ca) {
        this.ordner = ordner;
        this.ca = ca;
        this.alle = ordner.resolve(ca + "-alle.p12");
        keytool(EC, "-genkeypair", "-alias", ca, "-dname", "CN=" + ca, "-validity", "30", "-ext", "bc:c");
        schreibe(caDatei(), pem("CERTIFICATE", kette(ca)[0]));
    }

    /** What one server shows. */
    public record Ausweis(Path zertifikat, Path schluessel, Path speicher) {

        /** For a server in this process; asks no client for a certificate. */
        public SSLContext kontext() {
            return Testzertifikate.kontext(speicher);
        }

        /** Puts this certificate where that one lies. */
        public void ersetze(Ausweis bisheriger) throws IOException {
            Files.write(bisheriger.zertifikat(), Files.readAllBytes(zertifikat));
            Files.write(bisheriger.schluessel(), Files.readAllBytes(schluessel));
            Files.write(bisheriger.speicher(), Files.readAllBytes(speicher));
        }
    }

    /** The certificate of the authority, PEM. */
    public Path caDatei() {
        return ordner.resolve(ca + ".crt");
    }

    public Ausweis gueltig(String name) {
        return ausweis(name, HIER, "-1d", "20");
    }

    /** As nobody should have one any more. */
    public Ausweis schwach(String name) {
        return ausweis(name, HIER, "-1d", "20", "-keyalg", "RSA", "-keysize", "1024", "-sigalg", "SHA1withECDSA");
    }

    public Ausweis abgelaufen(String name) {
        return ausweis(name, HIER, "-20d", "10");
    }

    public Ausweis fuerAnderenServer(String name) {
        return ausweis(name, "san=dns:anders.example", "-1d", "20");
    }

    /** What a client in this process needs to trust this authority, and no other. */
    public SSLContext vertrauen() {
        try {
            var speicher = leer();
            speicher.setCertificateEntry(ca, kette(ca)[0]);
            var vertrauen = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            vertrauen.init(speicher);
            var kontext = SSLContext.getInstance("TLS");
            kontext.init(null, vertrauen.getTrustManagers(), null);
            return kontext;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ausweis ausweis(String name, String ext, String beginn, String tage) {
        return ausweis(name, ext, beginn, tage, EC);
    }

    private Ausweis ausweis(String name, String ext, String beginn, String tage, String... art) {
        keytool(
                art,
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-signer",
                ca,
                "-ext",
                ext,
                "-startdate",
                beginn,
                "-validity",
                tage);
        try {
            Key schluessel = lies(alle).getKey(name, KENNWORT.toCharArray());
            var ausweis = new Ausweis(
                    ordner.resolve(name + ".crt"), ordner.resolve(name + ".key"), ordner.resolve(name + ".p12"));
            schreibe(ausweis.zertifikat(), pem("CERTIFICATE", kette(name)[0]));
            schreibe(ausweis.schluessel(), pem("PRIVATE KEY", schluessel.getEncoded()));
            // PostgreSQL refuses a key that others may read.
            Files.setPosixFilePermissions(ausweis.schluessel(), PosixFilePermissions.fromString("rw-------"));
            var speicher = leer();
            speicher.setKeyEntry(name, schluessel, KENNWORT.toCharArray(), kette(name));
            try (var datei = Files.newOutputStream(ausweis.speicher())) {
                speicher.store(datei, KENNWORT.toCharArray());
            }
            return ausweis;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext kontext(Path speicher) {
        try {
            var schluessel = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            schluessel.init(lies(speicher), KENNWORT.toCharArray());
            var kontext = SSLContext.getInstance("TLS");
            kontext.init(schluessel.getKeyManagers(), null, null);
            return kontext;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Certificate[] kette(String name) {
        try {
            return lies(alle).getCertificateChain(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore leer() throws GeneralSecurityException, IOException {
        var speicher = KeyStore.getInstance("PKCS12");
        speicher.load(null, null);
        return speicher;
    }

    private static KeyStore lies(Path datei) {
        try (var inhalt = Files.newInputStream(datei)) {
            var speicher = KeyStore.getInstance("PKCS12");
            speicher.load(inhalt, KENNWORT.toCharArray());
            return speicher;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String art, Certificate zertifikat) {
        try {
            return pem(art, zertifikat.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String art, byte[] inhalt) {
        return "-----BEGIN " + art + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(inhalt) + "\n-----END " + art + "-----\n";
    }

    private static void schreibe(Path datei, String inhalt) {
        try {
            Files.writeString(datei, inhalt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String[] art, String... angaben) {
        List<String> befehl = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        befehl.addAll(List.of(angaben));
        befehl.addAll(List.of(art));
        befehl.addAll(List.of("-storetype", "PKCS12"));
        befehl.addAll(List.of("-keystore", alle.toString(), "-storepass", KENNWORT, "-keypass", KENNWORT));
        try {
            var process = new ProcessBuilder(befehl).redirectErrorStream(true).start();
            var ausgabe = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(ausgabe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package de.postfachhub.einstellungen;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.env.Environment;

/** The SSL bundles that are named exist, and so do their files; HTTPS isn't switched off. */
final class Zertifikatsicherheit {

    private static final String SERVER = "server.ssl.bundle";
    private static final String CLIENT = "postfach.verschluesselung.bundle";

    private Zertifikatsicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        var bundles = Binder.get(umgebung)
                .bind("spring.ssl", SslProperties.class)
                .orElseGet(SslProperties::new)
                .getBundle();
        Predicate<String> bekannt =
                name -> bundles.getPem().containsKey(name) || bundles.getJks().containsKey(name);
        maengel.falls(
                !umgebung.getProperty("server.ssl.enabled", boolean.class, true),
                "server.ssl.enabled: false schaltet HTTPS ab; die Einstellung entfernen");
        var server = umgebung.getProperty(SERVER, "");
        maengel.falls(!bekannt.test(server), fehlt(SERVER, server));
        var client = umgebung.getProperty(CLIENT, "postfach");
        maengel.falls(!bekannt.test(client), fehlt(CLIENT, client));
        bundles.getPem()
                .forEach((name, bundle) ->
                        pem("spring.ssl.bundle.pem." + name + ".", bundle, name.equals(server), maengel));
        bundles.getJks()
                .forEach((name, bundle) ->
                        jks("spring.ssl.bundle.jks." + name + ".", bundle, name.equals(server), maengel));
    }

    private static String fehlt(String einstellung, String name) {
        return einstellung + ": das SSL-Bundle \"" + name + "\" gibt es nicht; unter spring.ssl.bundle.pem." + name
                + " einrichten";
    }

    private static void pem(String stelle, PemSslBundleProperties bundle, boolean server, Maengel maengel) {
        var eigenes = bundle.getKeystore();
        maengel.falls(
                server && eigenes.getCertificate() == null,
                stelle + "keystore.certificate: fehlt; anzugeben ist das Zertifikat des Hubs, zum Beispiel"
                        + " file:/etc/postfach/tls/hub.crt");
        maengel.falls(
                server && eigenes.getPrivateKey() == null,
                stelle + "keystore.private-key: fehlt; anzugeben ist der Schlüssel dazu, zum Beispiel"
                        + " file:/etc/postfach/tls/hub.key");
        datei(stelle + "keystore.certificate", eigenes.getCertificate(), maengel);
        datei(stelle + "keystore.private-key", eigenes.getPrivateKey(), maengel);
        datei(stelle + "truststore.certificate", bundle.getTruststore().getCertificate(), maengel);
    }

    private static void jks(String stelle, JksSslBundleProperties bundle, boolean server, Maengel maengel) {
        var eigenes = bundle.getKeystore().getLocation();
        maengel.falls(
                server && eigenes == null,
                stelle + "keystore.location: fehlt; anzugeben ist der Speicher mit Zertifikat und Schlüssel des Hubs");
        datei(stelle + "keystore.location", eigenes, maengel);
        datei(stelle + "truststore.location", bundle.getTruststore().getLocation(), maengel);
    }

    /** A PEM bundle may hold the certificate itself instead. */
    private static void datei(String einstellung, @Nullable String ort, Maengel maengel) {
        maengel.falls(
                ort != null
                        && !ort.contains("-----BEGIN")
                        && !ApplicationResourceLoader.get().getResource(ort).isReadable(),
                einstellung
                        + ": die Datei gibt es nicht, oder der Hub darf sie nicht lesen; Ort und Rechte berichtigen");
    }
}

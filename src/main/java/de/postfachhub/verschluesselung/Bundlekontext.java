package de.postfachhub.verschluesselung;

import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;

/**
 * Makes an SSL bundle what every client of this process trusts and shows, and follows its changes.
 *
 * <p>It becomes the default of the JVM because that is the one thing which PostgreSQL's driver, Jakarta Mail and Artemis all ask,
 * anew for each connection. So a renewed certificate is used by the next connection, without a restart.
 */
final class Bundlekontext {

    private static final Logger LOG = LoggerFactory.getLogger(Bundlekontext.class);

    Bundlekontext(SslBundles bundles, Verschluesselungseinstellungen einstellungen) {
        var name = einstellungen.bundle();
        if (bundles.getBundleNames().contains(name)) {
            SSLContext.setDefault(bundles.getBundle(name).createSslContext());
            bundles.addBundleUpdateHandler(name, erneuert -> {
                SSLContext.setDefault(erneuert.createSslContext());
                LOG.info("The SSL bundle {} has changed; new connections use it.", name);
            });
        }
    }
}

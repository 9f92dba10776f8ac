package de.postfachhub.verschluesselung;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

class BundlekontextTest {

    @TempDir
    private Path ordner;

    private SSLContext vorher;

    @BeforeEach
    void remembers() throws NoSuchAlgorithmException {
        vorher = SSLContext.getDefault();
    }

    @AfterEach
    void trustsAsBefore() {
        SSLContext.setDefault(vorher);
    }

    @Test
    void takesTheBundleAndFollowsItsChanges() throws Exception {
        var bundles = new DefaultSslBundleRegistry("postfach", bundle("eins"));

        new Bundlekontext(bundles, new Verschluesselungseinstellungen("postfach"));
        var erster = SSLContext.getDefault();
        bundles.updateBundle("postfach", bundle("zwei"));

        assertThat(erster).isNotSameAs(vorher);
        assertThat(SSLContext.getDefault()).isNotIn(vorher, erster);
    }

    @Test
    void leavesEverythingAsItIsWithoutThatBundle() throws Exception {
        new Bundlekontext(
                new DefaultSslBundleRegistry("andere", bundle("drei")), new Verschluesselungseinstellungen("postfach"));

        assertThat(SSLContext.getDefault()).isSameAs(vorher);
    }

    private SslBundle bundle(String name) {
        var ca = new Testzertifikate(ordner, name);
        return SslBundle.of(new PemSslStoreBundle(
                null, PemSslStoreDetails.forCertificate(ca.caDatei().toUri().toString())));
    }
}

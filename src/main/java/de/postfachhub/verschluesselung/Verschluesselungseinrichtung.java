package de.postfachhub.verschluesselung;

import jakarta.jms.ConnectionFactory;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sees to it that the certificates are there before the first connection. */
@Configuration(proxyBeanMethods = false)
class Verschluesselungseinrichtung {

    private static final String KONTEXT = "bundlekontext";

    @Bean(KONTEXT)
    Bundlekontext bundlekontext(SslBundles bundles, Verschluesselungseinstellungen einstellungen) {
        return new Bundlekontext(bundles, einstellungen);
    }

    @Bean
    static Vorrang vorDerDatenbank() {
        return new Vorrang(DataSource.class);
    }

    @Bean
    static Vorrang vorDemBroker() {
        return new Vorrang(ConnectionFactory.class);
    }

    /** Whoever connects waits for the certificates. */
    static final class Vorrang extends AbstractDependsOnBeanFactoryPostProcessor {

        Vorrang(Class<?> wartender) {
            super(wartender, KONTEXT);
        }
    }
}

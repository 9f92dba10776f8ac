package de.postfachhub.leitweg;

import de.postfachhub.verschluesselung.TlsVerweigert;
import de.postfachhub.verschluesselung.Tlsfehler;
import de.postfachhub.verschluesselung.Tlsprobe;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.utils.ConfigurationHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.DelegatingConnectionFactory;

/**
 * Says why an encrypted connection to the broker doesn't come about. Artemis tells its caller only that there is none, after ten
 * seconds where the broker speaks no TLS. So each new connection, of which there are few, shakes hands beforehand.
 */
final class Brokerhandschlag extends DelegatingConnectionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Brokerhandschlag.class);
    private static final String ZIEL = "zum Broker";

    private final TransportConfiguration[] adressen;
    private final AtomicReference<@Nullable Tlsfehler> zuletzt = new AtomicReference<>();

    Brokerhandschlag(ActiveMQConnectionFactory factory) {
        setTargetConnectionFactory(factory);
        this.adressen =
                factory.getStaticConnectors() == null ? new TransportConfiguration[0] : factory.getStaticConnectors();
    }

    /** @throws JMSException caused by {@link TlsVerweigert} if no broker passes and one of them fails by TLS */
    @Override
    public Connection createConnection() throws JMSException {
        var fehler = tlsfehler();
        melde(fehler);
        if (fehler != null) {
            var ursache = new TlsVerweigert(fehler, ZIEL);
            var verweigert = new JMSException(ursache.getMessage());
            verweigert.initCause(ursache);
            throw verweigert;
        }
        return super.createConnection();
    }

    private @Nullable Tlsfehler tlsfehler() {
        Tlsfehler fehler = null;
        for (var adresse : adressen) {
            try {
                var fund = pruefe(adresse.getParams());
                if (fund.isEmpty()) {
                    return null;
                }
                fehler = fund.get();
            } catch (IOException e) {
                // Away: Artemis says so itself, or another one is there.
            }
        }
        return fehler;
    }

    private static Optional<Tlsfehler> pruefe(Map<String, Object> angaben) throws IOException {
        boolean eigeneZertifikate = angaben.containsKey(TransportConstants.TRUSTSTORE_PATH_PROP_NAME)
                || angaben.containsKey(TransportConstants.KEYSTORE_PATH_PROP_NAME)
                || wahr(angaben, TransportConstants.TRUST_ALL_PROP_NAME, false);
        if (eigeneZertifikate || !wahr(angaben, TransportConstants.SSL_ENABLED_PROP_NAME, false)) {
            return Optional.empty();
        }
        return Tlsprobe.pruefe(
                String.valueOf(angaben.get(TransportConstants.HOST_PROP_NAME)),
                ConfigurationHelper.getIntProperty(
                        TransportConstants.PORT_PROP_NAME, TransportConstants.DEFAULT_PORT, angaben),
                wahr(angaben, TransportConstants.VERIFY_HOST_PROP_NAME, true));
    }

    private static boolean wahr(Map<String, Object> angaben, String name, boolean vorgabe) {
        return ConfigurationHelper.getBooleanProperty(name, vorgabe, angaben);
    }

    /** Once, not with each attempt. */
    private void melde(@Nullable Tlsfehler fehler) {
        if (fehler != null && !fehler.equals(zuletzt.getAndSet(fehler))) {
            LOG.error("{} {}", fehler.text(ZIEL), fehler.massnahme());
        } else if (fehler == null) {
            zuletzt.set(null);
        }
    }
}

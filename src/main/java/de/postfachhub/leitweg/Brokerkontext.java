package de.postfachhub.leitweg;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/**
 * The certificates of an encrypted connection to the broker: those of the process, as they are now. Artemis, which finds this class
 * by {@code META-INF/services}, would keep the first ones for ever. A connection whose URL names a store of its own gets that one.
 */
public final class Brokerkontext extends DefaultSSLContextFactory {

    /** Artemis's own factories have 5 and 10; the highest wins. */
    private static final int VORRANG = 20;

    @Override
    public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> additionalOpts) throws Exception {
        return config.getKeystorePath() == null && config.getTruststorePath() == null && !config.isTrustAll()
                ? SSLContext.getDefault()
                : super.getSSLContext(config, additionalOpts);
    }

    @Override
    public int getPriority() {
        return VORRANG;
    }
}

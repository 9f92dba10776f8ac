package de.postfachhub.leitweg;

import static org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants.SSL_ENABLED_PROP_NAME;
import static org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants.TRUST_ALL_PROP_NAME;
import static org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants.VERIFY_HOST_PROP_NAME;
import static org.apache.activemq.artemis.utils.ConfigurationHelper.getBooleanProperty;

import de.postfachhub.zusagen.Befund;
import de.postfachhub.zusagen.Zusage;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Each connection to the broker is encrypted, also one that Artemis makes by itself, to another broker whose address the first has told. So it
 * is looked at where something is sent, and not where it was set. Safe for use by many threads.
 */
@Component
final class Brokerleitung implements Interceptor, Zusage {

    private static final Set<String> VERSIONEN = Set.of("TLSv1.2", "TLSv1.3");

    private final ObjectProvider<EmbeddedActiveMQ> eingebettet;

    /** What is wrong with each connection over which something was sent. */
    private final Map<RemotingConnection, List<String>> leitungen = new ConcurrentHashMap<>();

    /** Of the newest one; null before the first. */
    private volatile @Nullable List<String> zuletzt;

    Brokerleitung(ObjectProvider<EmbeddedActiveMQ> eingebettet) {
        this.eingebettet = eingebettet;
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection leitung) {
        if (!leitungen.containsKey(leitung)) {
            vergissGeschlossene();
            var maengel = leitung.getTransportConnection() instanceof NettyConnection aussen
                    ? maengel(aussen)
                    : List.<String>of();
            leitungen.put(leitung, maengel);
            zuletzt = maengel;
        }
        return true;
    }

    @Override
    public String code() {
        return "BROKER_VERSCHLUESSELT";
    }

    @Override
    public Befund pruefe() {
        vergissGeschlossene();
        var maengel = new ArrayList<String>();
        leitungen.values().forEach(maengel::addAll);
        eingebettet.stream()
                .flatMap(broker -> broker.getConfiguration().getAcceptorConfigurations().stream())
                .filter(Brokerleitung::offenOhneTls)
                .forEach(eingang -> maengel.add("der eingebettete Broker nimmt Verbindungen ohne TLS an"));
        var letzte = zuletzt;
        if (letzte == null && maengel.isEmpty()) {
            return Befund.unbekannt("der Hub hat noch keine Verbindung zum Broker");
        }
        if (letzte != null && leitungen.isEmpty()) {
            maengel.addAll(letzte);
        }
        return Befund.aus(
                maengel,
                "die Verbindungen zum Broker sind verschlüsselt, und dessen Zertifikat ist geprüft, oder er ist in diesem Prozess",
                "in spring.artemis.broker-url den Anschluss mit TLS und sslEnabled=true angeben, ohne verifyHost und trustAll; auch die"
                        + " Adressen, die ein Broker weiteren nennt (connectors), brauchen sslEnabled=true");
    }

    private void vergissGeschlossene() {
        leitungen.keySet().removeIf(RemotingConnection::isDestroyed);
    }

    private static List<String> maengel(NettyConnection leitung) {
        var maengel = new ArrayList<String>();
        var tls = leitung.getNettyChannel().pipeline().get(SslHandler.class);
        if (tls == null) {
            maengel.add("eine Verbindung zum Broker ist unverschlüsselt");
        } else {
            var version = tls.engine().getSession().getProtocol();
            if (!VERSIONEN.contains(version)) {
                maengel.add("eine Verbindung zum Broker hat nur " + version);
            }
            var angaben = leitung.getConnectorConfig().getParams();
            if (getBooleanProperty(TRUST_ALL_PROP_NAME, false, angaben)
                    || !getBooleanProperty(VERIFY_HOST_PROP_NAME, true, angaben)) {
                maengel.add("das Zertifikat eines Brokers wird nicht geprüft");
            }
        }
        return maengel;
    }

    private static boolean offenOhneTls(TransportConfiguration eingang) {
        return eingang.getFactoryClassName().equals(NettyAcceptorFactory.class.getName())
                && !getBooleanProperty(SSL_ENABLED_PROP_NAME, false, eingang.getParams());
    }
}

package de.postfachhub.einstellungen;

import static org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants.SSL_ENABLED_PROP_NAME;
import static org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants.TRUST_ALL_PROP_NAME;
import static org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants.VERIFY_HOST_PROP_NAME;

import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.utils.ConfigurationHelper;
import org.springframework.core.env.Environment;

/** A standalone broker, reached with TLS alone, whose certificate is checked. Artemis itself reads the URL. */
final class Brokersicherheit {

    private static final String URL = "spring.artemis.broker-url";
    private static final String BEISPIEL = "zum Beispiel tcp://broker.example:61617?sslEnabled=true";

    private Brokersicherheit() {}

    static void pruefe(Environment umgebung, Maengel maengel) {
        maengel.falls(
                "embedded".equalsIgnoreCase(umgebung.getProperty("spring.artemis.mode")),
                "spring.artemis.mode: der eingebettete Broker ist nicht für die Produktion; die Einstellung entfernen");
        if (maengel.verlange(umgebung, URL, "die Adresse des Brokers mit TLS, " + BEISPIEL)) {
            pruefeUrl(umgebung.getRequiredProperty(URL), maengel);
        }
        maengel.verlange(umgebung, "spring.artemis.user", "der Benutzer des Hubs beim Broker");
        maengel.verlange(umgebung, "spring.artemis.password", "dessen Kennwort");
    }

    private static void pruefeUrl(String url, Maengel maengel) {
        try (var factory = new ActiveMQConnectionFactory(url)) {
            // None where brokers are looked for in the net, which Artemis refuses unless it is told otherwise.
            for (TransportConfiguration adresse : Objects.requireNonNull(factory.getStaticConnectors())) {
                pruefeAdresse(adresse, maengel);
            }
        } catch (RuntimeException e) {
            maengel.falls(true, URL + ": ist keine Adresse eines Brokers; erlaubt ist " + BEISPIEL);
        }
    }

    private static void pruefeAdresse(TransportConfiguration adresse, Maengel maengel) {
        if (!NettyConnectorFactory.class.getName().equals(adresse.getFactoryClassName())) {
            maengel.falls(true, URL + ": ist kein Broker auf einem Server; erlaubt ist " + BEISPIEL);
            return;
        }
        var stelle = URL + " (" + adresse.getParams().get("host") + "): ";
        maengel.falls(
                !wahr(adresse.getParams(), SSL_ENABLED_PROP_NAME, false),
                stelle + "ohne TLS; den Anschluss mit TLS angeben und sslEnabled=true anhängen, " + BEISPIEL);
        maengel.falls(
                !wahr(adresse.getParams(), VERIFY_HOST_PROP_NAME, true),
                stelle + "verifyHost=false prüft den Namen des Brokers nicht; entfernen");
        maengel.falls(
                wahr(adresse.getParams(), TRUST_ALL_PROP_NAME, false),
                stelle + "trustAll=true vertraut jedem Zertifikat; entfernen");
    }

    private static boolean wahr(Map<String, Object> angaben, String name, boolean vorgabe) {
        return ConfigurationHelper.getBooleanProperty(name, vorgabe, angaben);
    }
}

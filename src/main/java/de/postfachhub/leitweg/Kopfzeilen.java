package de.postfachhub.leitweg;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The door for the properties of messages. A sender's own pass, as they are.
 *
 * <p>Kept out, in any upper and lower case: {@code Camel*}, by which a message would steer a component, and the names under which the hub tells
 * an agency what it decided. Not passed on: what is addressed to a broker and not to the receiver. Artemis would carry it out a second time at
 * each send of the hub: the sender's duplicate id ({@code _AMQ_DUPL_ID}) makes the message undeliverable.
 */
final class Kopfzeilen implements HeaderFilterStrategy {

    /** What the hub writes on a message. The routes set them, so a lint test compares both. */
    static final Set<String> DES_HUBS = Set.of(
            "NachrichtId",
            "VorgangId",
            "Anliegen",
            "Dienststelle",
            "Bereich",
            "EingangAm",
            "Zuordnung",
            "Klaerungsgrund",
            "Klaerungstext",
            "Aussonderungsgrund",
            "Herkunftsqueue");

    private static final Set<String> DES_HUBS_KLEIN =
            DES_HUBS.stream().map(Kopfzeilen::klein).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> DES_BROKERS = Set.of(
            "jmsxuserid",
            "jmsxappid",
            "jmsxdeliverycount",
            "jmsxproducertxid",
            "jmsxconsumertxid",
            "jmsxrcvtimestamp",
            "jmsxrecvtimestamp",
            "jmsxstate");

    /** What Artemis makes of the frame of a STOMP message, beside the sender's own. */
    private static final Set<String> DES_STOMP_RAHMENS =
            Set.of("amqMessageId", "destination", "destination-type", "content-length", "receipt", "transaction");

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object wert, Exchange exchange) {
        return vonCamel(name) || DES_HUBS_KLEIN.contains(klein(name));
    }

    /** Camel writes none: JMS has no form for some names and values. {@link Nachrichtenbau} does. */
    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object wert, Exchange exchange) {
        return true;
    }

    /** Whether a property leaves the hub with the message. */
    static boolean reist(String name, Map<String, Object> alle) {
        return !vonCamel(name)
                && !anBroker(name)
                && !DES_BROKERS.contains(klein(name))
                && !(DES_STOMP_RAHMENS.contains(name) && kamMitStomp(alle));
    }

    private static boolean vonCamel(String name) {
        String klein = klein(name);
        return klein.startsWith("camel") || klein.startsWith("org.apache.camel.");
    }

    /** {@code JMS*} without an X are the standard headers, which Camel writes, and {@code JMS_<vendor>}, such as JMS_AMQP_CONTENT_TYPE. */
    private static boolean anBroker(String name) {
        return name.startsWith("_AMQ_") || name.startsWith("JMS") && !name.startsWith("JMSX");
    }

    /**
     * STOMP gives no id, and repeats in the message to which queue it was sent, perhaps before the broker moved it; elsewhere
     * {@code destination} is the sender's own word.
     */
    private static boolean kamMitStomp(Map<String, Object> alle) {
        return alle.get("JMSMessageID") == null
                && alle.get("destination") instanceof String ziel
                && (alle.get("JMSDestination") instanceof ActiveMQDestination queue && ziel.endsWith(queue.getName())
                        || alle.get("_AMQ_ORIG_ADDRESS") instanceof String vorher && ziel.endsWith(vorher));
    }

    private static String klein(String name) {
        return name.toLowerCase(Locale.ENGLISH);
    }
}

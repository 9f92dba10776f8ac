package de.postfachhub.leitweg;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * The door for JMS properties. A sender's own properties pass, in both directions, as they are.
 *
 * <p>Kept out, in any upper and lower case: {@code Camel*}, by which a message would steer a component, {@code JMSX*} that brokers
 * set themselves, and the names under which the hub tells an agency what it decided.
 */
final class Kopfzeilen extends DefaultHeaderFilterStrategy {

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
            "Klaerungstext");

    private static final Set<String> DES_BROKERS = Set.of(
            "jmsxuserid",
            "jmsxappid",
            "jmsxdeliverycount",
            "jmsxproducertxid",
            "jmsxconsumertxid",
            "jmsxrcvtimestamp",
            "jmsxrecvtimestamp",
            "jmsxstate");

    private static final Set<String> DES_HUBS_KLEIN =
            Set.copyOf(DES_HUBS.stream().map(Kopfzeilen::klein).toList());

    Kopfzeilen() {
        setLowerCase(true);
        setOutFilterStartsWith("camel", "org.apache.camel.");
        setInFilterStartsWith("camel", "org.apache.camel.");
        getOutFilter().addAll(DES_BROKERS);
        getInFilter().addAll(DES_HUBS_KLEIN);
    }

    private static String klein(String name) {
        return name.toLowerCase(Locale.ENGLISH);
    }
}

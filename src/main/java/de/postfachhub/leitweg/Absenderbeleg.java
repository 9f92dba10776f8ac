package de.postfachhub.leitweg;

import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says who sent a message, for {@link Eingang#BENUTZER}: nobody where it isn't proven.
 *
 * <p>On messages of AMQP the broker writes no user, and passes on the one that the sender names. They bear a mark, whose value a sender can
 * empty, so that no header shows it; so the message itself is looked at.
 */
@Component("absenderbeleg")
public final class Absenderbeleg {

    private static final String VON_AMQP = "JMS_AMQP_ORIGINAL_ENCODING";

    private final Brokerbenutzer brokerbenutzer;

    Absenderbeleg(Brokerbenutzer brokerbenutzer) {
        this.brokerbenutzer = brokerbenutzer;
    }

    public @Nullable String benutzer(Exchange exchange) throws JMSException {
        return exchange.getIn() instanceof JmsMessage jms
                        && jms.getJmsMessage() instanceof ActiveMQMessage message
                        && !message.getCoreMessage().containsProperty(VON_AMQP)
                ? brokerbenutzer.belegt(message.getStringProperty(Brokerbenutzer.KOPFZEILE))
                : null;
    }
}

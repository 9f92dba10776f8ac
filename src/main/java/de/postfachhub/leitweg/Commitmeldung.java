package de.postfachhub.leitweg;

import de.postfachhub.nachricht.Nachrichteneinstellungen;
import de.postfachhub.protokoll.Ereignisart;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets a refused commit be told, and journaled like any other failed attempt, see {@code routes/stoerung-melden.camel.yaml}. */
@Component
final class Commitmeldung {

    private final ObjectProvider<CamelContext> camel;
    private final Brokerverbindung verbindung;
    private final Vertragspruefung vertrag;
    private final Nachrichtenkonverter konverter;

    Commitmeldung(
            ObjectProvider<CamelContext> camel,
            Brokerverbindung verbindung,
            Vertragspruefung vertrag,
            Nachrichteneinstellungen einstellungen) {
        this.camel = camel;
        this.verbindung = verbindung;
        this.vertrag = vertrag;
        this.konverter = new Nachrichtenkonverter(einstellungen.hoechstgroesse());
    }

    /**
     * @param endpoint from which the route reads
     * @param message that was received in the transaction, if one was
     */
    void melde(Endpoint endpoint, @Nullable Message message, Commitverweigert fehler) {
        if (!fehler.ausgangBekannt()) {
            return;
        }
        verbindung.abgewiesen(fehler);
        if (message == null) {
            return;
        }
        CamelContext context = camel.getObject();
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, fehler.getCause());
        context.getRoutes().stream()
                .filter(route -> route.getEndpoint().equals(endpoint))
                .forEach(route -> exchange.setProperty(Exchange.FAILURE_ROUTE_ID, route.getRouteId()));
        beschreibe(message, exchange);
        try (var sender = context.createFluentProducerTemplate()) {
            sender.withExchange(exchange).to("direct:stoerung-melden").send();
        } catch (Exception e) {
            throw new IllegalStateException("Camel's sender can't be closed", e);
        }
    }

    /** What the route needs of a message that it didn't get itself. A streamed body can't be read a second time: then its envelope is unknown. */
    private void beschreibe(Message message, Exchange exchange) {
        try {
            exchange.getIn().setHeader("JMSMessageID", message.getJMSMessageID());
            exchange.getIn().setHeader("JMSDestination", message.getJMSDestination());
            exchange.getIn().setHeader("JMSXDeliveryCount", message.getIntProperty("JMSXDeliveryCount"));
            if (message instanceof BytesMessage bytes) {
                bytes.reset();
            }
            exchange.setVariable("eingang", vertrag.pruefe(Ereignisart.EINGEGANGEN, konverter.fromMessage(message)));
        } catch (JMSException | RuntimeException e) {
            // The event then says less of the message, and still that an attempt failed, and how.
        }
    }
}

package de.postfachhub.leitweg;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.postfachhub.benachrichtigung.Benachrichtigungsauftrag;
import de.postfachhub.nachricht.Nachrichteneinstellungen;
import de.postfachhub.protokoll.Ereignis;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.component.jms.JmsMessageHelper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * How routes reach the broker: as competing consumers whose local transaction holds everything that a message causes.
 *
 * <p>Producers of a route join the transaction of its consumer because both use the same connection factory.
 */
@Configuration(proxyBeanMethods = false)
class Jmseinrichtung {

    @Bean
    JmsComponent jms(
            CachingConnectionFactory connectionFactory,
            Nachrichteneinstellungen einstellungen,
            Brokerverbindung verbindung) {
        JmsComponent jms = komponente(connectionFactory, einstellungen);
        jms.setTransacted(true);
        // The session's own transaction is enough; a transaction manager would only wrap it.
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setRecoveryInterval(5000);
        jms.setExceptionListener(verbindung);
        // The text of an exception may quote the message. routes/stoerung-melden.camel.yaml logs its class instead.
        jms.setErrorHandlerLoggingLevel(LoggingLevel.OFF);
        jms.setErrorHandlerLogStackTrace(false);
        return jms;
    }

    /** For what must be told although the transaction of the message is rolled back. */
    @Bean
    JmsComponent jmsSofort(CachingConnectionFactory connectionFactory, Nachrichteneinstellungen einstellungen) {
        ConnectionFactory eigene = new CachingConnectionFactory(connectionFactory.getTargetConnectionFactory());
        return komponente(eigene, einstellungen);
    }

    private static JmsComponent komponente(
            ConnectionFactory connectionFactory, Nachrichteneinstellungen einstellungen) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connectionFactory);
        jms.setMessageConverter(new Nachrichtenkonverter(einstellungen.hoechstgroesse()));
        jms.setHeaderFilterStrategy(new Kopfzeilen());
        jms.setJmsKeyFormatStrategy(new Kopfzeilennamen());
        jms.setMessageCreatedStrategy((message, session, exchange, cause) -> haltbar(message));
        // A JMSReplyTo of a sender must not make the hub answer.
        jms.setDisableReplyTo(true);
        // Camel would send the received message again where it takes the new one for unchanged.
        jms.setAlwaysCopyMessage(true);
        return jms;
    }

    /** What the hub sends survives a restart of the broker and never expires, whatever the sender of the message wished. */
    private static void haltbar(Message message) {
        try {
            message.setJMSExpiration(0);
            message.setJMSDeliveryMode(DeliveryMode.PERSISTENT);
            JmsMessageHelper.removeJmsProperty(message, JmsConstants.JMS_DELIVERY_MODE);
        } catch (JMSException e) {
            throw new IllegalStateException("Eine JMS-Nachricht lässt sich nicht als haltbar kennzeichnen.", e);
        }
    }

    @Bean
    JacksonDataFormat benachrichtigungsauftragJson(ObjectMapper objectMapper) {
        return new JacksonDataFormat(objectMapper, Benachrichtigungsauftrag.class);
    }

    @Bean
    JacksonDataFormat ereignisseJson(ObjectMapper objectMapper) {
        return new JacksonDataFormat(objectMapper, Ereignis[].class);
    }
}

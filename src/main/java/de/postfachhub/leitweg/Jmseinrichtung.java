package de.postfachhub.leitweg;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import de.postfachhub.benachrichtigung.Benachrichtigungsauftrag;
import de.postfachhub.nachricht.Nachrichteneinstellungen;
import de.postfachhub.protokoll.Ereignis;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.PassThroughJmsKeyFormatStrategy;
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
            Brokerverbindung verbindung,
            Einzelquittung quittung,
            Commitmeldung commitmeldung) {
        JmsComponent jms = komponente(connectionFactory, () -> {}, einstellungen);
        jms.setTransacted(true);
        // The session's own transaction is enough; a transaction manager would only wrap it.
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setConsumerType(ConsumerType.Custom);
        jms.setMessageListenerContainerFactory(endpoint -> new Empfangscontainer(
                endpoint, quittung, (message, fehler) -> commitmeldung.melde(endpoint, message, fehler)));
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
        var eigene = new ProducerCachingConnectionFactory(connectionFactory.getTargetConnectionFactory());
        // No bean, so nobody but the component ends its connection.
        return komponente(eigene, eigene::destroy, einstellungen);
    }

    private static JmsComponent komponente(
            ConnectionFactory connectionFactory, Runnable amEnde, Nachrichteneinstellungen einstellungen) {
        JmsComponent jms = new Komponente(amEnde);
        jms.setConnectionFactory(connectionFactory);
        jms.setMessageConverter(new Nachrichtenkonverter(einstellungen.hoechstgroesse()));
        jms.setHeaderFilterStrategy(new Kopfzeilen());
        jms.setMessageCreatedStrategy(new Nachrichtenbau());
        // A JMSReplyTo of a sender must not make the hub answer.
        jms.setDisableReplyTo(true);
        // Camel would send the received message again where it takes the new one for unchanged.
        jms.setAlwaysCopyMessage(true);
        return jms;
    }

    /** For what the hub sends to itself. Jackson 2, because Camel's data format is; the rest of the hub has Spring's. */
    @Bean
    ObjectMapper nachrichtenJson() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
    }

    @Bean
    JacksonDataFormat benachrichtigungsauftragJson(ObjectMapper objectMapper) {
        return new JacksonDataFormat(objectMapper, Benachrichtigungsauftrag.class);
    }

    @Bean
    JacksonDataFormat ereignisseJson(ObjectMapper objectMapper) {
        return new JacksonDataFormat(objectMapper, Ereignis[].class);
    }

    /** Names of properties stay as they are. Camel drops the component's strategy for names from each endpoint that it makes. */
    private static final class Komponente extends JmsComponent {

        private final Runnable amEnde;

        Komponente(Runnable amEnde) {
            this.amEnde = amEnde;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            JmsEndpoint endpoint = (JmsEndpoint) super.createEndpoint(uri, remaining, parameters);
            endpoint.setJmsKeyFormatStrategy(new PassThroughJmsKeyFormatStrategy());
            return endpoint;
        }

        @Override
        protected void doShutdown() throws Exception {
            super.doShutdown();
            amEnde.run();
        }
    }
}

package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSession.QueueQuery;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jms.connection.CachingConnectionFactory;

@ExtendWith(OutputCaptureExtension.class)
class BrokerwartungTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void warnsOfABrokerWithOlderSettings(boolean dieser, CapturedOutput ausgabe) throws Exception {
        QueueQuery antwort = mock();
        when(antwort.isExists()).thenReturn(dieser);
        ClientSession kern = mock();
        when(kern.queueQuery(SimpleString.of("postfach.fehler.unlesbar"))).thenReturn(antwort);
        ActiveMQSession session = mock();
        when(session.getCoreSession()).thenReturn(kern);
        ActiveMQConnection connection = mock();
        when(connection.createSession()).thenReturn(session);
        ConnectionFactory broker = mock();
        when(broker.createConnection()).thenReturn(connection);

        new Brokerwartung(new CachingConnectionFactory(broker), mock())
                .warte(new ContextRefreshedEvent(mock(ApplicationContext.class)));

        assertThat(ausgabe.getOut().contains("älteren Einstellungen")).isNotEqualTo(dieser);
    }
}

package de.postfachhub.leitweg;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import de.postfachhub.nachricht.Nachrichteneinstellungen;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.util.unit.DataSize;

class JmseinrichtungTest {

    @Test
    void endsTheConnectionForWhatMustBeToldAtOnce() throws Exception {
        Connection connection = mock();
        ConnectionFactory broker = mock();
        when(broker.createConnection()).thenReturn(connection);
        var jmsSofort = new Jmseinrichtung()
                .jmsSofort(new CachingConnectionFactory(broker), new Nachrichteneinstellungen(DataSize.ofMegabytes(1)));
        try (var camel = new DefaultCamelContext()) {
            camel.addComponent("jmsSofort", jmsSofort);
            camel.start();
            jmsSofort.getConnectionFactory().createConnection().start();
        }

        verify(connection).close();
    }
}

package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmpfangscontainerTest {

    private final Session session = mock();
    private final Message message = mock();
    private final JMSException fehler = BrokerfehlerTest.fehler(ActiveMQExceptionType.ADDRESS_FULL);
    private JmsEndpoint endpoint;

    @BeforeEach
    void sucheEndpoint() {
        var jms = new JmsComponent();
        var camel = new DefaultCamelContext();
        camel.addComponent("jms", jms);
        endpoint = camel.getEndpoint("jms:queue:probe", JmsEndpoint.class);
    }

    @Test
    void commitsAndTellsNothing() throws Exception {
        new Empfangscontainer(endpoint, new Einzelquittung(), (eine, warum) -> {
                    throw new AssertionError();
                })
                .commitIfNecessary(session, message);

        verify(session).commit();
    }

    @Test
    void tellsOfTheCommitThatTheBrokerRefuses() throws Exception {
        doThrow(fehler).when(session).commit();
        List<Object> gemeldet = new ArrayList<>();
        var container = new Empfangscontainer(endpoint, new Einzelquittung(), (eine, warum) -> {
            gemeldet.add(eine);
            gemeldet.add(warum.getCause());
        });

        assertThatThrownBy(() -> container.commitIfNecessary(session, message)).isInstanceOf(Commitverweigert.class);

        assertThat(gemeldet).containsExactly(message, fehler.getCause());
    }

    /** Spring throws the session away for a JMSException alone, and Artemis answers each commit of that session with the same fault. */
    @Test
    void failsWithTheFaultOfTheCommitAlthoughItCanNotBeTold() throws Exception {
        doThrow(fehler).when(session).commit();
        var stoppt = new IllegalStateException("Camel stops");
        var container = new Empfangscontainer(endpoint, new Einzelquittung(), (eine, warum) -> {
            throw stoppt;
        });

        assertThatThrownBy(() -> container.commitIfNecessary(session, message))
                .isInstanceOf(Commitverweigert.class)
                .hasSuppressedException(stoppt);
    }
}

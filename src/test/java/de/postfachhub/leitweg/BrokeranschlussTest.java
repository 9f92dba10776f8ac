package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.artemis.autoconfigure.ArtemisProperties;
import org.springframework.jms.connection.CachingConnectionFactory;

class BrokeranschlussTest {

    /** With either of the first two nothing would be received at all, or a message be lost with a hub that is killed. */
    @Test
    void acknowledgesInItsOwnWayWhateverTheUrlSays() {
        ObjectProvider<ArtemisProperties> artemis = mock();
        when(artemis.getObject()).thenReturn(new ArtemisProperties());
        ObjectProvider<Einzelquittung> quittung = mock();
        when(quittung.getObject()).thenReturn(new Einzelquittung());
        ObjectProvider<Brokerleitung> leitung = mock();
        when(leitung.getObject()).thenReturn(new Brokerleitung(mock()));
        var factory =
                new ActiveMQConnectionFactory("tcp://broker.example:61617?blockOnAcknowledge=true&preAcknowledge=true"
                        + "&consumerWindowSize=1048576&transactionBatchSize=1048576");
        assertThat(factory.isBlockOnAcknowledge()).isTrue();
        assertThat(factory.isPreAcknowledge()).isTrue();

        new Brokeranschluss(artemis, quittung, leitung)
                .postProcessAfterInitialization(new CachingConnectionFactory(factory), "jmsConnectionFactory");

        assertThat(factory.isBlockOnAcknowledge()).isFalse();
        assertThat(factory.isPreAcknowledge()).isFalse();
        assertThat(factory.getConsumerWindowSize()).isZero();
        assertThat(factory.getTransactionBatchSize()).isZero();
    }
}

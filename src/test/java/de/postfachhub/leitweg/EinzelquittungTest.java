package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.jms.JMSException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionAcknowledgeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionIndividualAcknowledgeMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EinzelquittungTest {

    private final Einzelquittung quittung = new Einzelquittung();
    private final RemotingConnection verbindung = mock();
    private final ActiveMQMessage message = mock();

    static Stream<Packet> quittungen() {
        return Stream.of(
                new SessionAcknowledgeMessage(1, 2, false), new SessionIndividualAcknowledgeMessage(1, 2, false));
    }

    @ParameterizedTest
    @MethodSource("quittungen")
    void letsTheClientAcknowledgeNothingWhileItReceives(Packet packet) throws Exception {
        var empfangen = quittung.ohneQuittung(() -> {
            assertThat(quittung.intercept(packet, verbindung)).isFalse();
            assertThat(CompletableFuture.supplyAsync(() -> quittung.intercept(packet, verbindung))
                            .join())
                    .as("another thread")
                    .isTrue();
            return message;
        });

        assertThat(empfangen).isSameAs(message);
        assertThat(quittung.intercept(packet, verbindung)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("quittungen")
    void letsItAcknowledgeAgainAfterAReceiveThatFailed(Packet packet) {
        assertThatThrownBy(() -> quittung.ohneQuittung(() -> {
                    throw new JMSException("gone");
                }))
                .hasMessage("gone");

        assertThat(quittung.intercept(packet, verbindung)).isTrue();
    }

    @Test
    void holdsBackNothingElse() throws Exception {
        quittung.ohneQuittung(() -> {
            assertThat(quittung.intercept(mock(Packet.class), verbindung)).isTrue();
            return null;
        });
    }

    @Test
    void acknowledgesTheOneMessage() throws Exception {
        ClientMessage empfangene = mock();
        when(message.getCoreMessage()).thenReturn(empfangene);

        Einzelquittung.quittiere(message);

        verify(empfangene).individualAcknowledge();
    }

    @Test
    void failsWhereTheBrokerRefusesTheAcknowledgement() throws Exception {
        ClientMessage empfangene = mock();
        when(message.getCoreMessage()).thenReturn(empfangene);
        doThrow(new ActiveMQIllegalStateException("no consumer"))
                .when(empfangene)
                .individualAcknowledge();

        assertThatThrownBy(() -> Einzelquittung.quittiere(message))
                .isInstanceOf(JMSException.class)
                .hasCauseInstanceOf(ActiveMQIllegalStateException.class);
    }
}

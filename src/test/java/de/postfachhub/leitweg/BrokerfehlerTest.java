package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerfehlerTest {

    @ParameterizedTest
    @EnumSource(names = {"ADDRESS_FULL", "SECURITY_EXCEPTION", "ILLEGAL_STATE", "IO_ERROR", "TRANSACTION_ROLLED_BACK"})
    void knowsWhatBecameOfATransactionThatTheBrokerRefused(ActiveMQExceptionType typ) {
        assertThat(new Commitverweigert(fehler(typ)).ausgangBekannt()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CONNECTION_TIMEDOUT",
                "DISCONNECTED",
                "NOT_CONNECTED",
                "OBJECT_CLOSED",
                "REMOTE_DISCONNECT",
                "TRANSACTION_OUTCOME_UNKNOWN",
                "UNBLOCKED"
            })
    void doesNotKnowWhatBecameOfATransactionWithoutAnAnswer(ActiveMQExceptionType typ) {
        assertThat(new Commitverweigert(fehler(typ)).ausgangBekannt()).isFalse();
    }

    @Test
    void doesNotKnowItFromTheClientItself() {
        assertThat(new Commitverweigert(new IllegalStateException("Session is closed")).ausgangBekannt())
                .isFalse();
    }

    @Test
    void namesTheTypeAndNothingOfTheMessage() {
        assertThat(Brokerfehler.code(fehler(ActiveMQExceptionType.ADDRESS_FULL)))
                .isEqualTo("ADDRESS_FULL");
        assertThat(Brokerfehler.code(new IllegalStateException("quoted"))).isEqualTo("IllegalStateException");
    }

    @Test
    void tellsAConsumerThatWasThrownOutFromALostConnection() {
        assertThat(Brokerfehler.verbraucherGeschlossen(fehler(ActiveMQExceptionType.ILLEGAL_STATE)))
                .isTrue();
        assertThat(Brokerfehler.verbraucherGeschlossen(fehler(ActiveMQExceptionType.DISCONNECTED)))
                .isFalse();
        assertThat(Brokerfehler.verbraucherGeschlossen(new JMSException("x"))).isFalse();
    }

    static JMSException fehler(ActiveMQExceptionType typ) {
        var fehler = new JMSException("quoted");
        fehler.initCause(new ActiveMQException("quoted", typ));
        return fehler;
    }
}

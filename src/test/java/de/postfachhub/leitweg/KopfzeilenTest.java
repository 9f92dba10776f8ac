package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KopfzeilenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fachverfahren",
                "cloudEvents:type",
                "",
                "JMSXGroupID",
                "JMSXGroupSeq",
                "destination",
                "receipt",
                "_AMQX",
                "PostfachHubKennung",
                "cam"
            })
    void letsTheSendersOwnTravel(String name) {
        assertThat(Kopfzeilen.reist(name, Map.of(name, "wert"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelJmsDestinationName",
                "cameljmsdestinationname",
                "CAMEL",
                "org.apache.camel.jms",
                "_AMQ_DUPL_ID",
                "_AMQ_ORIG_QUEUE",
                "JMS_AMQP_ContentType",
                "JMSType",
                "JMSXUserID",
                "jmsxdeliverycount"
            })
    void keepsWhatSteersCamelOrABroker(String name) {
        assertThat(Kopfzeilen.reist(name, Map.of(name, "wert"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NachrichtId", "NACHRICHTID", "herkunftsqueue", "CamelX", "cAmElx"})
    void readsFromNoSenderWhatTheHubOrCamelWrites(String name) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            assertThat(new Kopfzeilen().applyFilterToExternalHeaders(name, "wert", new DefaultExchange(camel)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqMessageId", "destination", "content-length", "receipt", "transaction"})
    void keepsTheFrameOfAStompMessage(String name) {
        var alle = stomp("postfach.eingang", "postfach.eingang");

        assertThat(Kopfzeilen.reist(name, alle)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqMessageId", "destination", "content-length", "receipt", "transaction"})
    void keepsTheFrameOfAStompMessageThatTheBrokerHasMoved(String name) {
        var alle = stomp("/queue/postfach.eingang", "postfach.ausgesondert");
        alle.put("_AMQ_ORIG_ADDRESS", "postfach.eingang");

        assertThat(Kopfzeilen.reist(name, alle)).isFalse();
    }

    @Test
    void letsTravelWhatOnlyLooksLikeTheFrameOfStomp() {
        var mitKennung = stomp("postfach.eingang", "postfach.eingang");
        mitKennung.put("JMSMessageID", "ID:1");

        assertThat(Kopfzeilen.reist("destination", mitKennung)).isTrue();
        assertThat(Kopfzeilen.reist("destination", stomp("Hamburg", "postfach.eingang")))
                .isTrue();
    }

    private static Map<String, Object> stomp(String gesandtAn, String liegtIn) {
        return new HashMap<>(Map.of(
                "destination",
                gesandtAn,
                "JMSDestination",
                ActiveMQDestination.createDestination(liegtIn, ActiveMQDestination.TYPE.QUEUE)));
    }
}

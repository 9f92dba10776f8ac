package de.postfachhub.leitweg;

import static de.postfachhub.leitweg.BrokerfehlerTest.fehler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

@ExtendWith(OutputCaptureExtension.class)
class BrokerverbindungTest {

    private final SimpleMeterRegistry metriken = new SimpleMeterRegistry();
    private final DefaultMessageListenerContainer container = mock();
    private Instant jetzt = Instant.parse("2025-10-01T07:00:00Z");
    private Brokerverbindung verbindung;

    @BeforeEach
    void liesMitEinerRoute() throws Exception {
        JmsConsumer consumer = mock();
        when(consumer.getListenerContainer()).thenReturn(container);
        Route route = mock();
        when(route.getConsumer()).thenReturn(consumer);
        CamelContext camel = mock();
        when(camel.getRoutes()).thenReturn(List.of(route));
        ObjectProvider<CamelContext> provider = mock();
        when(provider.getObject()).thenReturn(camel);
        Clock uhr = mock();
        when(uhr.instant()).thenAnswer(frage -> jetzt);
        when(uhr.withZone(any())).thenReturn(Clock.fixed(jetzt, ZoneOffset.UTC));
        verbindung = new Brokerverbindung(provider, metriken, uhr);
    }

    @Test
    void countsARefusedCommitOnceAlthoughSpringTellsOfItTwice(CapturedOutput ausgabe) {
        var voll = new Commitverweigert(fehler(ActiveMQExceptionType.ADDRESS_FULL));
        verbindung.abgewiesen(voll);
        verbindung.onException(voll);
        verbindung.onException(voll);

        verbindung.pruefe();

        assertThat(abweisungen("ADDRESS_FULL")).isEqualTo(1);
        assertThat(ausgabe.getOut())
                .contains("Der Broker hat 1 Mal die Arbeit an einer Nachricht zurückgewiesen (ADDRESS_FULL)");
        assertThat(verbindung.gestoert()).isFalse();
    }

    @Test
    void namesEachReasonOfASecond(CapturedOutput ausgabe) {
        verbindung.abgewiesen(new Commitverweigert(fehler(ActiveMQExceptionType.ADDRESS_FULL)));
        verbindung.abgewiesen(new Commitverweigert(fehler(ActiveMQExceptionType.ADDRESS_FULL)));
        verbindung.onException(fehler(ActiveMQExceptionType.ILLEGAL_STATE));

        verbindung.pruefe();
        verbindung.pruefe();

        assertThat(abweisungen("ADDRESS_FULL")).isEqualTo(2);
        assertThat(abweisungen("ILLEGAL_STATE")).isEqualTo(1);
        assertThat(ausgabe.getOut())
                .containsOnlyOnce("zurückgewiesen")
                .contains("Der Broker hat 3 Mal", "(ADDRESS_FULL, ILLEGAL_STATE)");
    }

    @Test
    void takesACommitWithoutAnAnswerForALostConnection(CapturedOutput ausgabe) {
        verbindung.onException(new Commitverweigert(fehler(ActiveMQExceptionType.TRANSACTION_OUTCOME_UNKNOWN)));
        verbindung.onException(new Commitverweigert(fehler(ActiveMQExceptionType.OBJECT_CLOSED)));

        verbindung.pruefe();

        assertThat(verbindung.gestoert()).isTrue();
        assertThat(ausgabe.getOut())
                .containsOnlyOnce("Die Verbindung zum Broker ist gestört (TRANSACTION_OUTCOME_UNKNOWN)")
                .doesNotContain("zurückgewiesen");
    }

    @Test
    void takesTheMomentAfterARefusalForNoLostConnection(CapturedOutput ausgabe) {
        verbindung.onException(fehler(ActiveMQExceptionType.OBJECT_CLOSED));
        when(container.isRecovering()).thenReturn(true);
        verbindung.pruefe();
        when(container.isRecovering()).thenReturn(false);
        verbindung.pruefe();

        assertThat(verbindung.gestoert()).isFalse();
        assertThat(abweisungen("OBJECT_CLOSED")).isEqualTo(1);
        assertThat(ausgabe.getOut()).doesNotContain("gestört");
    }

    @Test
    void saysThatTheConnectionIsLostOnceAndWhenItIsBack(CapturedOutput ausgabe) {
        verbindung.onException(fehler(ActiveMQExceptionType.OBJECT_CLOSED));
        when(container.isRecovering()).thenReturn(true);
        verbindung.pruefe();
        verbindung.pruefe();
        verbindung.pruefe();
        assertThat(verbindung.gestoert()).isTrue();

        when(container.isRecovering()).thenReturn(false);
        verbindung.pruefe();
        assertThat(verbindung.gestoert()).isTrue();
        jetzt = jetzt.plus(Duration.ofSeconds(7));
        verbindung.pruefe();

        assertThat(verbindung.gestoert()).isFalse();
        assertThat(ausgabe.getOut())
                .containsOnlyOnce("Die Verbindung zum Broker ist gestört (OBJECT_CLOSED)")
                .containsOnlyOnce("Die Verbindung zum Broker steht wieder")
                .doesNotContain("zurückgewiesen");
    }

    private double abweisungen(String code) {
        return metriken.get("postfach.jms.abweisungen")
                .tag("code", code)
                .counter()
                .count();
    }
}

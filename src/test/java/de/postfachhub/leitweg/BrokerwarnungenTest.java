package de.postfachhub.leitweg;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServerLogger;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;

class BrokerwarnungenTest {

    private static final SimpleString ADRESSE = SimpleString.of("postfach.eingang");

    private final ListAppender<ILoggingEvent> zeilen = new ListAppender<>();
    private final ActiveMQServerLogger broker = ActiveMQServerLogger.LOGGER;

    @BeforeEach
    void schalteEin() {
        new Brokerwarnungen().initialize(new GenericApplicationContext());
        zeilen.start();
        logger().addAppender(zeilen);
    }

    @AfterEach
    void schalteAus() {
        logger().detachAppender(zeilen);
    }

    @Test
    void tellsThatSendersAreBlocked() {
        broker.blockingMessageProduction(ADRESSE, "size=1");
        broker.blockingDiskFull(ADRESSE);
        broker.maxDiskUsageReached("1GB", "100GB", "99%");

        assertThat(zeilen.list)
                .extracting(zeile -> zeile.getFormattedMessage().substring(0, 9))
                .containsExactly("AMQ222183", "AMQ222212", "AMQ222210");
    }

    @Test
    void keepsSilentWhereArtemisQuotesAMessage() {
        var message = new CoreMessage(1, 100);
        message.putStringProperty("firma", "Kanarienvogel GmbH");
        var reference = MessageReference.Factory.createReference(message, null);

        broker.sendingMessageToDLA(reference, ADRESSE, ADRESSE);
        broker.errorBrowserHandlingMessage(reference, new IllegalStateException());
        broker.errorCancellingRefOnBridge(reference, new IllegalStateException());

        assertThat(zeilen.list).isEmpty();
    }

    @Test
    void tellsAnError() {
        broker.initializationError(new IllegalStateException());

        assertThat(zeilen.list).hasSize(1);
    }

    private static Logger logger() {
        var logger = (Logger) LoggerFactory.getLogger("org.apache.activemq.artemis.core.server");
        logger.setLevel(Level.WARN);
        return logger;
    }
}

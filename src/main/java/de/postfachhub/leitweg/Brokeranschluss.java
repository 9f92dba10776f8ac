package de.postfachhub.leitweg;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.artemis.autoconfigure.ArtemisProperties;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Component;

/** Sets on the connection to the broker what Spring Boot's settings don't reach. */
@Component
final class Brokeranschluss implements BeanPostProcessor, DisposableBean {

    /**
     * A consumer takes no message ahead of the one that it works on. Else a hub that is killed, or a message that makes the broker throw the
     * consumer out, would cost all that it held ahead one of their delivery attempts.
     */
    private static final int OHNE_VORAUSLESEN = 0;

    /**
     * Each acknowledgement goes out at once. One that waits for the commit is lost where the broker throws the consumer out meanwhile; the commit
     * would then deliver the message and leave it in its queue too. Told at once, the broker refuses the commit.
     */
    private static final int OHNE_SAMMELN = 0;

    private final ObjectProvider<ArtemisProperties> artemis;
    private final ObjectProvider<Einzelquittung> quittung;
    private final ObjectProvider<Brokerleitung> leitung;
    private @Nullable CachingConnectionFactory anschluss;

    Brokeranschluss(
            ObjectProvider<ArtemisProperties> artemis,
            ObjectProvider<Einzelquittung> quittung,
            ObjectProvider<Brokerleitung> leitung) {
        this.artemis = artemis;
        this.quittung = quittung;
        this.leitung = leitung;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof CachingConnectionFactory caching
                && caching.getTargetConnectionFactory() instanceof ActiveMQConnectionFactory factory) {
            factory.setConsumerWindowSize(OHNE_VORAUSLESEN);
            factory.setTransactionBatchSize(OHNE_SAMMELN);
            // Whatever the URL says: Einzelquittung holds back what the one would wait for, and the other acknowledges
            // before the work.
            factory.setBlockOnAcknowledge(false);
            factory.setPreAcknowledge(false);
            factory.getServerLocator().addOutgoingInterceptor(leitung.getObject());
            factory.getServerLocator().addOutgoingInterceptor(quittung.getObject());
            // Spring Boot doesn't log in to an embedded broker, ours asks for it.
            factory.setUser(artemis.getObject().getUser());
            factory.setPassword(artemis.getObject().getPassword());
            anschluss = new ProducerCachingConnectionFactory(new Brokerhandschlag(factory));
            return anschluss;
        }
        return bean;
    }

    @Override
    public void destroy() {
        if (anschluss != null) {
            anschluss.destroy();
        }
    }
}

package de.postfachhub.leitweg;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisProperties;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Component;

/** Sets on the connection to the broker what Spring Boot's settings don't reach. */
@Component
final class Brokeranschluss implements BeanPostProcessor {

    /** Bytes that a consumer takes ahead. Few: a killed hub costs every message that it held ahead one of its delivery attempts. */
    private static final int VORAUSLESE_BYTES = 64 * 1024;

    private final ObjectProvider<ArtemisProperties> artemis;

    Brokeranschluss(ObjectProvider<ArtemisProperties> artemis) {
        this.artemis = artemis;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof CachingConnectionFactory caching
                && caching.getTargetConnectionFactory() instanceof ActiveMQConnectionFactory factory) {
            factory.setConsumerWindowSize(VORAUSLESE_BYTES);
            // Spring Boot doesn't log in to an embedded broker, ours asks for it.
            factory.setUser(artemis.getObject().getUser());
            factory.setPassword(artemis.getObject().getPassword());
            caching.setTargetConnectionFactory(new Brokerhandschlag(factory));
        }
        return bean;
    }
}

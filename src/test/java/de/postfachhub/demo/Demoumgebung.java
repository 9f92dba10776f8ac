package de.postfachhub.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.jms.ConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jms.core.JmsTemplate;

/** What the demo adds to the hub. */
@Profile("demo")
@Configuration(proxyBeanMethods = false)
class Demoumgebung {

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailsenke(@Value("${spring.mail.port}") int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /** The portal's and the agencies' access to the broker, outside of any transaction of the hub. */
    @Bean
    JmsTemplate broker(ConnectionFactory connectionFactory) {
        return new JmsTemplate(connectionFactory);
    }
}

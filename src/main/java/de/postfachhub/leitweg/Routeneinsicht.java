package de.postfachhub.leitweg;

import de.postfachhub.konsole.Mbeanfenster;
import java.lang.management.ManagementFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelContextCustomizer;
import org.springframework.stereotype.Component;

/** Lets Camel show its routes in Hawtio, through a window that keeps messages in. */
@Component
final class Routeneinsicht implements CamelContextCustomizer {

    @Override
    public void configure(CamelContext camel) {
        var agent = camel.getManagementStrategy().getManagementAgent();
        if (agent != null) {
            agent.setMBeanServer(Mbeanfenster.vor(ManagementFactory.getPlatformMBeanServer()));
        }
    }
}

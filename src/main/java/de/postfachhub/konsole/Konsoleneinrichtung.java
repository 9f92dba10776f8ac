package de.postfachhub.konsole;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Konsoleneinrichtung {

    @Bean(initMethod = "init", destroyMethod = "destroy")
    Hawtiorechte hawtiorechte() {
        return new Hawtiorechte();
    }

    /** Behind the login and before Hawtio's own filters and servlets. */
    @Bean
    FilterRegistrationBean<Hawtioanschluss> hawtioanschluss(ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new Hawtioanschluss(json));
        filter.addUrlPatterns(Hawtioanschluss.BENUTZER, Hawtioanschluss.ABMELDEN);
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }
}

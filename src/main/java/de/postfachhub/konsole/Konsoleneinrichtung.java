package de.postfachhub.konsole;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class Konsoleneinrichtung {

    @Bean(initMethod = "init", destroyMethod = "destroy")
    Hawtiorechte hawtiorechte() {
        return new Hawtiorechte();
    }

    /** Behind the login and before Hawtio's own filters and servlets. */
    @Bean
    FilterRegistrationBean<Hawtioanschluss> hawtioanschluss(JsonMapper json) {
        var filter = new FilterRegistrationBean<>(new Hawtioanschluss(json));
        filter.addUrlPatterns(Hawtioanschluss.BENUTZER, Hawtioanschluss.ABMELDEN);
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }
}

package de.postfachhub.zugang;

import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many sessions there are at most. When one begins: {@link Sitzungsbeginn}. When it ends: {@link Sitzungsende}. */
@Configuration(proxyBeanMethods = false)
class Sitzungen {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hoechstzahlDerSitzungen(
            Sitzungseinstellungen einstellungen) {
        return server -> server.addContextCustomizers(kontext -> {
            var sitzungen = new StandardManager();
            sitzungen.setMaxActiveSessions(einstellungen.insgesamt());
            kontext.setManager(sitzungen);
        });
    }
}

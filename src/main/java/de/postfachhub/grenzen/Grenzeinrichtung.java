package de.postfachhub.grenzen;

import java.time.Duration;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class Grenzeinrichtung {

    /** Without a further byte of a body; Tomcat's own is the time for a connection without a request. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** After Spring Boot's, so that the address of whoever stands behind a proxy is known. */
    @Bean
    @Order
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> grenzen(Gesundheitseinstellungen einstellungen) {
        return server -> {
            var gesundheit = einstellungen.istAn() ? Gesundheitsanschluss.von(einstellungen) : null;
            if (gesundheit != null) {
                server.addAdditionalConnectors(gesundheit);
            }
            server.addEngineValves(new Adresspruefung(gesundheit), new Koerperannahme());
        };
    }

    @Bean
    TomcatProtocolHandlerCustomizer<AbstractHttp11Protocol<?>> pausen() {
        return protokoll -> {
            protokoll.setDisableUploadTimeout(false);
            protokoll.setConnectionUploadTimeout((int) PAUSE.toMillis());
        };
    }
}

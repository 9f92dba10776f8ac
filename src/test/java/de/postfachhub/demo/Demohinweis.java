package de.postfachhub.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the demo where to look. */
@Profile("demo")
@Component
class Demohinweis {

    private static final Logger LOG = LoggerFactory.getLogger(Demohinweis.class);

    @EventListener
    void bereit(ApplicationReadyEvent bereit) {
        int port = ((ServletWebServerApplicationContext) bereit.getApplicationContext())
                .getWebServer()
                .getPort();
        LOG.info("""

                Die Demo läuft: http://localhost:{}/
                Anmeldung (Name und Kennwort gleich): leser, verwaltung, genehmigung, betrieb, revision
                Broker: tcp://localhost:61616, Benutzer demo, Kennwort demo
                Ende mit Strg+C; die Daten liegen in target/demo.
                """, port);
    }
}

package de.postfachhub.zugang;

import java.io.IOException;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.session.SessionInformationExpiredEvent;

/** When a session begins, and how many there are at most. When it ends: {@link Sitzungsende}. */
@Configuration(proxyBeanMethods = false)
class Sitzungen {

    private final Sitzungseinstellungen einstellungen;

    Sitzungen(Sitzungseinstellungen einstellungen) {
        this.einstellungen = einstellungen;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hoechstzahlDerSitzungen() {
        return server -> server.addContextCustomizers(kontext -> {
            var sitzungen = new StandardManager();
            sitzungen.setMaxActiveSessions(einstellungen.insgesamt());
            kontext.setManager(sitzungen);
        });
    }

    /** Tells the list of sessions what the container ends. */
    @Bean
    HttpSessionEventPublisher sitzungsereignisse() {
        return new HttpSessionEventPublisher();
    }

    void richteEin(SessionManagementConfigurer<HttpSecurity> sitzungen, Browserantwort browser) {
        sitzungen
                .addSessionAuthenticationStrategy(new Sitzungsbeginn())
                .sessionConcurrency(gleichzeitig -> gleichzeitig
                        .maximumSessions(einstellungen.jeBenutzer())
                        .expiredSessionStrategy(ereignis -> beende(ereignis, browser)));
    }

    private static void beende(SessionInformationExpiredEvent ereignis, Browserantwort browser) throws IOException {
        var anfrage = ereignis.getRequest();
        var sitzung = anfrage.getSession(false);
        if (sitzung != null) {
            sitzung.invalidate();
        }
        Auditzeile.zu("sitzungsende")
                .mit(
                        Auditzeile.Feld.BENUTZER,
                        String.valueOf(ereignis.getSessionInformation().getPrincipal()))
                .mit(Auditzeile.Feld.ADRESSE, anfrage.getRemoteAddr())
                .mit(Auditzeile.Feld.GRUND, "zu viele Sitzungen zugleich")
                .abgelehnt();
        browser.zurAnmeldung(anfrage, ereignis.getResponse(), Seiten.Anlass.VERDRAENGT);
    }
}

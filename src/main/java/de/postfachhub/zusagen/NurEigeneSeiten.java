package de.postfachhub.zusagen;

import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The pages hold nothing but the hub's own, no console of a database or of a server: whatever else is mapped is refused. */
@Component
final class NurEigeneSeiten implements Zusage {

    private static final Set<String> EIGENE = Set.of(
            "org.springframework.web.servlet.DispatcherServlet",
            "org.apache.catalina.servlets.DefaultServlet",
            "org.jolokia.server.core.http.AgentServlet",
            "io.hawt.web.auth.AuthConfigurationServlet",
            "io.hawt.web.auth.keycloak.KeycloakServlet");

    private final Webserver server;

    NurEigeneSeiten(Webserver server) {
        this.server = server;
    }

    @Override
    public String code() {
        return "NUR_EIGENE_SEITEN";
    }

    @Override
    public Befund pruefe() {
        var fremde = server.seiten().getServletContext().getServletRegistrations().values().stream()
                .filter(servlet -> !EIGENE.contains(String.valueOf(servlet.getClassName())))
                .map(NurEigeneSeiten::fund)
                .sorted()
                .toList();
        return Befund.aus(
                fremde,
                "es gibt keine Seiten als die des Hubs, keine Konsole einer Datenbank",
                "die Einstellung oder die Bibliothek entfernen, die es einrichtet, zum Beispiel spring.h2.console.enabled");
    }

    private static String fund(ServletRegistration servlet) {
        return "unter " + String.join(" und ", servlet.getMappings()) + " ist " + servlet.getClassName()
                + " zu erreichen";
    }
}

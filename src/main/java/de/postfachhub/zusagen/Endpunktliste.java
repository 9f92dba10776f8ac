package de.postfachhub.zusagen;

import java.util.ArrayList;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.jmx.JmxEndpointExporter;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.stereotype.Component;

/** Of Spring Boot's endpoints three are there. Others show settings, threads and memory, or change levels of the log. */
@Component
final class Endpunktliste implements Zusage {

    private static final Set<String> ERLAUBT = Set.of("health", "prometheus", "sbom");

    private final ObjectProvider<WebEndpointsSupplier> web;
    private final ObjectProvider<JmxEndpointExporter> jmx;

    Endpunktliste(ObjectProvider<WebEndpointsSupplier> web, ObjectProvider<JmxEndpointExporter> jmx) {
        this.web = web;
        this.jmx = jmx;
    }

    @Override
    public String code() {
        return "NUR_DREI_ENDPUNKTE";
    }

    @Override
    public Befund pruefe() {
        var fehler = new ArrayList<String>();
        web.stream()
                .flatMap(alle -> alle.getEndpoints().stream())
                .map(endpunkt -> endpunkt.getEndpointId().toLowerCaseString())
                .filter(name -> !ERLAUBT.contains(name))
                .sorted()
                .forEach(name -> fehler.add("/actuator/" + name + " ist zu erreichen"));
        if (jmx.stream().findAny().isPresent()) {
            fehler.add("die Endpunkte sind über JMX zu erreichen");
        }
        return Befund.aus(
                fehler,
                "von den Endpunkten gibt es health, prometheus und sbom",
                "management.endpoints.web.exposure.include und spring.jmx.enabled entfernen");
    }
}

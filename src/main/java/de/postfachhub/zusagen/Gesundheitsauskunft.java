package de.postfachhub.zusagen;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.stereotype.Component;

/** Who hasn't signed in learns whether the hub works, and not why it doesn't. */
@Component
final class Gesundheitsauskunft implements Zusage {

    private final ObjectProvider<HealthEndpointGroups> gruppen;

    Gesundheitsauskunft(ObjectProvider<HealthEndpointGroups> gruppen) {
        this.gruppen = gruppen;
    }

    @Override
    public String code() {
        return "HEALTH_OHNE_EINZELHEITEN";
    }

    @Override
    public Befund pruefe() {
        var fehler = new ArrayList<String>();
        gruppen.stream()
                .flatMap(alle -> Stream.concat(
                        Stream.of(alle.getPrimary()), alle.getNames().stream().map(alle::get)))
                .filter(Gesundheitsauskunft::erzaehltJedem)
                .findAny()
                .ifPresent(gruppe ->
                        fehler.add("/actuator/health zeigt Einzelheiten, ohne nach einer Anmeldung zu fragen"));
        return Befund.aus(
                fehler,
                "Einzelheiten des Zustands sieht nur, wer angemeldet ist",
                "management.endpoint.health.show-details und .show-components entfernen, auch die der Gruppen");
    }

    private static boolean erzaehltJedem(HealthEndpointGroup gruppe) {
        return gruppe.showDetails(SecurityContext.NONE) || gruppe.showComponents(SecurityContext.NONE);
    }
}

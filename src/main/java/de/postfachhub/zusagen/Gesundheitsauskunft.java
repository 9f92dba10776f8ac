package de.postfachhub.zusagen;

import java.security.Principal;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.stereotype.Component;

/** Whether the hub works, anybody may learn; why it doesn't, those who run or audit it. */
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
                .ifPresent(gruppe -> fehler.add("/actuator/health zeigt Einzelheiten, ohne nach der Rolle zu fragen"));
        return Befund.aus(
                fehler,
                "Einzelheiten des Zustands sehen nur bestimmte Rollen",
                "management.endpoint.health.show-details, .show-components und .roles entfernen, auch die der Gruppen");
    }

    private static boolean erzaehltJedem(HealthEndpointGroup gruppe) {
        return Stream.of(SecurityContext.NONE, new OhneRolle())
                .anyMatch(jemand -> gruppe.showDetails(jemand) || gruppe.showComponents(jemand));
    }

    /** Somebody who has signed in, and may nothing. */
    private static final class OhneRolle implements SecurityContext {

        @Override
        public Principal getPrincipal() {
            return () -> "niemand";
        }

        @Override
        public boolean isUserInRole(String rolle) {
            return false;
        }
    }
}

package de.postfachhub.zugang;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says about the API as a whole; the rooms describe their own resources. */
@Configuration(proxyBeanMethods = false)
class Schnittstellenbeschreibung {

    private static final String BASIC = "basic";

    @Bean
    OpenAPI schnittstelle() {
        return new OpenAPI()
                .info(new Info().title("Postfach-Hub").version("1").description("""
                                Auskunft und Verwaltung des Postfach-Hubs, der Nachrichten des Leistungspostfachs an die \
                                zuständige Agentur für Arbeit leitet. Inhalte von Nachrichten gibt diese Schnittstelle nicht \
                                heraus.

                                Jede Anfrage braucht eine Anmeldung mit einer Rolle: lesen dürfen alle Rollen, ändern nur \
                                BETRIEB, ADMINISTRATION und GENEHMIGUNG, jede für das Ihre. Fehler kommen als Problem Details \
                                nach RFC 9457 (application/problem+json); was an einer Eingabe falsch ist, steht vollständig in \
                                `fehler`. Zeitpunkte haben immer einen Abstand zu UTC."""))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("Benutzername und Kennwort (HTTP Basic)")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }
}

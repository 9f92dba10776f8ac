package de.postfachhub.zugang;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** What the OpenAPI document says about the API as a whole; the rooms describe their own resources. */
@Configuration(proxyBeanMethods = false)
class Schnittstellenbeschreibung {

    private static final String BASIC = "basic";
    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI schnittstelle(Environment umgebung) {
        return new OpenAPI()
                // Where the document was found, and not at the host that the request names.
                .servers(List.of(new Server().url(umgebung.getProperty("server.servlet.context-path", "/"))))
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

    /** Every error is a problem, whatever a room says of its good answers, also one that no room names. */
    @Bean
    OpenApiCustomizer fehlerSindProbleme() {
        return schnittstelle -> {
            // Not before: springdoc throws away what no room refers to. Spring's own description of it doesn't know
            // "fehler".
            schnittstelle.getComponents().addSchemas(PROBLEM, problem());
            schnittstelle.getComponents().getSchemas().remove("ProblemDetail");
            schnittstelle.getPaths().values().stream()
                    .flatMap(pfad -> pfad.readOperations().stream())
                    .map(Operation::getResponses)
                    .forEach(antworten -> {
                        antworten.setDefault(new ApiResponse().description("Jeder andere Fehler"));
                        antworten.forEach((status, antwort) -> {
                            if (!status.startsWith("2")) {
                                antwort.setContent(new Content()
                                        .addMediaType(
                                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new io.swagger.v3.oas.models.media.MediaType()
                                                        .schema(new Schema<>().$ref(PROBLEM))));
                            }
                        });
                    });
        };
    }

    /**
     * By resource and method: by the method alone two of the same name would be told apart by a number, and a client's function would
     * be another one as soon as somebody adds a third.
     */
    @Bean
    OperationCustomizer eindeutigeNamen() {
        return (operation, methode) -> operation.operationId(
                StringUtils.uncapitalize(methode.getBeanType().getSimpleName().replaceFirst("(?i)resource$", ""))
                        + StringUtils.capitalize(methode.getMethod().getName()));
    }

    private static Schema<?> problem() {
        var angabe = new ObjectSchema()
                .addProperty("code", new StringSchema().description("bleibt, auch wenn der Text sich ändert"))
                .addProperty("feld", new StringSchema().description("leer: die Anfrage als Ganzes"))
                .addProperty("text", new StringSchema().description("was falsch ist und was erlaubt ist"))
                .required(List.of("code", "feld", "text"));
        return new ObjectSchema()
                .description("Problem Details nach RFC 9457")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema().format("int32"))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri").description("dieser eine Fall, wie im Log"))
                .addProperty(
                        "fehler", new ArraySchema().items(angabe).description("alles, was an der Eingabe falsch ist"))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }
}

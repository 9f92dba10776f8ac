package de.postfachhub.zugang;

import de.postfachhub.Testdatenbank;
import jakarta.validation.constraints.Max;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * This room in a web server, without the rest of the hub, and a resource that does what other rooms do. The profile keeps
 * it out of contexts that scan the packages, as the demo's.
 */
@Profile("probe")
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ValidationAutoConfiguration.class,
    AuditAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    UserDetailsServiceAutoConfiguration.class,
    EndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    HealthContributorAutoConfiguration.class,
    HealthContributorRegistryAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class,
    EnvironmentEndpointAutoConfiguration.class,
    org.springdoc.core.configuration.SpringDocConfiguration.class,
    org.springdoc.core.properties.SpringDocConfigProperties.class,
    org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration.class,
    org.springdoc.webmvc.ui.SwaggerConfig.class,
    org.springdoc.core.properties.SwaggerUiConfigProperties.class,
    org.springdoc.core.properties.SwaggerUiOAuthProperties.class,
})
@EnableConfigurationProperties({
    Benutzereinstellungen.class,
    Anmeldeeinstellungen.class,
    Sicherheitseinstellungen.class,
    Sitzungseinstellungen.class
})
@Import({
    Anmeldung.class,
    Anmeldedienste.class,
    Anmeldesperre.class,
    Anmeldewege.class,
    Kennwortanmeldung.class,
    Personenregister.class,
    Probe.Datenbank.class,
    Handelnderzuordnung.class,
    Benutzerverzeichnis.class,
    Problemantwort.class,
    Apifehler.class,
    Fehlerseite.class,
    Seiten.class,
    Seitenrahmen.class,
    Sicherheitsauskunft.class,
    Sicherheitsprotokoll.class,
    Sitzungen.class,
    Sitzungsbeginn.class,
    Sitzungsende.class,
    Zahlenleser.class,
    Zugriffsabweisung.class,
    Probe.Uhr.class,
    Probe.Startseite.class,
    Schnittstellenbeschreibung.class,
    Probe.Resource.class
})
class Probe {

    static final String KANARIE = "Kanarienvogel-0815";

    /** A clock that tests move on. */
    static final class Uhr extends Clock {

        private Duration vorgestellt = Duration.ZERO;

        synchronized void stelleVor(Duration um) {
            vorgestellt = vorgestellt.plus(um);
        }

        @Override
        public synchronized Instant instant() {
            return Instant.now().plus(vorgestellt);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Profile("probe")
    @Configuration(proxyBeanMethods = false)
    static class Datenbank {

        @Bean
        JdbcClient jdbc() {
            return Testdatenbank.h2().jdbc();
        }
    }

    /** A page of another room. */
    @Profile("probe")
    @Controller
    static class Startseite {

        @GetMapping("/")
        String start() {
            return "probe";
        }

        @GetMapping("/ohne-datenbank")
        String ohneDatenbank() {
            throw new DataAccessResourceFailureException(KANARIE);
        }
    }

    @Profile("probe")
    @RestController
    @RequestMapping("/api/probe")
    static class Resource {

        record Auftrag(String grund) {}

        @GetMapping
        String lies() {
            return "gelesen";
        }

        @GetMapping("/wer")
        Handelnder wer(Handelnder wer) {
            return wer;
        }

        @PostMapping
        String aendere() {
            return "geändert";
        }

        @PostMapping("/genehmigung")
        @PreAuthorize("hasRole('GENEHMIGUNG')")
        String genehmige() {
            return "genehmigt";
        }

        @PostMapping("/auftrag")
        String nimmAn(@RequestBody Auftrag auftrag) {
            return "angenommen";
        }

        @GetMapping("/{id}")
        String eine(@PathVariable UUID id) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Die Probe gibt es nicht.");
        }

        @GetMapping("/zahl/{nummer}")
        String zahl(@PathVariable long nummer) {
            return String.valueOf(nummer);
        }

        @GetMapping("/suche")
        String suche(
                @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) OffsetDateTime von,
                @RequestParam(defaultValue = "1") @Max(value = 9, message = "höchstens 9") int seite,
                @RequestParam(defaultValue = "LESEN") Rolle rolle) {
            return "gefunden";
        }

        @GetMapping("/fehler")
        String scheitere() {
            throw new IllegalStateException(KANARIE);
        }

        @GetMapping("/gestoert")
        String ohneDatenbank() {
            throw new DataAccessResourceFailureException(KANARIE);
        }
    }
}

package de.postfachhub.konsole;

import io.hawt.HawtioContextListener;
import io.hawt.system.ConfigManager;
import io.hawt.web.auth.AuthConfigurationServlet;
import io.hawt.web.auth.AuthenticationConfiguration;
import io.hawt.web.auth.ClientRouteRedirectFilter;
import io.hawt.web.auth.Redirector;
import io.hawt.web.auth.keycloak.KeycloakServlet;
import io.hawt.web.filters.BaseTagHrefFilter;
import io.hawt.web.filters.ResponseHeadersFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jolokia.server.core.http.AgentServlet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Hawtio's pages and Jolokia, behind the hub's login: what {@code hawtio-springboot} does for Spring Boot 3, without Hawtio's own login,
 * its way to other servers and its download of flight recordings (CVE-2026-133535). To be deleted for the one that Hawtio publishes for
 * Spring Boot 4.
 */
@Configuration(proxyBeanMethods = false)
class Hawtioeinrichtung implements WebMvcConfigurer {

    static final String HAWTIO = "/actuator/hawtio";

    private static final String STARTSEITE = HAWTIO + "/index.html";

    /**
     * The hub knows what it runs in, and an error's text may quote a message. Jolokia would tell the host's address and the process's
     * number for its name, and for its address the one that somebody asked for first. Hawtio asks for nine levels; whoever asks for more
     * of anything gets no more than this.
     */
    private static final Map<String, String> JOLOKIA = Map.of(
            "disableDetectors", "true",
            "allowErrorDetails", "false",
            "includeStackTrace", "false",
            "agentId", "postfach-hub",
            "discoveryAgentUrl", "/actuator/jolokia",
            "maxDepth", "10",
            "maxCollectionSize", "5000",
            "maxObjects", "200000");

    /** The hub's own login stands before it. */
    private static final Map<String, String> ANGABEN = Map.of("authenticationEnabled", "false");

    @Bean
    ServletRegistrationBean<AgentServlet> jolokia(Konsolenrichtlinie richtlinie) {
        var jolokia = new ServletRegistrationBean<>(
                new AgentServlet(richtlinie), "/actuator/jolokia/*", HAWTIO + "/jolokia/*");
        jolokia.setInitParameters(JOLOKIA);
        return jolokia;
    }

    /** Behind the login. */
    @Bean
    FilterRegistrationBean<Konsolenschleuse> konsolenschleuse() {
        return filter(new Konsolenschleuse(), 1, "/actuator/jolokia/*", HAWTIO + "/jolokia/*");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry dateien) {
        dateien.addResourceHandler(HAWTIO + "/**").addResourceLocations("classpath:/hawtio-static/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry adressen) {
        adressen.addRedirectViewController(HAWTIO, HAWTIO + "/").setKeepQueryParams(true);
        adressen.addViewController(HAWTIO + "/").setViewName("forward:" + STARTSEITE);
    }

    /** Hawtio asks for plugins of others. There are none. */
    @Bean
    RouterFunction<ServerResponse> hawtioErweiterungen() {
        return RouterFunctions.route()
                .GET(HAWTIO + "/plugin", anfrage -> ServerResponse.ok().body(List.of()))
                .build();
    }

    @Bean
    ServletListenerRegistrationBean<HawtioContextListener> hawtioBeginn() {
        return new ServletListenerRegistrationBean<>(new HawtioContextListener(new ConfigManager(ANGABEN::get)));
    }

    @Bean
    ServletRegistrationBean<AuthConfigurationServlet> hawtioAnmeldearten() {
        return new ServletRegistrationBean<>(new AuthConfigurationServlet(HAWTIO), HAWTIO + "/auth/config/*");
    }

    @Bean
    ServletRegistrationBean<KeycloakServlet> hawtioKeycloak() {
        return new ServletRegistrationBean<>(new KeycloakServlet(), HAWTIO + "/keycloak/*");
    }

    @Bean
    FilterRegistrationBean<ResponseHeadersFilter> hawtioKopfzeilen() {
        return filter(new ResponseHeadersFilter(), 1, HAWTIO + "/*");
    }

    /** A page of Hawtio's is one of its script; its address, opened anew, leads to the script. */
    @Bean
    FilterRegistrationBean<ClientRouteRedirectFilter> hawtioAdressen() {
        var dateien = Arrays.stream(AuthenticationConfiguration.UNSECURED_PATHS)
                .map(HAWTIO::concat)
                .toArray(String[]::new);
        var weiterleitung = new Redirector();
        weiterleitung.setApplicationContextPath(HAWTIO);
        var adressen = new ClientRouteRedirectFilter(dateien, HAWTIO);
        adressen.setRedirector(weiterleitung);
        return filter(adressen, 2, HAWTIO + "/*");
    }

    /** Writes into the start page where it is. */
    @Bean
    FilterRegistrationBean<BaseTagHrefFilter> hawtioStartseite() {
        var startseite = filter(new BaseTagHrefFilter(), 3, HAWTIO + "/", STARTSEITE);
        startseite.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD);
        startseite.addInitParameter(BaseTagHrefFilter.PARAM_APPLICATION_CONTEXT_PATH, HAWTIO);
        return startseite;
    }

    private static <F extends Filter> FilterRegistrationBean<F> filter(F filter, int stelle, String... adressen) {
        var anmeldung = new FilterRegistrationBean<>(filter);
        anmeldung.addUrlPatterns(adressen);
        anmeldung.setOrder(stelle);
        return anmeldung;
    }
}

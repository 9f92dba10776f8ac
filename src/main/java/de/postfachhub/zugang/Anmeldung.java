package de.postfachhub.zugang;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Two ways in. A request that brings a name and a password with it (HTTP Basic) is judged by itself and leaves no session;
 * every other request is a browser's, with form or OpenID Connect, session and CSRF token. What a user may do is the same on
 * both ways; what a room allows beyond that stands in the room.
 *
 * <p>Each Basic request pays for bcrypt, about a tenth of a second. That is on purpose: a cache of passwords in memory isn't
 * worth it for an API of people and scripts.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class Anmeldung {

    static final String SEITE = "/anmelden";
    static final String ABMELDEN = "/abmelden";

    /** Everything from the hub itself; inline styles and data images are what Swagger UI needs. Hawtio's pages bring a policy of their own. */
    private static final String INHALTE = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String GERAETE = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private static final String[] ALLE =
            Arrays.stream(Rolle.values()).filter(Rolle::liest).map(Rolle::name).toArray(String[]::new);

    private static final String[] AENDERNDE = {
        Rolle.BETRIEB.name(), Rolle.ADMINISTRATION.name(), Rolle.GENEHMIGUNG.name()
    };

    @Bean
    PasswordEncoder kennwortpruefung() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Without it a method that refuses somebody tells nobody. */
    @Bean
    AuthorizationEventPublisher abweisungen(ApplicationEventPublisher ereignisse) {
        return new SpringAuthorizationEventPublisher(ereignisse);
    }

    /** A link in a mail keeps the login, a form on another site doesn't have it. */
    @Bean
    CookieSameSiteSupplier sitzungNurVonHier() {
        return CookieSameSiteSupplier.ofLax();
    }

    @Bean
    @Order(1)
    SecurityFilterChain mitNameUndKennwort(HttpSecurity http, Problemantwort problem) throws Exception {
        return http.securityMatcher(Anmeldung::istBasic)
                .authorizeHttpRequests(Anmeldung::rechte)
                .headers(Anmeldung::kopfzeilen)
                .sessionManagement(sitzung -> sitzung.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                // There is nothing to sign out of.
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new Fremdseitensperre(problem), BasicAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(problem))
                .exceptionHandling(
                        fehler -> fehler.authenticationEntryPoint(problem).accessDeniedHandler(problem))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain imBrowser(
            HttpSecurity http, Problemantwort problem, Sitzungsbeginn beginn, Optional<Dienstanmeldung> dienste)
            throws Exception {
        var browser = new Browserantwort(problem);
        http.authorizeHttpRequests(Anmeldung::rechte)
                .headers(Anmeldung::kopfzeilen)
                // The wanted page travels in the address, see Wunschseite.
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(new Anmeldetoken()).csrfTokenRequestHandler(new Tokenannahme()))
                // Each login begins a new one anyhow.
                .sessionManagement(sitzung -> sitzung.sessionFixation(SessionFixationConfigurer::none)
                        .addSessionAuthenticationStrategy(beginn))
                .formLogin(form -> form.loginPage(SEITE)
                        .usernameParameter("benutzername")
                        .passwordParameter("kennwort")
                        .successHandler(Anmeldung::leiteWeiter)
                        .failureHandler(Anmeldung::weiseAb))
                .logout(abmelden -> abmelden.logoutUrl(ABMELDEN)
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessUrl(SEITE + "?abgemeldet"))
                .exceptionHandling(
                        fehler -> fehler.authenticationEntryPoint(browser).accessDeniedHandler(browser));
        if (dienste.isPresent()) {
            dienste.get().richteEin(http);
        }
        return http.build();
    }

    private static void rechte(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry anfragen) {
        anfragen.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        "/actuator/health/**",
                        SEITE,
                        Dienstabmeldung.SEITE,
                        Sicherheitsauskunft.ADRESSE,
                        "/seiten/**",
                        "/webjars/htmx.org/**",
                        "/webjars/picocss__pico/**")
                .permitAll()
                // Hawtio would ask other servers in the name of the hub. Its page asks whether it may, and hears that
                // there is no such thing.
                .requestMatchers(HttpMethod.GET, "/actuator/hawtio/proxy/enabled")
                .hasAnyRole(ALLE)
                .requestMatchers("/actuator/hawtio/proxy/**")
                .denyAll()
                .requestMatchers(HttpMethod.GET, "/actuator/hawtio/**", "/actuator/jolokia/**")
                .hasAnyRole(ALLE)
                .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                .hasAnyRole(Rolle.BETRIEB.name(), Rolle.METRIKEN.name())
                .requestMatchers(HttpMethod.POST, "/actuator/hawtio/jolokia/**", "/actuator/jolokia/**")
                .hasAnyRole(ALLE)
                .requestMatchers("/actuator/hawtio/**", "/actuator/jolokia/**")
                .denyAll()
                // What the jar holds.
                .requestMatchers(HttpMethod.GET, "/actuator/sbom/**")
                .hasAnyRole(Rolle.BETRIEB.name(), Rolle.REVISION.name())
                .requestMatchers("/actuator/**")
                .hasRole(Rolle.BETRIEB.name())
                .requestMatchers(HttpMethod.GET, "/api/**")
                .hasAnyRole(ALLE)
                .requestMatchers(HttpMethod.HEAD, "/api/**")
                .hasAnyRole(ALLE)
                .requestMatchers("/api/auskunft/**")
                .hasRole(Rolle.REVISION.name())
                .requestMatchers("/api/**")
                .hasAnyRole(AENDERNDE)
                .anyRequest()
                .hasAnyRole(ALLE);
    }

    private static void kopfzeilen(HeadersConfigurer<HttpSecurity> kopfzeilen) {
        kopfzeilen
                .contentSecurityPolicy(inhalte -> inhalte.policyDirectives(INHALTE))
                .referrerPolicy(verweis -> verweis.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(geraete -> geraete.policy(GERAETE))
                .crossOriginOpenerPolicy(fenster -> fenster.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                // A browser sends a remembered name and password along with a script that another site asks for.
                .crossOriginResourcePolicy(von -> von.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** After the login a person gets the page that was asked for. */
    static void leiteWeiter(HttpServletRequest anfrage, HttpServletResponse antwort, Authentication wer)
            throws IOException {
        antwort.sendRedirect(Wunschseite.ziel(anfrage));
    }

    /** Why, nobody is told. */
    private static void weiseAb(HttpServletRequest anfrage, HttpServletResponse antwort, AuthenticationException grund)
            throws IOException {
        if (grund instanceof SessionAuthenticationException) {
            Sitzungsbeginn.weiseAb(anfrage, antwort);
        } else {
            antwort.sendRedirect(Wunschseite.anmeldung(anfrage, Seiten.Anlass.FEHLER));
        }
    }

    private static boolean istBasic(HttpServletRequest anfrage) {
        var nachweis = anfrage.getHeader(HttpHeaders.AUTHORIZATION);
        return nachweis != null && nachweis.regionMatches(true, 0, "Basic", 0, "Basic".length());
    }
}

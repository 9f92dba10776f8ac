package de.postfachhub.zugang;

import java.time.Clock;
import java.util.HashSet;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import tools.jackson.databind.json.JsonMapper;

/** The OpenID providers of {@code spring.security.oauth2.client.*}; without any of these settings nothing here is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class Anmeldedienste {

    /** Of the hub, as the request names it. */
    private static final String ADRESSE = "{baseUrl}";

    /**
     * A provider that describes itself ({@code issuer-uri}) is asked when the first person wants to sign in, and again until it
     * answers: the hub starts without it. What the settings say completely is checked at the start.
     */
    @Bean
    ClientRegistrationRepository dienstverzeichnis(
            OAuth2ClientProperties einstellungen, Anmeldeeinstellungen anmeldung) {
        var verzeichnis =
                new SupplierClientRegistrationRepository(() -> lies(einstellungen, anmeldung.adresseOder(ADRESSE)));
        if (einstellungen.getProvider().values().stream().allMatch(dienst -> dienst.getIssuerUri() == null)) {
            verzeichnis.iterator();
        }
        return verzeichnis;
    }

    @Bean
    Anmeldedienstabfrage dienstabfrage() {
        return new Anmeldedienstabfrage();
    }

    @Bean
    Dienstanmeldung dienstanmeldung(
            ClientRegistrationRepository dienste,
            Anmeldedienstabfrage abfrage,
            Anmeldeeinstellungen einstellungen,
            Benutzerverzeichnis verzeichnis,
            Personenregister register,
            JsonMapper json,
            Clock uhr) {
        return new Dienstanmeldung(
                dienste,
                abfrage,
                new Dienstbenutzer(einstellungen, verzeichnis, register),
                new Dienstanfragen(dienste, json, uhr),
                einstellungen.adresseOder(ADRESSE));
    }

    private static InMemoryClientRegistrationRepository lies(OAuth2ClientProperties einstellungen, String adresse) {
        return new InMemoryClientRegistrationRepository(new OAuth2ClientPropertiesMapper(einstellungen)
                .asClientRegistrations().values().stream()
                        .map(dienst -> mitIdTokenUndPkce(dienst, adresse))
                        .toList());
    }

    /** Without an id token, which the scope asks for, nobody knows who signs in; a code without PKCE could be another person's. */
    private static ClientRegistration mitIdTokenUndPkce(ClientRegistration dienst, String adresse) {
        var scopes = dienst.getScopes() == null ? new HashSet<String>() : new HashSet<>(dienst.getScopes());
        scopes.add(OidcScopes.OPENID);
        return ClientRegistration.withClientRegistration(dienst)
                .scope(scopes)
                // Where a request that asks for a login doesn't decide: it may name any host.
                .redirectUri(dienst.getRedirectUri().replace(ADRESSE, adresse).replace("{action}", "login"))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }
}

package de.postfachhub.zugang;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** The login over OpenID Connect in the browser: authorization code with state, nonce and PKCE. */
final class Dienstanmeldung {

    private final ClientRegistrationRepository dienste;
    private final Anmeldedienstabfrage abfrage;
    private final Dienstbenutzer benutzer;
    private final Dienstanfragen anfragen;
    private final String adresse;
    private final Dienstabweisung abweisung = new Dienstabweisung();

    /** @param adresse of the hub, as browsers reach it, or how to find it in a request */
    Dienstanmeldung(
            ClientRegistrationRepository dienste,
            Anmeldedienstabfrage abfrage,
            Dienstbenutzer benutzer,
            Dienstanfragen anfragen,
            String adresse) {
        this.dienste = dienste;
        this.abfrage = abfrage;
        this.benutzer = benutzer;
        this.anfragen = anfragen;
        this.adresse = adresse;
    }

    void richteEin(HttpSecurity http) throws Exception {
        http.oauth2Login(this::richteEin)
                .logout(abmelden -> abmelden.logoutSuccessHandler(new Dienstabmeldung(dienste, adresse)));
    }

    private void richteEin(OAuth2LoginConfigurer<HttpSecurity> anmeldung) {
        anmeldung
                .loginPage(Anmeldung.SEITE)
                .clientRegistrationRepository(dienste)
                .authorizedClientRepository(new KeineZugriffstoken())
                .authorizationEndpoint(aufruf -> aufruf.authorizationRequestRepository(anfragen))
                .tokenEndpoint(token -> token.accessTokenResponseClient(abfrage.token()))
                .userInfoEndpoint(angaben -> angaben.oidcUserService(benutzerdienst()))
                .successHandler(Anmeldung::leiteWeiter)
                .failureHandler(abweisung)
                // A provider that is away fails before anybody was sent to it.
                .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(abweisung);
                        return filter;
                    }
                });
    }

    private OAuth2UserService<OidcUserRequest, OidcUser> benutzerdienst() {
        var dienst = new OidcUserService();
        dienst.setOauth2UserService(abfrage.benutzerangaben());
        dienst.setOidcUserConverter(quelle -> benutzer.benutzer(quelle.getUserRequest(), quelle.getUserInfo()));
        return anmeldung -> {
            try {
                return dienst.loadUser(anmeldung);
            } catch (IllegalArgumentException e) {
                // What the provider says of the user lacks the name.
                throw new OAuth2AuthenticationException(new OAuth2Error(Dienstbenutzer.NAME_UNBRAUCHBAR), e);
            }
        };
    }
}

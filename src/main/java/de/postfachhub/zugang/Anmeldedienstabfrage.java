package de.postfachhub.zugang;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Asks OpenID providers, as Spring Security would, but not for ever: without a time limit one that hangs would hold a thread of the
 * web server for each click, until none is left for the health probes.
 */
final class Anmeldedienstabfrage implements JwtDecoderFactory<ClientRegistration> {

    private static final Duration VERBINDUNG = Duration.ofSeconds(5);
    private static final Duration ANTWORT = Duration.ofSeconds(10);

    private final Map<String, JwtDecoder> pruefer = new ConcurrentHashMap<>();

    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> token() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(befristet())
                .messageConverters(form -> {
                    form.clear();
                    form.addAll(List.of(
                            new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    DefaultOAuth2UserService benutzerangaben() {
        var abfrage = new RestTemplate(befristet());
        abfrage.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var dienst = new DefaultOAuth2UserService();
        dienst.setRestOperations(abfrage);
        return dienst;
    }

    /** Checks id tokens; keeps the keys of a provider until it signs with another. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration dienst) {
        return pruefer.computeIfAbsent(dienst.getRegistrationId(), id -> pruefer(dienst));
    }

    private static JwtDecoder pruefer(ClientRegistration dienst) {
        var pruefer = NimbusJwtDecoder.withJwkSetUri(dienst.getProviderDetails().getJwkSetUri())
                // Only what is signed with a key that the provider alone has.
                .jwsAlgorithms(erlaubte -> erlaubte.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .restOperations(new RestTemplate(befristet()))
                .build();
        pruefer.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new OidcIdTokenValidator(dienst)));
        pruefer.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return pruefer;
    }

    private static SimpleClientHttpRequestFactory befristet() {
        var verbindungen = new SimpleClientHttpRequestFactory();
        verbindungen.setConnectTimeout(VERBINDUNG);
        verbindungen.setReadTimeout(ANTWORT);
        return verbindungen;
    }
}

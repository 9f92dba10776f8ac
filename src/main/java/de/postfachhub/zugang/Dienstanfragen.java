package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the hub must still know of somebody who is at the OpenID provider: state, nonce, PKCE, and the page that they wanted. It travels
 * in a cookie that only this process can read and write (AES-GCM), for ten minutes; so whoever just begins leaves nothing behind here. The
 * latest attempt of a browser counts. After a restart, or at another instance, the person begins anew.
 */
final class Dienstanfragen implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String KEKS = "postfach-anmeldedienst";
    private static final Duration GUELTIGKEIT = Duration.ofMinutes(10);
    private static final int SCHLUESSEL = 32;
    /** Initialization vector and tag. */
    private static final int MINDESTENS = 32;

    /** @param bis seconds of the epoch */
    private record Unterwegs(
            String state,
            String rueckkehr,
            Map<String, String> merkmale,
            @Nullable String weiter,
            long bis) {}

    private final BytesEncryptor schloss = new AesBytesEncryptor(
            new SecretKeySpec(KeyGenerators.secureRandom(SCHLUESSEL).generateKey(), "AES"),
            KeyGenerators.secureRandom(16),
            AesBytesEncryptor.CipherAlgorithm.GCM);

    private final ClientRegistrationRepository dienste;
    private final JsonMapper json;
    private final Clock uhr;

    Dienstanfragen(ClientRegistrationRepository dienste, JsonMapper json, Clock uhr) {
        this.dienste = dienste;
        this.json = json;
        this.uhr = uhr;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest gestellte, HttpServletRequest anfrage, HttpServletResponse antwort) {
        if (gestellte == null) {
            setze(anfrage, antwort, "", Duration.ZERO);
            return;
        }
        var merkmale = gestellte.getAttributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, eintrag -> String.valueOf(eintrag.getValue())));
        var unterwegs = new Unterwegs(
                gestellte.getState(),
                gestellte.getRedirectUri(),
                merkmale,
                Wunschseite.von(anfrage).orElse(null),
                uhr.instant().plus(GUELTIGKEIT).getEpochSecond());
        var verschlossen = schloss.encrypt(json.writeValueAsBytes(unterwegs));
        setze(anfrage, antwort, Base64.getUrlEncoder().withoutPadding().encodeToString(verschlossen), GUELTIGKEIT);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest anfrage) {
        return unterwegs(anfrage).map(this::gestellte).orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest anfrage, HttpServletResponse antwort) {
        var unterwegs = unterwegs(anfrage);
        unterwegs.ifPresent(eine -> {
            setze(anfrage, antwort, "", Duration.ZERO);
            anfrage.setAttribute(Wunschseite.ATTRIBUT, eine.weiter());
        });
        return unterwegs.map(this::gestellte).orElse(null);
    }

    private Optional<Unterwegs> unterwegs(HttpServletRequest anfrage) {
        var keks = WebUtils.getCookie(anfrage, Keks.name(KEKS, Keks.istSicher(anfrage)));
        return Optional.ofNullable(keks)
                .flatMap(einer -> oeffne(einer.getValue()))
                .filter(eine -> eine.state().equals(anfrage.getParameter(OAuth2ParameterNames.STATE)))
                .filter(eine -> uhr.instant().getEpochSecond() < eine.bis());
    }

    private Optional<Unterwegs> oeffne(String wert) {
        try {
            var verschlossen = Base64.getUrlDecoder().decode(wert.getBytes(StandardCharsets.ISO_8859_1));
            return verschlossen.length < MINDESTENS
                    ? Optional.empty()
                    : Optional.of(json.readValue(schloss.decrypt(verschlossen), Unterwegs.class));
        } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
            // Of another process, or made by somebody else.
            return Optional.empty();
        }
    }

    /** Null if the provider isn't configured any more. */
    private @Nullable OAuth2AuthorizationRequest gestellte(Unterwegs unterwegs) {
        var dienst = dienste.findByRegistrationId(
                unterwegs.merkmale().getOrDefault(OAuth2ParameterNames.REGISTRATION_ID, ""));
        return dienst == null ? null : gestellte(unterwegs, dienst);
    }

    private static OAuth2AuthorizationRequest gestellte(Unterwegs unterwegs, ClientRegistration dienst) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(dienst.getProviderDetails().getAuthorizationUri())
                .clientId(dienst.getClientId())
                .redirectUri(unterwegs.rueckkehr())
                .scopes(dienst.getScopes())
                .state(unterwegs.state())
                .attributes(merkmale -> merkmale.putAll(unterwegs.merkmale()))
                .build();
    }

    private static void setze(HttpServletRequest anfrage, HttpServletResponse antwort, String wert, Duration dauer) {
        antwort.addHeader(
                HttpHeaders.SET_COOKIE,
                Keks.mit(KEKS, Keks.istSicher(anfrage), wert, dauer).toString());
    }
}

package de.postfachhub.zugang;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** Keeps no access token: the hub asks an OpenID provider for nothing after the login. */
final class KeineZugriffstoken implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String dienst, Authentication wer, HttpServletRequest anfrage) {
        return null;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication wer,
            HttpServletRequest anfrage,
            HttpServletResponse antwort) {}

    @Override
    public void removeAuthorizedClient(
            String dienst, Authentication wer, HttpServletRequest anfrage, HttpServletResponse antwort) {}
}
